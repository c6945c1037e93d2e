"""The keys of the records that tests make: the same in each run of the same test.

Records are kept in the order of their keys, so what a test takes as the first of them is another one with other keys.
A change is never refused for what it did not touch (as with drawn examples, ``tests/drawn.py``), and ``make explore``
draws others. Processes that a test begins draw their own, as they do with users.
"""

from __future__ import annotations

import uuid
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from random import Random
from typing import Any, Final

import pytest

SETTLED: Final = "settled"


class _Drawing(Random):
    """From which word, and how far."""

    word = SETTLED

    def begin(self, name: str) -> None:
        """Draw the keys of what is called so."""
        self.seed(f"{self.word} {name}")

    def key(self) -> uuid.UUID:
        """The next."""
        return uuid.UUID(int=self.getrandbits(128), version=4)


_drawing = _Drawing(SETTLED)


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--keys`` and any word: another word draws others."""
    parser.addoption("--keys", default=SETTLED, metavar="WORD", help="draw the keys of records from this word")


def pytest_configure(config: pytest.Config) -> None:
    """Draw them from now on."""
    _drawing.word = config.getoption("--keys")
    uuid.uuid4 = _drawing.key


def pytest_report_header(config: pytest.Config) -> list[str]:
    """Which they were, where they were others."""
    return [] if _drawing.word == SETTLED else [f"keys of records: --keys={_drawing.word}"]


@contextmanager
def keys_of(name: str) -> Iterator[None]:
    """Draw the keys of what is called so; it is made by whichever test needs it first, and kept for others."""
    before = _drawing.getstate()
    _drawing.begin(name)
    try:
        yield
    finally:
        _drawing.setstate(before)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Each test draws its own."""
    _drawing.begin(item.nodeid)


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(
    fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest
) -> Generator[None, object, object]:
    """And what several tests share draws its own."""
    if fixturedef.scope == "function":
        return (yield)
    with keys_of(f"{fixturedef.baseid} {fixturedef.argname} {getattr(request, 'param_index', 0)}"):
        return (yield)
