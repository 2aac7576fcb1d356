import numpy as np
import pytest

from matchengine.trade.unit_words import DEFINITIONS
from matchengine.trade.units import (
    factor,
    is_unit,
    kilograms,
    nearest_unit,
    normalise_unit,
    weight_of,
)


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
        ("ember besar", "Ember  Besar", 1.0),  # not known, but the same
        ("kodi", "lembar", 20.0),
        ("gros", "lusin", 12.0),
        ("rim", "lbr", 500.0),
        ("kubik", "ltr", 1000.0),
        ("unit/pcs", "buah", 1.0),
        ("ekr", "ekor", 1.0),
        ("kg/bulan", "Kg.", 1.0),
        ("per kg", "kilo", 1.0),
        ("kontainer 40ft", "container 20ft", 2.0),
        ("meter persegi", "m²", 1.0),
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
        ("meter", "kg"),
        ("karung", "kg"),  # no fixed weight
        ("parsec", "meter"),  # not one of ours, though a library knows it
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


def test_every_spelling_means_one_unit():
    rows = [line.split(" = ") for line in DEFINITIONS.splitlines() if line]
    words = [word for name, _, *others in rows for word in {name, *others}]
    assert len(words) == len(set(words))
    for name, *_ in rows:
        assert normalise_unit(name.replace("_", " ")) == name


@pytest.mark.parametrize(
    ("unit", "listed", "kg"),
    [
        ("kilogram", {"kg": 7}, 1),  # a kilogram weighs a kilogram
        ("ekor", {"ekor": 350}, 350),
        ("ekor", {"ekr.": 350}, 350),
        ("lusin", {"butir": 0.06}, 0.72),
        ("m3", {"liter": 0.9}, 900),
        ("sak", {"karung": 50}, 50),
        ("sak", {"ekor": 350}, np.nan),
        ("peti", {}, np.nan),
    ],
)
def test_weight_of_a_unit(unit: str, listed: dict[str, float], kg: float):
    assert weight_of(unit, listed) == pytest.approx(kg, nan_ok=True)


def test_what_is_no_unit_is_told_with_the_nearest():
    assert is_unit("Kg.")
    assert not is_unit("kilogrm")
    assert nearest_unit("kilogrm") == "Did you mean 'kilogram'?"
