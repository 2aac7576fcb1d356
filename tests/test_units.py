import numpy as np
import pytest

from matchengine.trade.units import factor, kilograms, normalise_unit


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("ton", "kg", 1000.0),
        ("kg", "ton", 0.001),
        ("Kuintal", "KG", 100.0),
        ("kwintal", "ton", 0.1),
        ("gram", "kg", 0.001),
        ("ons", "kg", 0.1),
        ("m3", "liter", 1000.0),
        ("m³", "m3", 1.0),
        ("ekor", "Ekor ", 1.0),  # not known, but the same
        ("", "", 1.0),
    ],
)
def test_factor_converts(source: str, target: str, expected: float):
    assert factor([source], [target]) == pytest.approx([expected])


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("kg", "ekor"),
        ("ekor", "kg"),
        ("m3", "ton"),
        ("", "kg"),
        ("kg", ""),
        ("kg * kg", "kg"),  # a cell is a name, never a formula
        ("9**9**9", "kg"),
        ("meter", "kg"),  # not one of ours, though a library might know it
    ],
)
def test_factor_that_is_not_known_is_nan(source: str, target: str):
    assert np.isnan(factor([source], [target])).all()


def test_kilograms_of_units_with_and_without_mass():
    found = kilograms(["ton", "kg", "ekor", "liter", ""])
    assert found[:2].tolist() == [1000.0, 1.0]
    assert np.isnan(found[2:]).all()


def test_factor_of_nothing_is_nothing():
    assert factor([], []).tolist() == []


def test_normalise_unit_knows_spellings():
    assert normalise_unit(" KGS. ") == "kilogram"
    assert normalise_unit("Ikat  besar") == "ikat besar"
