"""A user's own commodities and names on top of a glossary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from matchengine.trade.commodities import Commodity, Glossary, Listing
from matchengine.trade.spelling import plain


def with_own(
    glossary: Glossary,
    commodities: Sequence[Commodity],
    substitutes: Iterable[Listing],
    not_substitutes: Iterable[Listing],
) -> Glossary:
    """Lay own commodities and listings over a glossary.

    A commodity whose key is there already keeps what the own one leaves empty; its
    names are added. A name of the own ones is taken from all others, and an own
    listing from those of the same two commodities.

    Raises
    ------
    InputError
        If the two together are no sound glossary.
    """
    # a key given twice among the own ones is for the glossary itself to find
    first = {one.key: one for one in reversed(commodities)}
    again = [one for one in commodities if one is not first[one.key]]
    taken = {plain(name): one.key for one in commodities for name in one.all_names}
    merged = [
        _over(_without(one, taken), first.get(one.key)) for one in glossary.commodities
    ]
    new = [one for one in first.values() if one.key not in glossary.number]
    mine, never = tuple(substitutes), tuple(not_substitutes)
    said = {frozenset((one.one, one.other)) for one in (*mine, *never)}

    def kept(listings: Iterable[Listing]) -> list[Listing]:
        return [o for o in listings if frozenset((o.one, o.other)) not in said]

    return Glossary(
        (*merged, *new, *again),
        (*kept(glossary.substitutes), *mine),
        (*kept(glossary.not_substitutes), *never),
        glossary.codes,
    )


def _without(one: Commodity, taken: dict[str, str]) -> Commodity:
    """Take the names away that an own commodity of another key claims."""

    def free(name: str) -> bool:
        return taken.get(plain(name), one.key) == one.key

    names = tuple(name for name in one.all_names if free(name))
    return replace(
        one,
        indonesian=one.indonesian if free(one.indonesian) else (*names, one.key)[0],
        english=one.english if free(one.english) else "",
        names=names,
        ambiguous=tuple(name for name in one.ambiguous if free(name)),
    )


def _over(one: Commodity, own: Commodity | None) -> Commodity:
    """Lay an own row over the one with its key."""
    if own is None:
        return one
    return replace(
        one,
        parents=own.parents or one.parents,
        hs=own.hs or one.hs,
        indonesian=own.indonesian or one.indonesian,
        english=own.english or one.english,
        names=tuple(dict.fromkeys((*own.names, *one.all_names))),
        ambiguous=tuple(dict.fromkeys((*own.ambiguous, *one.ambiguous))),
        kg_per_unit={**one.kg_per_unit, **own.kg_per_unit},
        source=own.source,
        row=own.row,
    )
