"""How often the guard asks where it need not: measured on texts that identify nobody, and printed.

The worked example is made up, and the published reports (the seeds, which lie beside a checkout of the workshop only)
and the frameworks and guides that come with the program name no child, so whatever is found there is a false alarm.
The rules were tried on the first two while they were made; the guides and frameworks were not looked at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from cpc_selfeval.domain.guard.ignoring import open_finds
from cpc_selfeval.domain.guard.looking import look_at_text, look_through, records_to_look_at, texts_of
from cpc_selfeval.domain.judging_records.guard import GuardIgnored
from tests.domain.example import example_contents

PROJECT = Path(__file__).parents[3]
MOST_IN_EXAMPLE = 1
MOST_IN_TEN_THOUSAND_WORDS = 3.0


def paragraphs(paths: list[Path]) -> Iterator[str]:
    for path in paths:
        yield from (line for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def measured(texts: list[str]) -> tuple[Counter[str], int]:
    """Finds by kind, and words."""
    found = Counter(hit.kind.value for text in texts for hit in look_at_text(text))
    return found, sum(len(text.split()) for text in texts)


def texts_to_measure() -> dict[str, list[str]]:
    seeds = sorted((PROJECT.parent / "shared" / "seeds").glob("*.txt"))
    example = example_contents()
    return {
        "worked example": [text for record in records_to_look_at(example) for _, text in texts_of(record)],
        "published reports": list(paragraphs(seeds)),
        "frameworks and guides": list(
            paragraphs([*sorted((PROJECT / "frameworks").rglob("*.toml")), *sorted((PROJECT / "docs").glob("*.md"))])
        ),
    }


def test_the_worked_example_has_almost_no_false_alarm() -> None:
    assert len(look_through(example_contents())) <= MOST_IN_EXAMPLE


@pytest.mark.bench
def test_false_alarms_are_few(capsys: pytest.CaptureFixture[str]) -> None:
    for name, texts in texts_to_measure().items():
        found, words = measured(texts)
        with capsys.disabled():
            print(f"\n{name}: {found.total()} false alarms in {words:,} words {dict(found) or ''}")
        assert found.total() * 10_000 <= MOST_IN_TEN_THOUSAND_WORDS * max(words, 10_000)


def test_somebody_decided_on_each_find_in_the_example_and_said_why() -> None:
    example = example_contents()
    assert open_finds(example, look_through) == ()
    assert all(each.reason.strip() for each in example.of(GuardIgnored).values())
