"""From two lists and a clock to a plan that is checked: the main job in Python.

The small mission of `examples/diy-small` is read, scored, built, solved and verified,
one step a line. Run it from the root of the repository; then read
`02_read_a_score.py`, which looks into one of the scores.
"""

import matchengine as me

config = me.read_config("configs/diy-small.yaml")
mission = me.read_mission(config.inputs)
scores = me.score_pairs(
    mission,
    config.scoring,
    across=config.mission.across,
    on=config.mission.date,
)
problem = me.build_problem(mission, scores, config)
schedule = me.solve(problem, time_limit=10)
report = me.verify(problem, schedule)

print(f"{len(schedule.meetings)} meetings, {schedule.status}, checked: {report.ok}")
print(schedule.agenda("K01").to_string(index=False))
