"""How the tests run: the same examples everywhere, unless asked to explore.

`pytest --hypothesis-profile=explore` tries new examples and keeps what fails.
`pytest tests/test_oracle.py --oracle 3000` asks the oracle about so many problems.
"""

from __future__ import annotations

from hypothesis import settings

settings.register_profile(
    "repeatable", derandomize=True, deadline=None, max_examples=22
)
settings.register_profile("explore", deadline=None, max_examples=1_000)
settings.load_profile("repeatable")


def pytest_addoption(parser):
    parser.addoption("--oracle", type=int, default=40, help="problems for the oracle")
