from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from matchengine.scoring import TERMS, Scoring
from matchengine.trade.settings import (
    BUYER_WEIGHTS,
    PARTS,
    SELLER_WEIGHTS,
    Compliance,
    WishValues,
)

FROM_YAML = TypeAdapter(Scoring)


def test_weights_of_each_side_add_up_to_1_by_default():
    assert sum(BUYER_WEIGHTS.values()) == pytest.approx(1)
    assert sum(SELLER_WEIGHTS.values()) == pytest.approx(1)


def test_parts_that_weights_may_name_are_the_terms():
    assert set(PARTS) == set(TERMS)


def test_weights_given_in_part_leave_the_others():
    scoring = FROM_YAML.validate_python({"buyer_weights": {"price": 1}})
    assert scoring.buyer_weights == {**BUYER_WEIGHTS, "price": 1}
    assert scoring.seller_weights == SELLER_WEIGHTS
    assert BUYER_WEIGHTS["price"] == 0.2


def test_a_mapping_sets_nested_values():
    scoring = FROM_YAML.validate_python(
        {"compliance": {"missing": 0}, "wishes": {"one": 0.5}, "max_candidates": None}
    )
    assert scoring == Scoring(
        compliance=Compliance(missing=0),
        wishes=WishValues(one=0.5),
        max_candidates=None,
    )


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"buyer_weights": {"prise": 1}}, "Did you mean 'price'?"),
        ({"seller_weights": {"product": -1}}, "greater than or equal to 0"),
        ({"buyer_weights": dict.fromkeys(PARTS, 0)}, "all 0"),
        ({"min_score": 1.1}, "less than or equal to 1"),
        ({"min_score": "0.3"}, "valid number"),
        ({"max_candidates": 0}, "greater than or equal to 1"),
        ({"max_candidates": 2.5}, "valid integer"),
        ({"price_tolerance": 0}, "greater than 0"),
        ({"product_floor": 0}, "greater than 0"),
        ({"deal_scale": float("inf")}, "finite"),
        ({"min_scores": 0.3}, "Unexpected keyword"),
        ({"wishes": {"one": 0.1}}, "none <= one <= mutual"),
        ({"compliance": {"held": 0.5}}, "missing <= in_process <= held"),
    ],
)
def test_settings_that_make_no_sense_are_refused(given: dict[str, Any], says: str):
    with pytest.raises(ValidationError, match=says):
        FROM_YAML.validate_python(given)


def test_own_parts_may_have_weights():
    scoring = Scoring(own_parts=("near",), seller_weights={"near": 0.2})
    assert scoring.seller_weights["near"] == 0.2


def test_schema_describes_every_field():
    fields = FROM_YAML.json_schema()["properties"]
    assert all(field.get("description") for field in fields.values())
    assert fields["buyer_weights"]["default"] == BUYER_WEIGHTS
