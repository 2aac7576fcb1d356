"""What is wrong with a certificate: its names, its prices, the bound it claims."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from matchengine.checking.duality import UNIT, as_number
from matchengine.checking.facts import Facts
from matchengine.checking.violations import Violation
from matchengine.schedule import Certificate, Price


def prices_are_sound(facts: Facts) -> Iterator[Violation]:
    """Each price belongs to something we know and is a whole number of 1/1024ths."""
    certificate = facts.schedule.certificate
    if certificate is None:
        return
    for path, name, known in _names(certificate, facts):
        if name not in known:
            yield Violation(
                "prices_are_sound",
                (name,),
                f"The certificate's {path} names '{name}', which the problem does not"
                " know; leave it out.",
            )
    for path, price in _numbers(certificate):
        fault = _fault(price)
        if fault:
            yield Violation(
                "prices_are_sound",
                (path,),
                f"The certificate's {path} is {price!r}, which is {fault}; prices are"
                " finite multiples of 1/1024 and not below 0.",
            )


def bound_is_what_the_prices_give(
    certificate: Certificate, exact: int | None
) -> Iterator[Violation]:
    """The certificate claims the bound that its prices prove, no more and no less.

    `exact` is that bound in 1/1024ths; None if no plan can be, when any bound holds.
    """
    claimed = certificate.bound
    if not math.isfinite(claimed):
        why = "which is no number"
    elif exact is None or claimed == as_number(exact):
        return
    elif claimed < as_number(exact):
        why = f"which is too strong: its prices prove {as_number(exact)!r} only"
    else:
        why = f"but its prices prove {as_number(exact)!r}"
    yield Violation(
        "bound_is_what_the_prices_give",
        ("certificate",),
        f"The certificate claims the bound {claimed!r}, {why}; claim what they prove.",
    )


def _names(
    certificate: Certificate, facts: Facts
) -> Iterator[tuple[str, str, Mapping[str, object]]]:
    """Every id in the certificate: where it stands, the id, what is known there."""
    keyed: tuple[tuple[str, Mapping[str, Price], Mapping[str, object]], ...] = (
        ("time_price", certificate.time_price, facts.participants),
        ("meeting_price", certificate.meeting_price, facts.participants),
        ("resource_price", certificate.resource_price, facts.resources),
    )
    for path, prices, known in keyed:
        for name, price in prices.items():
            yield path, name, known
            if isinstance(price, dict):
                yield from ((f"{path}.{name}", slot, facts.place) for slot in price)
    if isinstance(certificate.table_price, dict):
        yield from (
            ("table_price", slot, facts.place) for slot in certificate.table_price
        )


def _numbers(certificate: Certificate) -> Iterator[tuple[str, float]]:
    """Every price in the certificate, and where it stands."""
    keyed: tuple[tuple[str, Mapping[str, Price]], ...] = (
        ("time_price", certificate.time_price),
        ("meeting_price", certificate.meeting_price),
        ("resource_price", certificate.resource_price),
    )
    yield from _spread("table_price", certificate.table_price)
    for path, prices in keyed:
        for name, price in prices.items():
            yield from _spread(f"{path}.{name}", price)


def _spread(path: str, price: Price) -> Iterator[tuple[str, float]]:
    if isinstance(price, dict):
        yield from ((f"{path}.{slot}", one) for slot, one in price.items())
    else:
        yield path, price


def _fault(price: float) -> str:
    """Say what is wrong with a price; nothing, if it is sound."""
    if not math.isfinite(price):
        return "not finite"
    if price < 0:
        return "negative"
    return "" if UNIT % price.as_integer_ratio()[1] == 0 else "no multiple of 1/1024"
