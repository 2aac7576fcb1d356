"""An explanation as text that a trade officer reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from matchengine.config import LANGUAGES, Language
from matchengine.results.numbers import amount, decimal, measured
from matchengine.results.words import part_name
from matchengine.screen.aligned import aligned
from matchengine.screen.explanation_words import WORDS, say
from matchengine.screen.summary import HEADING
from matchengine.trade.explanation import (
    Adjustment,
    Business,
    Explanation,
    LeftOut,
    Line,
    LinePair,
    PartOfScore,
    Permit,
    Way,
)
from matchengine.trade.scores import ESTIMATED

STANDINGS = ("missing", "in_process", "held", "note")


def explanation_lines(told: Explanation, language: Language) -> Iterator[str]:
    """Give the lines of an explanation; headings begin with `HEADING`."""
    speaker = _Speaker(told, language)
    yield HEADING + f"{plain(told.buyer.name)} · {plain(told.seller.name)}"
    if told.turned:
        yield say("turned", language, buyer=told.buyer.id, seller=told.seller.id)
    if told.left_out:
        yield say("not_proposed", language)
        yield from (f"- {speaker.reason(one)}" for one in told.left_out)
    yield ""
    if told.best is None:
        yield from aligned(list(speaker.businesses()))
        return
    if told.left_out:
        yield speaker.would_be(told.best)
    yield from aligned(list(speaker.facts(told.best)))
    if told.best.parts or told.best.adjustments:
        yield ""
        yield from speaker.table(told.best)
    yield from speaker.unknown(told.best)
    yield from speaker.others()


def plain(text: str) -> str:
    """Keep a text on its line, and free of what steers a terminal."""
    return "".join(c if c.isprintable() else " " for c in text)


class _Speaker:
    """Says what is in an explanation, in one language."""

    def __init__(self, told: Explanation, language: Language) -> None:
        self.told, self.language = told, language

    def reason(self, one: LeftOut) -> str:
        where = "" if one.row is None else self.where(one.table, one.row)
        details = {
            name: decimal(value, self.language, 4)
            if isinstance(value, (int, float))
            else plain(str(value))
            for name, value in one.details.items()
        }
        return say(f"why_{one.reason}", self.language, where=where, **details)

    def would_be(self, best: LinePair) -> str:
        reasons = {one.reason for one in self.told.left_out}
        if "no_common_product" in reasons:
            return say("nearest", self.language)
        word = "is_worth" if reasons <= {"cut", "floor"} else "would_be"
        return say(word, self.language, value=str(best.value))

    def businesses(self) -> Iterator[tuple[str, str]]:
        for word, one in (("buyer", self.told.buyer), ("seller", self.told.seller)):
            yield say(word, self.language), _business(one)

    def facts(self, pair: LinePair) -> Iterator[tuple[str, str]]:
        """What stands above the table of parts."""
        language = self.language
        yield from self.businesses()
        if pair.need is None or pair.offer is None:
            yield "", say("nothing_to_trade", language)
        else:
            yield say("need", language), self.line("needs", pair.need)
            yield say("offer", language), self.line("offers", pair.offer)
            if pair.way is not None:
                yield say("way", language), self.way(pair.way)
            yield say("deal", language), self.deal(pair)
            yield say("permits", language), self.permits(pair.permits)
        yield say("wishes", language), self.wish()
        if not self.told.left_out:
            word = "must_meet" if self.told.must else "of_1000"
            yield (
                say("value", language),
                say(word, language, value=str(pair.value)),
            )

    def line(self, table: str, line: Line) -> str:
        told = [plain(line.product), *([f"HS {line.hs}"] if line.hs else [])]
        told.append(self.where(table, line.row))
        name = line.commodity[LANGUAGES.index(self.language)] or line.commodity[0]
        if line.how and name:
            word = f"taken_by_{line.how.replace(' ', '_')}"
            sure = measured(line.confidence, "share", self.language)
            told.append(say(word, self.language, name=plain(name), confidence=sure))
        if line.contradicted:
            told.append(say("contradicted", self.language))
        return " · ".join(told)

    def where(self, table: str, row: int) -> str:
        source = self.told.sources.get(table, table)
        source, at = self.told.told.get(table, {}).get(row, (source, row))
        if at is None:
            return plain(source)
        return say("row", self.language, table=plain(source), row=str(at))

    def way(self, way: Way) -> str:
        words = {"local": "local", ESTIMATED: "by_estimate", "": "no_lane"}
        rows = (row for row in (way.row, way.second_row) if row is not None)
        return say(
            words.get(way.mode, "by_lane"),
            self.language,
            mode=plain(way.mode),
            ports=_ports(way),
            where="; ".join(self.where("lanes", row) for row in rows),
            ready=measured(way.ready, "days", self.language),
            travel=measured(way.travel, "days", self.language),
            freight_per_unit=measured(
                way.freight_per_unit, "money", self.language, plain(way.unit) or "-"
            ),
        )

    def deal(self, pair: LinePair) -> str:
        if pair.kind == "investment":
            worth = measured(pair.investment, "money", self.language)
            return say("deal_once", self.language, worth=worth)
        worth = measured(pair.trade_per_month, "money", self.language)
        return say("deal_month", self.language, worth=worth)

    def permits(self, permits: tuple[Permit, ...]) -> str:
        if not permits:
            return say("none_required", self.language)
        told = []
        for standing in STANDINGS:
            names = [
                f"{plain(one.name)} ({self.where(one.asked_by, one.row)})"
                for one in permits
                if one.standing == standing
            ]
            if names:
                word = f"permits_{standing}"
                told.append(say(word, self.language, names=", ".join(names)))
        return "; ".join(told)

    def wish(self) -> str:
        words = ("wish_none", "wish_one", "wish_mutual")
        return say(words[self.told.wishes], self.language)

    def table(self, pair: LinePair) -> Iterator[str]:
        """The parts with their weights, points and inputs, and the sum."""
        heads = ("part", "number", "buyer_weight", "seller_weight", "points", "inputs")
        rows = [tuple(say(head, self.language) for head in heads)]
        rows += [self.part(part, pair) for part in pair.parts]
        rows += [self.adjustment(one, pair) for one in pair.adjustments]
        rows.append((say("sum", self.language), "", "", "", str(pair.value), ""))
        heading, *lines = aligned(rows, right={1, 2, 3, 4})
        yield HEADING + heading
        yield from lines

    def part(self, part: PartOfScore, pair: LinePair) -> tuple[str, ...]:
        return (
            plain(part_name(part.name, self.language)),
            decimal(part.number, self.language) + ("?" if part.unknown else ""),
            *(
                measured(weight, "share", self.language) if weight else "-"
                for weight in (part.buyer_weight, part.seller_weight)
            ),
            str(part.points),
            self.inputs(part, pair),
        )

    def inputs(self, part: PartOfScore, pair: LinePair) -> str:
        """Say what a part looked at."""
        if not part.facts:
            return ""
        facts = {fact.word: amount(fact, self.language) for fact in part.facts}
        by = "" if pair.way is None else self.by(pair.way)
        word = _sentence(part, facts)
        return plain(say(word, self.language, by=by, **facts))

    def by(self, way: Way) -> str:
        """Say by what the goods go, after what it costs."""
        if way.mode in ("", "local"):
            return ""
        word = "by_guess" if way.mode == ESTIMATED else "by_mode"
        return say(word, self.language, mode=plain(way.mode), ports=_ports(way))

    def adjustment(self, one: Adjustment, pair: LinePair) -> tuple[str, ...]:
        def seen(number: float) -> str:
            return decimal(number, self.language)

        inputs: dict[str, Callable[[], str]] = {
            "uneven": lambda: say(
                "uneven",
                self.language,
                buyer=seen(pair.buyer_utility),
                seller=seen(pair.seller_utility),
            ),
            "wish": self.wish,
            "own": lambda: say("own", self.language, own=seen(one.number)),
        }
        name = part_name(one.name, self.language)
        return (name, "", "", "", str(one.points), inputs[one.name]())

    def unknown(self, pair: LinePair) -> Iterator[str]:
        """Say which parts are not known, and what they lack."""
        parts = [part for part in pair.parts if part.unknown]
        if not parts:
            return
        yield ""
        neutral = decimal(parts[0].number, self.language)
        yield HEADING + say("not_known", self.language, neutral=neutral)
        for part in parts:
            lacking = [
                say(f"fact_{word}", self.language)
                for word in part.lacking
                if f"fact_{word}" in WORDS
            ]
            word = "lacks" if lacking else "lacks_something"
            name = plain(part_name(part.name, self.language))
            said = say(word, self.language, part=name, facts=", ".join(lacking))
            yield f"- {said}"

    def others(self) -> Iterator[str]:
        """Name the line pairs that came after the best one."""
        buyer = self.told.buyer.id
        for word, pairs in (
            ("next_best", [one for one in self.told.others if one.buyer == buyer]),
            ("other_way", [one for one in self.told.others if one.buyer != buyer]),
        ):
            if pairs:
                yield ""
                yield HEADING + say(word, self.language)
                yield from aligned([self.other(one) for one in pairs], right={0})

    def other(self, pair: LinePair) -> tuple[str, ...]:
        need = "" if pair.need is None else self.line("needs", pair.need)
        offer = "" if pair.offer is None else self.line("offers", pair.offer)
        return str(pair.value), f"{pair.buyer} ← {pair.seller}", need, offer


def _ports(way: Way) -> str:
    return "→".join(plain(port) for port in way.ports) or "?"


def _business(one: Business) -> str:
    side = f", {plain(one.side)}" if one.side else ""
    return f"{plain(one.id)} {plain(one.name)}{side}"


def _sentence(part: PartOfScore, facts: dict[str, str]) -> str:
    """Choose the sentence that has a place for the facts that there are."""
    if part.name == "volume" and "minimum_order" in facts:
        return "volume_with_minimum"
    if part.name == "freshness" and "keeps_for_ever" in facts:
        return "keeps_for_ever"
    if part.name == "deal_size" and "invests" in facts:
        return "deal_size_of_investment"
    if part.name == "deal_size" and "price" in facts:
        return "deal_size_by_price"
    if part.name == "compliance":
        if "code" in facts:
            return "no_code"
        counts = [fact.amount for fact in part.facts]
        return "compliance" if any(counts) else "no_permits"
    return part.name
