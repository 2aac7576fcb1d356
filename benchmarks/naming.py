"""How fast free text is mapped to commodities: 60,000 distinct lines, on two cores.

The lines are names of the glossary as traders write them: with quantity, packaging,
grade and place, words in another order, letters dropped, doubled or exchanged; some are
of goods that no glossary knows. Prints a table in Markdown.

    python benchmarks/naming.py --lines 60000
"""

from __future__ import annotations

import argparse
import platform
import random
import resource
import time
from collections import Counter
from importlib.metadata import version

from matchengine.files.glossary_csv import read_glossary
from matchengine.trade.commodities import Glossary
from matchengine.trade.naming import meanings, names_of

AROUND = ("super 5kg/karung", "grade A", "25 kg", "kualitas ekspor", "@ 10 kg", "segar")
BEFORE = ("jual", "butuh", "", "", "", "stok")
UNKNOWN_SHARE = 0.05


def lines(glossary: Glossary, number: int, seed: int) -> list[str]:
    """Write so many distinct lines."""
    chance = random.Random(seed)
    names = [name for one in glossary.commodities for name in one.all_names]
    found: dict[str, None] = {}
    while len(found) < number:
        name = chance.choice(names)
        how = chance.random()
        if how < UNKNOWN_SHARE:
            letters = "abcdefghijklmnoprstuvwxyz"
            name = "".join(chance.choices(letters, k=chance.randint(4, 14)))
        elif how < 0.3:
            name = _misspelt(name, chance)
        elif how < 0.4:
            words = name.split()
            chance.shuffle(words)
            name = " ".join(words)
        if chance.random() < 0.7:
            name = f"{chance.choice(BEFORE)} {name} {chance.choice(AROUND)}".strip()
        found[name.capitalize() if chance.random() < 0.5 else name] = None
    return list(found)


def _misspelt(name: str, chance: random.Random) -> str:
    place = chance.randrange(len(name))
    return chance.choice(
        [
            name[:place] + name[place + 1 :],
            name[:place] + name[place] + name[place:],
            name[:place] + chance.choice("aeiou") + name[place + 1 :],
        ]
    )


def main() -> None:
    """Map lines and print how long it took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lines", type=int, nargs="+", default=[1_000, 10_000, 60_000])
    asked = parser.parse_args()
    began = time.perf_counter()
    glossary = read_glossary()
    names = sum(len(one.all_names) for one in glossary.commodities)
    print(
        f"{len(glossary):,} commodities, {names:,} names, read in "
        f"{time.perf_counter() - began:.2f} s; Python {platform.python_version()}, "
        f"rapidfuzz {version('rapidfuzz')}\n"
    )
    print("| distinct lines | wall s | lines a second | known | guessed | unknown |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: |")
    for number in asked.lines:
        some = lines(glossary, number, seed=number)
        names_of.cache_clear()
        began = time.perf_counter()
        found = meanings(glossary, some)
        wall = time.perf_counter() - began
        kinds = Counter(
            "unknown" if not one.commodities else "guessed" if one.guessed else "known"
            for one in found.values()
        )
        shares = " | ".join(
            f"{kinds[kind] / number:.1%}" for kind in ("known", "guessed", "unknown")
        )
        print(f"| {number:,} | {wall:.2f} | {number / wall:,.0f} | {shares} |")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nPeak memory of the process: {peak:.0f} MB")


if __name__ == "__main__":
    main()
