"""What is worth saying: only what is certain, and large enough to act upon."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from matchengine.live.advising.records import Advice, Fair, Point, Recommendation

WORTH = 0.25
"""One more table, slot or delegate is advised if it certainly adds at least this share
of what a table, a slot, a business of the mission is worth on average."""
WORTH_A_LENGTH = 0.01
ADDS_NOTHING = 0.0005
"""What adds less than this share of the value for sure adds next to nothing."""
FAIR_COST = 0.01
"""A floor for everybody is advised if it costs no more than this share of the value."""
SENSITIVE = 0.05
"""A weight matters if moving it changes more than this share of the meetings."""


def recommended(advice: Advice) -> tuple[Recommendation, ...]:
    """Say what is worth saying, in the order in which it is told."""
    if not advice.base.value:
        return ()
    return tuple(said for rule in RECOMMENDERS for said in rule(advice))


def tables(advice: Advice) -> Iterator[Recommendation]:
    """More tables as long as each further one certainly adds enough."""
    points = [one for one in advice.of("tables") if one.gain is not None]
    more = [point for point in points if point.step.by > 0]
    if not more:
        return
    best = _climbed(advice, more, WORTH / max(1, advice.base.tables))
    if best is None:
        if _adds_nothing(advice, more[-1]):
            yield _told("tables_enough", advice, more[-1])
        yield from _fewer_tables(advice, points)
        return
    yield _told("more_tables", advice, best, next=_next(advice, more, best))
    if advice.kept_free:
        yield Recommendation("kept_free", {"tables": advice.kept_free})


def slots(advice: Advice) -> Iterator[Recommendation]:
    """A longer day if that certainly adds enough; a shorter one if it costs nothing."""
    points = [one for one in advice.of("slots") if one.gain is not None]
    more = [point for point in points if point.step.by > 0]
    best = _climbed(advice, more, WORTH / max(1, advice.base.slots))
    if best is not None:
        yield _told("more_slots", advice, best, next=_next(advice, more, best))
    elif more and _adds_nothing(advice, more[-1]):
        yield _told("slots_enough", advice, more[-1])
    fewer = [point for point in points if point.step.by < 0]
    cheap = [point for point in fewer if _costs_nothing(advice, point)]
    if cheap:
        yield _told("fewer_slots", advice, cheap[0])


def minutes(advice: Advice) -> Iterator[Recommendation]:
    """Another length of meetings, if it certainly adds enough."""
    points = [one for one in advice.of("minutes") if one.gain is not None]
    better = [one for one in points if _low(advice, one) >= WORTH_A_LENGTH]
    if better:
        yield _told("other_length", advice, max(better, key=lambda one: one.value or 0))
    elif points:
        yield Recommendation("length_is_good")


def delegates(advice: Advice) -> Iterator[Recommendation]:
    """The delegates that are certainly worth bringing."""
    points = [one for one in advice.of("delegates") if one.gain is not None]
    average = 2 / max(1, advice.participants)  # a meeting counts for both of its two
    worth = [one for one in points if _low(advice, one) >= WORTH * average]
    for point in sorted(worth, key=lambda one: -_low(advice, one)):
        yield _told("delegate", advice, point)
    if not worth and advice.slack is not None:
        yield Recommendation("no_delegate", {"at_most": _most_of_delegates(advice)})


def fairness(advice: Advice) -> Iterator[Recommendation]:
    """The highest floor that costs little, and the step at which it becomes dear."""
    held = [one for one in advice.fairness if one.loss is not None]
    value = advice.base.value or 1
    if len(held) < 2:
        return
    cheap = [one for one in held if one.loss and one.loss.high <= FAIR_COST * value]
    best = cheap[-1]
    if best.floor:
        before = _cost(cheap[-2], value)["high"] if best.floor > 1 else 0.0
        facts = {"floor": best.floor, "step_before": before, **_cost(best, value)}
        yield Recommendation("floor", facts)
    dear = [one for one in held if one.floor > best.floor]
    if dear:
        facts = {"floor": dear[0].floor, **_cost(dear[0], value)}
        yield Recommendation("floor_is_dear", facts)
    ends = [one.floor for one in advice.fairness if one.reached == "impossible"]
    if ends:
        yield Recommendation("floor_ends", {"floor": ends[0]})


def weights(advice: Advice) -> Iterator[Recommendation]:
    """The weights on which the plan hangs; or that it hangs on none."""
    if not advice.weights:
        return
    found = sorted(advice.weights, key=lambda one: -one.share)
    mattering = [one for one in found if one.share - _noise(advice) > SENSITIVE]
    for one in mattering:
        facts = {
            "side": one.side,
            "part": one.part,
            "factor": one.factor,
            "share": one.share,
            "sure": one.sure,
        }
        yield Recommendation("weight", facts)
    if not mattering:
        yield Recommendation("no_weight", {"share": found[0].share})


RECOMMENDERS: tuple[Callable[[Advice], Iterator[Recommendation]], ...] = (
    tables,
    slots,
    minutes,
    delegates,
    fairness,
    weights,
)
"""What is looked at, in the order in which it is told."""


def _fewer_tables(advice: Advice, points: Sequence[Point]) -> Iterator[Recommendation]:
    cheap = [p for p in points if p.step.by < 0 and _costs_nothing(advice, p)]
    if cheap:
        yield _told("fewer_tables", advice, cheap[0])


def _climbed(advice: Advice, more: Sequence[Point], worth: float) -> Point | None:
    """Give the last of ever larger steps that certainly adds enough to the one before.

    Enough is `worth` for every table or slot of the step, as a share of the value.
    """
    best: Point | None = None
    before = advice.base
    for point in more:
        by = point.step.by - (0 if best is None else best.step.by)
        if _sure_gain(before, point) < worth * by * (advice.base.value or 1):
            break
        best = before = point
    return best


def _sure_gain(before: Point, after: Point) -> int:
    """Give what the best value certainly gains from one point to the next."""
    if after.value is None or before.bound is None:
        return 0
    return after.value - before.bound


def _next(
    advice: Advice, more: Sequence[Point], best: Point
) -> dict[str, float] | None:
    """Say what the next step after the best one adds at most, if it was asked."""
    after = [one for one in more if one.step.by > best.step.by]
    later = [one for one in after if one.bound is not None]
    if not later or best.value is None or later[0].bound is None:
        return None
    added = max(0, later[0].bound - best.value) / (advice.base.value or 1)
    return {"by": later[0].step.by, "adds": added}


def _told(kind: str, advice: Advice, point: Point, **more: object) -> Recommendation:
    value = advice.base.value or 1
    served, before = point.served, advice.base.served
    facts = {
        "by": point.step.by,
        "who": point.step.who,
        "low": _low(advice, point),
        "high": 0.0 if point.gain is None else point.gain.high / value,
        "slots": point.slots,
        "businesses": 0
        if served is None or before is None
        else served.businesses - before.businesses,
        "meetings": 0
        if served is None or before is None
        else served.meetings - before.meetings,
        **more,
    }
    return Recommendation(kind, facts)


def _low(advice: Advice, point: Point) -> float:
    return 0.0 if point.gain is None else point.gain.low / (advice.base.value or 1)


def _adds_nothing(advice: Advice, point: Point) -> bool:
    limit = ADDS_NOTHING * (advice.base.value or 1)
    return point.gain is not None and point.gain.high <= limit


def _costs_nothing(advice: Advice, point: Point) -> bool:
    limit = ADDS_NOTHING * (advice.base.value or 1)
    served, before = point.served, advice.base.served
    if served is None or before is None or point.gain is None:
        return False
    return -point.gain.low <= limit and served.businesses >= before.businesses


def _cost(one: Fair, value: int) -> dict[str, float]:
    low, high = (0, 0) if one.loss is None else (one.loss.low, one.loss.high)
    return {"low": low / value, "high": high / value}


def _most_of_delegates(advice: Advice) -> float:
    """Give what no further delegate is worth more than, as a share of the value."""
    tried = {one.step.who: one.gain for one in advice.of("delegates")}
    most = [advice.slack or 0]
    for price in advice.prices:
        if price.step.kind == "delegates":
            gain = tried.get(price.step.who)
            most.append(price.at_most if gain is None else gain.high)
    return max(most) / (advice.base.value or 1)


def _noise(advice: Advice) -> float:
    return advice.noise / max(1, max(one.of for one in advice.weights))
