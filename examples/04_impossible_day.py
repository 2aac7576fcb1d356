"""A day that cannot be: what clashes, and what would help.

Writes a problem by hand, without any tables of a mission. Three meetings must be held
in two slots by somebody who can hold one at a time. Read `03_own_rule.py` before it;
where to go from here says the end of the README.
"""

import matchengine as me


def the_day(delegates: int) -> me.Problem:
    """Make the problem, with so many delegates of the buyer."""
    return me.Problem(
        slots=(me.Slot("morning"), me.Slot("noon")),
        tables=(me.Table("T1"), me.Table("T2")),
        participants=(
            me.Participant("B", name="Toko Borneo", delegates=delegates),
            me.Participant("rice"),
            me.Participant("sugar"),
            me.Participant("salt", unavailable=("morning",)),
        ),
        pairs=tuple(
            me.Pair("B", seller, 100, required=True)
            for seller in ("rice", "sugar", "salt")
        ),
    )


schedule = me.solve(the_day(delegates=1), time_limit=10)
print(f"With one delegate: {schedule.status}. These cannot hold together:")
for conflict in schedule.conflicts:
    print(f"- {conflict.sentence} What would help: {conflict.relaxation}")

schedule = me.solve(the_day(delegates=2), time_limit=10)
print(f"With two: {schedule.status}.")
print(schedule.to_frame().to_string(index=False))
