"""A part of the score of your own, from Python and from YAML, and what it does.

The part stands in `own_parts.py`: the mission wants small sellers to be met. Read
`02_read_a_score.py` before it; the parts that ship stand in `matchengine/scoring.py`.
"""

from own_parts import small_seller

import matchengine as me

BUYER, SELLER = "K01", "D09"

mission = me.read_mission("examples/diy-small")
plain = me.score_pairs(mission)

# From Python: the function among the terms, its name among the own parts, its weight.
scoring = me.Scoring(own_parts=("small_seller",), buyer_weights={"small_seller": 0.25})
terms = {**me.TERMS, "small_seller": small_seller}
scores = me.score_pairs(mission, scoring, terms=terms)

for made_by, of in (("parts that ship", plain), ("with an own part", scores)):
    pair = me.explain(of, mission, BUYER, SELLER).best
    assert pair is not None
    print(f"{made_by}: {SELLER} is worth {pair.value} to {BUYER}")
    assert sum(pair.points.values()) == pair.value

(own,) = (part for part in pair.parts if part.name == "small_seller")
share = f"{own.buyer_weight:.0%} of what the buyer sees"
print(f"  small_seller is {own.number:g}, {share}: {own.points} points")

# From YAML: `scoring.terms` names module and function; no line of Python is needed.
config = me.read_config("examples/05_own_part.yaml")
print(f"the YAML names {list(config.scoring.terms)}; `matchengine score` loads it")
