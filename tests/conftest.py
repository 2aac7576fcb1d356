"""How the tests run: the same examples everywhere, unless asked to explore.

`pytest --hypothesis-profile=explore` tries new examples and keeps what fails.
"""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None, max_examples=1_000)
settings.load_profile("repeatable")
