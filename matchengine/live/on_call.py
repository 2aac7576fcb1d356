"""Who has time in a slot, and what it saves on average if it is asked to wait."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matchengine.live.at_risk import OnCall
from matchengine.solving.indexed import (
    CERTAIN,
    NOWHERE,
    Bools,
    Floats,
    Indexed,
    Ints,
)
from matchengine.solving.standbys import Waiting, all_waiting


@dataclass(frozen=True)
class _Needs:
    """Who may need somebody: entries, together for each slot and who could help.

    Those worth most come first. `chance` is that one stays away and `waits` has come;
    `worth` is the value of the pair, times the chance that who helps has come.
    """

    slot: Ints
    helps: Ints
    waits: Ints
    chance: Floats
    worth: Floats


def who_is_on_call(indexed: Indexed, slot: Ints) -> tuple[OnCall, ...]:
    """List by slot who has time to stand by, those first who save most.

    Each helps one only: of those who need it the one with whom it is worth most. That
    one stays away and another does not are taken to have nothing to do with each other.
    """
    needs = _needs(indexed, slot)
    starts = _starts(needs)
    ends = [*starts[1:].tolist(), len(needs.slot)]
    saves = np.add.reduceat(_saved(needs, starts), starts) if len(starts) else starts
    order = np.lexsort((needs.helps[starts], -saves, needs.slot[starts]))
    names = [one.id for one in indexed.problem.participants]
    slots = [one.id for one in indexed.problem.slots]
    return tuple(
        OnCall(
            slots[needs.slot[starts[i]]],
            names[needs.helps[starts[i]]],
            float(saves[i]),
            tuple(dict.fromkeys(names[p] for p in needs.waits[starts[i] : ends[i]])),
        )
        for i in order.tolist()
    )


def _needs(indexed: Indexed, slot: Ints) -> _Needs:
    """Gather all needs that somebody could meet."""
    slots = slot[slot != NOWHERE]
    none, nothing = np.zeros(0, dtype=np.int64), np.zeros(0)
    found = [(none, none, none, nothing, nothing)]
    found += [_needs_of(indexed, slots, some) for some in all_waiting(indexed, slot)]
    columns = [np.concatenate(column) for column in zip(*found, strict=True)]
    where, helps, worth = columns[0], columns[1], columns[4]
    order = np.lexsort((-worth, helps, where))
    return _Needs(*(column[order] for column in columns))


def _needs_of(
    indexed: Indexed, slots: Ints, some: Waiting
) -> tuple[Ints, Ints, Ints, Floats, Floats]:
    """Give the columns of `_Needs` for one who waits."""
    sides = indexed.sides
    other = sides.other[some.own]
    # Of two pairs with the same one the first is worth more.
    _, first = np.unique(other, return_index=True)
    row, column = np.nonzero(some.able[:, first])
    side = first[column] + some.own.start
    away = CERTAIN - indexed.present[some.absent[row]]
    chance = away * indexed.present[some.waits] / CERTAIN**2
    waits = np.full(len(row), some.waits)
    here = slots[some.meeting[row]]
    return here, sides.other[side], waits, chance, sides.worth[side] / CERTAIN


def _starts(needs: _Needs) -> Ints:
    """Find where a slot, or who could help in it, is another than before."""
    new: Bools = np.ones(len(needs.slot), dtype=bool)
    new[1:] = (np.diff(needs.slot) != 0) | (np.diff(needs.helps) != 0)
    return np.flatnonzero(new)


def _saved(needs: _Needs, starts: Ints) -> Floats:
    """[needs] what is saved there on average: only where nobody before needs help."""
    lengths = np.diff(np.append(starts, len(needs.slot)))
    nobody: Floats = np.ones(len(starts))
    saved: Floats = np.zeros(len(needs.slot))
    for rank in range(int(lengths.max(initial=0))):
        left = np.flatnonzero(lengths > rank)
        at = starts[left] + rank
        saved[at] = nobody[left] * needs.chance[at] * needs.worth[at]
        nobody[left] *= 1 - needs.chance[at]
    return saved
