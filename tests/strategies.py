"""Random tiny problems in which every field and rule can be switched on."""

from __future__ import annotations

from collections.abc import Callable, Collection
from itertools import permutations
from random import Random
from typing import Any

from hypothesis import strategies as st

from matchengine.problem import (
    GOAL_NAMES,
    BaselineMeeting,
    Fixed,
    Goal,
    Pair,
    Participant,
    Problem,
    Resource,
    Rules,
    Slot,
    Table,
)

Parts = dict[str, Any]


def random_problem(seed: int, *, switches: Collection[str] | None = None) -> Problem:
    """A problem of at most 5 participants, 6 pairs, 4 slots and 3 tables.

    `switches` names what is used, of `SWITCHES`; None draws them too: none, a few,
    many or all. The same seed and switches give the same problem.
    """
    rng = Random(seed)
    if switches is None:
        share = rng.choice((0, 0.15, 0.3, 0.3, 0.5, 0.7, 1))
        switches = [name for name in SWITCHES if rng.random() < share]
    unknown = set(switches) - set(SWITCHES)
    if unknown:
        raise ValueError(f"no such switches: {sorted(unknown)}")
    parts = _plain(rng)
    for name, switch in SWITCHES.items():
        if name in switches:
            switch(rng, parts)
    return _built(parts)


def problems(switches: Collection[str] | None = None) -> st.SearchStrategy[Problem]:
    """The same as a hypothesis strategy."""
    return st.integers(0, 10**9).map(lambda n: random_problem(n, switches=switches))


def _plain(rng: Random) -> Parts:
    """Ids, who may meet whom, and values; buyers and sellers may be the same."""
    people = [f"P{n}" for n in range(rng.randint(2, 5))]
    half = rng.randint(1, len(people) - 1)
    apart = rng.random() < 0.3
    couples = [
        (buyer, seller)
        for buyer, seller in permutations(people, 2)
        if not apart or (buyer in people[:half] and seller not in people[:half])
    ]
    couples = rng.sample(couples, min(len(couples), rng.randint(1, 6)))
    return {
        "slots": [{"id": f"s{n}"} for n in range(rng.randint(1, 4))],
        "tables": [{"id": f"t{n}"} for n in range(rng.randint(1, 3))],
        "participants": [{"id": one} for one in people],
        "pairs": [
            {"id": f"{b}|{s}", "buyer": b, "seller": s, "value": rng.randint(0, 9)}
            for b, s in couples
        ],
        "rules": {},
    }


def _some(rng: Random, things: list[Any], most: int) -> list[Any]:
    return rng.sample(things, min(len(things), rng.randint(1, most)))


def _ids(records: list[Parts]) -> list[str]:
    return [record["id"] for record in records]


def _delegates(rng: Random, parts: Parts) -> None:
    for one in _some(rng, parts["participants"], 3):
        one["delegates"] = rng.randint(2, 3)


def _unavailable(rng: Random, parts: Parts) -> None:
    for one in _some(rng, parts["participants"], 3):
        one["unavailable"] = _some(rng, _ids(parts["slots"]), 2)


def _minimum(rng: Random, parts: Parts) -> None:
    for one in _some(rng, parts["participants"], 4):
        one["min_meetings"] = rng.randint(1, 3)


def _maximum(rng: Random, parts: Parts) -> None:
    for one in _some(rng, parts["participants"], 3):
        least = one.get("min_meetings", 0)
        one["max_meetings"] = max(least, rng.choice((0, 1, 1, 2, 2, 3)))


def _required(rng: Random, parts: Parts) -> None:
    for pair in _some(rng, parts["pairs"], 2):
        pair["required"] = True


def _fixed(rng: Random, parts: Parts) -> None:
    for pair in _some(rng, parts["pairs"], 2):
        pair["fixed"] = Fixed(rng.choice(_ids(parts["slots"])))


def _fixed_table(rng: Random, parts: Parts) -> None:
    for pair in _some(rng, parts["pairs"], 1):
        slot = rng.choice(_ids(parts["slots"]))
        pair["fixed"] = Fixed(slot, rng.choice(_ids(parts["tables"])))


def _pair_slots(rng: Random, parts: Parts) -> None:
    slots = _ids(parts["slots"])
    for pair in _some(rng, parts["pairs"], 4):
        pair["slots"] = rng.sample(slots, rng.randint(0, min(2, len(slots))))


def _resources(rng: Random, parts: Parts) -> None:
    parts["resources"] = [Resource("r0", rng.randint(0, 2)), Resource("r1", 1)]
    for pair in _some(rng, parts["pairs"], 4):
        pair["resources"] = rng.choices(("r0", "r1"), k=rng.randint(1, 2))


def _precedences(rng: Random, parts: Parts) -> None:
    pairs = _ids(parts["pairs"])
    count = rng.randint(1, 3)
    chosen = [(rng.choice(pairs), rng.choice(pairs)) for _ in range(count)]
    # Most pairs may be held: one that precedes itself may not, and is kept rare.
    parts["precedences"] = [c for c in chosen if c[0] != c[1] or rng.random() < 0.3]


def _own_tables(rng: Random, parts: Parts) -> None:
    tables = _some(rng, _ids(parts["tables"]), 2)
    for one, table in zip(_some(rng, parts["participants"], 2), tables, strict=False):
        one["table"] = table


def _zones(rng: Random, parts: Parts) -> None:
    for table in parts["tables"]:
        table["zone"] = rng.choice(("A", "B", "B", None))
    far = rng.choice(
        ([("A", "B")], [("B", "A")], [("A", "A"), ("B", "A")], [("B", "B")])
    )
    parts["rules"]["zone_change_needs_free_slot"] = far


def _sessions(rng: Random, parts: Parts) -> None:
    for slot in parts["slots"]:
        slot["session"] = rng.choice(("am", "pm", None))


def _spread(rng: Random, parts: Parts) -> None:
    parts["rules"]["max_idle_gap_spread"] = rng.choice((0, 0, 1))


def _free_tables(rng: Random, parts: Parts) -> None:
    spare = len(parts["tables"]) - (rng.random() < 0.8)
    parts["rules"]["free_tables_per_slot"] = min(spare, rng.choice((1, 1, 2)))


def _table_unavailable(rng: Random, parts: Parts) -> None:
    for table in _some(rng, parts["tables"], 2):
        table["unavailable"] = _some(rng, _ids(parts["slots"]), 2)


def _baseline(rng: Random, parts: Parts) -> None:
    slots = [*_ids(parts["slots"]), *_ids(parts["slots"]), "gone", None]
    tables = [*_ids(parts["tables"]), *_ids(parts["tables"]), "gone", None]
    pairs = [*_some(rng, _ids(parts["pairs"]), 4), "gone|gone"]
    parts["baseline"] = [
        BaselineMeeting(pair, slot=rng.choice(slots), table=rng.choice(tables))
        for pair in rng.sample(pairs, rng.randint(1, len(pairs)))
    ]


def _twins(rng: Random, parts: Parts) -> None:
    twin = dict(rng.choice(parts["pairs"]))
    twin |= {"id": twin["id"] + "#2", "value": rng.randint(0, 9)}
    if rng.random() < 0.5:
        twin |= {"buyer": twin["seller"], "seller": twin["buyer"]}
    parts["pairs"] = [*parts["pairs"][:5], twin]


def _large_values(rng: Random, parts: Parts) -> None:
    for pair in parts["pairs"]:
        pair["value"] = rng.randint(1, 9) * 10**13 + rng.randint(0, 9)


def _absence(rng: Random, parts: Parts) -> None:
    for one in _some(rng, parts["participants"], 4):
        one["absence"] = rng.choice((0.1, 0.25, 0.5, 0.3337, 1.0))
    for pair in parts["pairs"]:
        # Large enough that not everything is rounded down to nothing.
        pair["value"] = pair.get("value", 0) * 7


def _goals(rng: Random, parts: Parts) -> None:
    names = rng.sample(GOAL_NAMES, rng.randint(0, len(GOAL_NAMES)))
    parts["goals"] = [Goal(name) for name in names]


def _gives(rng: Random, parts: Parts) -> None:
    goals = parts.get("goals", [Goal("value"), Goal("idle_gaps"), Goal("table_moves")])
    parts["goals"] = [Goal(g.goal, rng.choice((0, 0.1, 0.5, 2))) for g in goals]


def _built(parts: Parts) -> Problem:
    kinds = {"slots": Slot, "tables": Table, "participants": Participant, "pairs": Pair}
    records = {name: [kind(**p) for p in parts[name]] for name, kind in kinds.items()}
    rest = {name: part for name, part in parts.items() if name not in kinds}
    return Problem(**records, **{**rest, "rules": Rules(**parts["rules"])})


# Applied in this order: twins come first, so that rules can strike them too.
SWITCHES: dict[str, Callable[[Random, Parts], None]] = {
    "twins": _twins,
    "delegates": _delegates,
    "unavailable": _unavailable,
    "minimum": _minimum,
    "maximum": _maximum,
    "required": _required,
    "fixed": _fixed,
    "fixed_table": _fixed_table,
    "pair_slots": _pair_slots,
    "resources": _resources,
    "precedences": _precedences,
    "own_tables": _own_tables,
    "zones": _zones,
    "sessions": _sessions,
    "spread": _spread,
    "free_tables": _free_tables,
    "table_unavailable": _table_unavailable,
    "baseline": _baseline,
    "absence": _absence,
    "large_values": _large_values,
    "goals": _goals,
    "gives": _gives,
}
