"""Why two businesses have the score they have, or why they are no pair.

The two are scored again, alone, to see what the parts looked at. Where something keeps
them apart it is lifted, so that it can be told what the pair would be worth.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from matchengine.errors import Finding, InputError
from matchengine.scoring import Scores, Scoring, Term, score_pairs
from matchengine.trade.arrays import Floats
from matchengine.trade.explanation import Business, Explanation, LeftOut, LinePair
from matchengine.trade.lines import Lines
from matchengine.trade.looking import Tables
from matchengine.trade.mission import Mission, Place
from matchengine.trade.products import normalise_name
from matchengine.trade.scores import Basis
from matchengine.trade.telling import missing_blocks, tell

ANY_LIKENESS = 1e-9
"""A product floor that lets through whatever has anything in common."""

TOLD = ("needs", "offers", "wishes", "permits", "lanes", "pairs")
"""The tables whose rows an explanation may name."""


def explain(scores: Scores, mission: Mission, buyer: str, seller: str) -> Explanation:
    """Explain the score of two businesses, or why they are no pair.

    Parameters
    ----------
    scores
        What `score_pairs` gave for the mission.
    buyer, seller
        Ids; if they were scored the other way round, that is explained.

    Raises
    ------
    InputError
        If an id is not known, or if the scores are not those of the mission.
    """
    if scores.basis is None:
        raise _other_scores()
    _both_are_known(mission, buyer, seller)
    two = _Two(mission, scores.basis, buyer, seller)
    rows = _rows_of(scores, buyer, seller)
    left_out: tuple[LeftOut, ...] = ()
    if len(rows):
        pairs = two.tell(rows, two.scored_again().seen)
    elif two.are_on_one_side:
        left_out = (LeftOut("same_side", details={"side": two.side(buyer)}),)
        pairs = ()
    else:
        left_out, pairs = two.lifted()
    best = pairs[0] if pairs else None
    ends = (buyer, seller) if best is None else (best.buyer, best.seller)
    return Explanation(
        two.business(ends[0]),
        two.business(ends[1]),
        turned=ends != (buyer, seller),
        best=best,
        others=tuple(sorted(pairs[1:], key=lambda one: one.buyer != ends[0])),
        left_out=left_out,
        wishes=two.wishes,
        must=bool(len(rows) and rows["must"].iloc[0]),
        sources={name: mission.source(name) for name in TOLD},
        told=_told(mission),
    )


@dataclass(frozen=True)
class _Again:
    """The scores of two businesses alone, and the lines that were looked at."""

    scores: Scores
    seen: list[Lines]

    @property
    def rows(self) -> pd.DataFrame:
        return pd.concat([self.scores.frame, self.scores.others])

    def stopped_by(self, reason: str) -> bool:
        return reason in set(self.scores.excluded["reason"])


class _Two:
    """Two businesses of a mission, and what keeps them apart."""

    def __init__(self, mission: Mission, basis: Basis, one: str, other: str) -> None:
        self._mission = _only(mission, {one, other})
        self._basis = basis
        self._ends = (one, other)
        people = self._mission.participants.to_dict("records")
        self._people = {str(row["id"]): row for row in people}

    def business(self, one: str) -> Business:
        return Business(one, str(self._people[one]["name"]), self.side(one))

    def side(self, one: str) -> str:
        across = self._basis.across
        return str(self._people[one][across]) if across else ""

    @property
    def are_on_one_side(self) -> bool:
        one, other = (normalise_name(self.side(end)) for end in self._ends)
        return self._basis.across is not None and one == other

    def tell(self, rows: pd.DataFrame, seen: list[Lines]) -> tuple[LinePair, ...]:
        """Tell of rows of the scores."""
        try:
            return tell(rows, self._mission, seen, self._basis, self._mission.permits)
        except LookupError as error:
            raise _other_scores() from error

    def scored_again(
        self, mission: Mission | None = None, product_floor: float | None = None
    ) -> _Again:
        """Score the two alone, whatever they score."""
        basis, seen = self._basis, list[Lines]()
        first, *others = basis.terms  # all parts are asked about the same lines
        terms = {first: _noting(basis.terms[first], seen)}
        scoring = replace(
            basis.scoring,
            min_score=0,
            max_candidates=None,
            product_floor=product_floor or basis.scoring.product_floor,
        )
        scores = score_pairs(
            mission or self._mission,
            scoring,
            across=basis.across,
            on=basis.on,
            terms={**terms, **{name: basis.terms[name] for name in others}},
        )
        return _Again(scores, seen)

    @property
    def wishes(self) -> int:
        """Count those of the two that wish to meet."""
        wishes = self._mission.wishes
        return int(wishes.loc[wishes["wish"] != "no", "from"].nunique())

    def lifted(self) -> tuple[tuple[LeftOut, ...], tuple[LinePair, ...]]:
        """Say all that keeps the two apart, and tell of them without it."""
        reasons = list(self._vetoes())
        mission = self._mission
        no = mission.wishes["wish"] == "no"
        mission = replace(mission, wishes=mission.wishes[~no])
        again = self.scored_again(mission)
        blocked = again.stopped_by("permit")
        if blocked:
            lower = mission.permits["effect"].replace("block", "penalise")
            mission = replace(mission, permits=mission.permits.assign(effect=lower))
            again = self.scored_again(mission)
        if again.stopped_by("cold"):
            mission = replace(mission, lanes=mission.lanes.assign(reefer=True))
            again = self.scored_again(mission)
            reasons.append(LeftOut("cold", "lanes", details=self._ports(again)))
        pairs = self.tell(again.rows, again.seen)
        if blocked and pairs:
            reasons += [
                LeftOut("permit", "permits", row, {"permit": name})
                for name, row in missing_blocks(pairs[0])
            ]
        if not pairs:
            floor = self._basis.scoring.product_floor
            reasons.append(LeftOut("no_common_product", details={"least": floor}))
            again = self.scored_again(mission, ANY_LIKENESS)
            pairs = self.tell(again.rows, again.seen)
        elif pairs[0].score < self._basis.scoring.min_score:
            least = {"score": pairs[0].score, "least": self._basis.scoring.min_score}
            reasons.append(LeftOut("floor", details=least))
        if not reasons:
            most = {"most": self._basis.scoring.max_candidates}
            reasons.append(LeftOut("cut", details=most))
        return tuple(reasons), pairs

    def _vetoes(self) -> Iterator[LeftOut]:
        wishes = self._mission.wishes
        for row, who in wishes.loc[wishes["wish"] == "no", "from"].items():
            name = self._people[str(who)]["name"]
            yield LeftOut("veto", "wishes", int(str(row)), {"who": f"{name} ({who})"})

    def _ports(self, again: _Again) -> dict[str, str]:
        best = again.rows.iloc[0]
        ports = {one: str(row["port"]) for one, row in self._people.items()}
        return {"origin": ports[best["seller"]], "destination": ports[best["buyer"]]}


def _told(mission: Mission) -> dict[str, dict[int, Place]]:
    """Say by table where the rows were told that an event of the day brought."""
    found: dict[str, dict[int, Place]] = {}
    for (table, row), place in mission.told.items():
        if table in TOLD:
            found.setdefault(table, {})[row] = place
    return found


def _only(mission: Mission, ends: set[str]) -> Mission:
    """Leave out all other businesses."""
    tables = {
        "participants": ("id",),
        "offers": ("participant",),
        "needs": ("participant",),
        "wishes": ("from", "to"),
        "meetings": ("buyer", "seller"),
        "pairs": ("buyer", "seller"),
    }
    kept: dict[str, Any] = {
        name: mission.frame(name)[
            mission.frame(name)[list(columns)].isin(ends).all(axis=1)
        ]
        for name, columns in tables.items()
    }
    return replace(mission, **kept)


def _noting(term: Term, seen: list[Lines]) -> Term:
    """Note the lines that a part is asked about."""

    def noting(lines: Lines, mission: Mission, scoring: Scoring) -> Floats:
        seen.append(lines)
        return term(lines, mission, scoring)

    return noting


def _rows_of(scores: Scores, one: str, other: str) -> pd.DataFrame:
    """Give the pair's row, then those of its other line pairs."""
    ends = {one, other}

    def about(frame: pd.DataFrame, buyer: str, seller: str) -> pd.DataFrame:
        return frame[frame[buyer].isin(ends) & frame[seller].isin(ends)]

    pair = about(scores.frame, "buyer", "seller")
    if pair.empty:
        return pair
    return pd.concat([pair, about(scores.others, "pair_buyer", "pair_seller")])


def _both_are_known(mission: Mission, buyer: str, seller: str) -> None:
    tables = Tables({"participants": mission.participants}, mission.sources)
    known = tables.ids("participants") or set()
    source = mission.source("participants")
    findings = [
        Finding(
            source,
            f"there is no participant with the id of the {role}",
            tables.hint(one, "participants"),
            value=one,
        )
        for role, one in (("buyer", buyer), ("seller", seller))
        if one not in known
    ]
    if not findings and buyer == seller:
        problem, fix = "a business does not meet itself", "Name two businesses."
        findings.append(Finding(source, problem, fix, value=buyer))
    if findings:
        raise InputError(findings)


def _other_scores() -> InputError:
    problem = "they are not the scores of this mission"
    fix = "Give what score_pairs made of it, and the mission as it was then."
    return InputError([Finding("scores", problem, fix)])
