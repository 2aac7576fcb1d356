"""What a score is made of: parts, two sides, wishes, and points that add up.

Takes one pair of `examples/diy-small` apart. Read `01_first_plan.py` before it and
`03_own_rule.py` after it; the formulas stand in `docs/model.md`.
"""

import matchengine as me

BUYER, SELLER = "K01", "D09"

mission = me.read_mission("examples/diy-small")
scores = me.score_pairs(mission)
ends = (scores.frame["buyer"] == BUYER) & (scores.frame["seller"] == SELLER)
pair = scores.frame[ends].iloc[0]
points = scores.contributions[ends].iloc[0]

# Rows are those of the spreadsheet: row 1 is the header.
need, offer = mission.needs.loc[pair["need"]], mission.offers.loc[pair["offer"]]
print(f"{BUYER} needs {need['product']}: {need['quantity_per_month']:.0f} kg a month")
print(f"{SELLER} offers {offer['capacity_per_month']:.0f} kg a month")

print("\npart         in [0, 1]  points")
for part in scores.parts:
    unknown = "  (not known)" if part in pair["unknown"] else ""
    print(f"{part:12s} {pair[part]:9.3f}  {points[part]:6d}{unknown}")
print(f"{'uneven':12s} {'':9s}  {points['uneven']:6d}")
print(f"{'wish':12s} {pair['wish']:9.3f}  {points['wish']:6d}")

buyer, seller = pair["buyer_utility"], pair["seller_utility"]
fit = 2 * buyer * seller / (buyer + seller)
print(f"\nThe buyer sees {buyer:.3f}, the seller {seller:.3f}: together {fit:.3f}.")
print(f"With the wishes the score is {pair['score']:.4f}, the value {pair['value']}.")
assert points.sum() == pair["value"]
