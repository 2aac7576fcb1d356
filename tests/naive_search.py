"""How sure a name in a text is, one name and one text at a time: the twin of search.

Written from the rules in docs/commodities.md, without arrays.
"""

from collections.abc import Iterator

from matchengine.trade import name_search as rules, name_tables as costing
from matchengine.trade.name_index import Entry, NameIndex
from matchengine.trade.name_tables import Sought
from matchengine.trade.spelling import SHORT_WORD
from matchengine.trade.states import CHANGING, STATE_WORDS


def sure_names(index: NameIndex, text: Sought) -> dict[Entry, float]:
    """Every name that is in a text at all, with how sure it is."""
    there = [entry for entry in index.entries if entry.anchor in text.words]
    found = {entry: sureness(index, entry, text) for entry in there}
    found = {entry: sure for entry, sure in found.items() if sure > 0}
    certain = any(
        sure >= rules.CERTAINLY and not is_headless(index, entry, text)
        for entry, sure in found.items()
    )
    if certain:
        return {e: s for e, s in found.items() if not is_headless(index, e, text)}
    return found


def is_headless(index: NameIndex, entry: Entry, text: Sought) -> bool:
    return entry.head in index.heads and entry.head not in text.words


def sureness(index: NameIndex, entry: Entry, text: Sought) -> float:
    got = [word for word in text.words if word in entry.words]
    rest = [word for word in text.words if word not in entry.words]
    lacking = [word for word in entry.words if word not in text.words]
    lack = sum(index.weight[word] for word in lacking)
    lack *= rules.LACKING_OWN if entry.anchor in index.owned else 1
    says = sum(says_of(index, word, text) * fading(word, text) for word in got)
    if lack > says or is_wrong(index, entry, text, got, rest, lacking):
        return 0.0
    extra = sum(costs(index, entry, text, got, rest))
    sure = rules.SURE * says / (says + lack + extra)
    places = [text.words.index(word) for word in got]
    first = text.words[places[0]]
    if places[-1] - places[0] >= len(got):
        sure *= rules.SCATTERED
    if text.foreign:
        passed = text.words[-1:] if places[-1] < len(text.words) - 1 else ()
    else:
        passed = text.words[: places[0]]
        turned = entry.head in got and first in index.heads - {entry.head}
        sure *= rules.TURNED if turned and len(got) > 1 else 1
    if set(passed) & (index.broad - index.generic):
        sure *= rules.TURNED_AWAY
    changed = frozenset.intersection(*(index.changing[c] for c in entry.commodities))
    return min(sure, rules.OTHER_STATE) if changed & set(rest) else sure


def says_of(index: NameIndex, word: str, text: Sought) -> float:
    return index.weight[word] if word == front(text) else index.counts[word]


def front(text: Sought) -> str:
    return text.words[-1 if text.foreign else 0]


def fading(word: str, text: Sought) -> float:
    return 1.0 if text.foreign else costing.FADING ** text.words.index(word)


def is_wrong(
    index: NameIndex,
    entry: Entry,
    text: Sought,
    got: list[str],
    rest: list[str],
    lacking: list[str],
) -> bool:
    if set(lacking) & STATE_WORDS and (
        set(rest) & STATE_WORDS or set(lacking) & CHANGING.keys()
    ):
        return True
    if entry.head in index.noise and got[-1 if text.foreign else 0] != entry.head:
        return True
    if not rest:
        return False
    chancy = set(entry.words) <= index.noise or (
        len(entry.words) == 1 and len(entry.words[0]) <= SHORT_WORD
    )
    return set(got) <= STATE_WORDS or (chancy and got[0] != text.words[0])


def costs(
    index: NameIndex, entry: Entry, text: Sought, got: list[str], rest: list[str]
) -> Iterator[float]:
    places = [text.words.index(word) for word in got]
    broad = len(entry.commodities) > 1 or set(entry.words) <= index.broad
    for word in rest:
        place = text.words.index(word)
        cost = extra_of(index, word, text, broad) * fading(word, text)
        if text.foreign:
            leads = place == places[-1] + 1 and word in index.heads
        else:
            leads = place < places[0]
        yield max(cost, led_by(index, word, text)) if leads else cost


def extra_of(index: NameIndex, word: str, text: Sought, broad: bool) -> float:
    if word in text.unclear:
        return index.middling
    if word in STATE_WORDS:
        known = word in index.weight
        return costing.STATE_EXTRA * (index.counts[word] if known else 0.0)
    if word in index.noise:
        return 0.0
    if word not in index.weight:
        return costing.STRANGE_EXTRA * index.middling
    return (costing.EXTRA_BROAD if broad else costing.EXTRA) * index.weight[word]


def led_by(index: NameIndex, word: str, text: Sought) -> float:
    if word in STATE_WORDS or word in index.generic:
        return 0.0
    if word in index.noise:
        packs = word == front(text) and word in index.heads
        return costing.LED * index.middling if packs else 0.0
    if word not in index.weight:
        return costing.STRANGELY_LED * index.middling if word.isalpha() else 0.0
    return costing.LED * index.weight[word]
