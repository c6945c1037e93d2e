"""The guidance is in our own words, of today, short enough to read, and asks more than yes or no."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cpc_selfeval.domain.framework import Framework
from cpc_selfeval.storage.frameworks.files import offered_tag_sets, shipped_frameworks
from cpc_selfeval.storage.frameworks.priorities import national_priorities
from cpc_selfeval.storage.frameworks.programmes import shipped_programmes
from tests.frameworks.example import CHECKOUT, DOCUMENT

EVERY_EDITION = pytest.mark.parametrize("framework", shipped_frameworks(), ids=lambda framework: framework.id)

PUBLISHED_TEXTS = CHECKOUT.parent / "shared" / "seeds"
"""The published texts that facts were taken from, where a copy lies beside the checkout."""

LONGEST_SHARED_RUN = 7


def own_words() -> Iterator[str]:
    """Everything in the shipped files that is our own wording; titles and published headings are not."""
    for framework in shipped_frameworks():
        yield framework.summary
        yield framework.verification
        for level in framework.scale:
            yield from (level.definition, level.short)
        yield from (question.question for question in framework.key_questions if not question.verified)
        for indicator in framework.indicators:
            yield from (indicator.about, *indicator.prompts)
    for tag_set in offered_tag_sets():
        yield from (tag.name for tag in tag_set.tags)
    for priority in national_priorities().priorities:
        yield from (priority.text, priority.measure)
    for programme in shipped_programmes():
        yield from (programme.summary, programme.verification)
        yield from (statement.text for statement in programme.statements)
        yield from (due.what for due in programme.due)
    yield DOCUMENT.read_text(encoding="utf-8")


def runs_of(text: str) -> set[tuple[str, ...]]:
    """All runs of one word more than may be shared, in small letters and without marks."""
    words = re.findall(r"[a-z0-9]+(?:'[a-z]+)?", text.lower().replace("’", "'"))
    length = LONGEST_SHARED_RUN + 1
    return {tuple(words[start : start + length]) for start in range(len(words) - length + 1)}


def copied_runs(ours: list[str], published: list[str]) -> list[str]:
    """Runs of eight words that stand in one of our texts and in a published one."""
    theirs = set().union(*map(runs_of, published))
    return sorted({" ".join(run) for text in ours for run in runs_of(text) & theirs})


def test_a_copied_sentence_would_be_found() -> None:
    published = "Staff in all agencies worked well together, and children’s safety came first."
    changed = "staff, in all agencies, WORKED well together and children's safety counted."
    assert copied_runs([changed], [published]) == [
        "all agencies worked well together and children's safety",
        "in all agencies worked well together and children's",
        "staff in all agencies worked well together and",
    ]


def test_no_sentence_is_copied_from_a_published_text() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(PUBLISHED_TEXTS.glob("*.txt"))]
    assert copied_runs(list(own_words()), texts) == []


@EVERY_EDITION
def test_every_indicator_has_guidance_short_enough_to_read(framework: Framework) -> None:
    for indicator in framework.indicators:
        assert 60 <= len(indicator.about) <= 320, indicator.code
        assert 4 <= len(indicator.prompts) <= 6, indicator.code
        assert all(30 <= len(prompt) <= 150 for prompt in indicator.prompts), indicator.code
        assert len(set(indicator.prompts)) == len(indicator.prompts), indicator.code


@EVERY_EDITION
def test_levels_fit_on_their_cards(framework: Framework) -> None:
    assert all(len(level.short) <= 110 for level in framework.scale)


@EVERY_EDITION
def test_no_prompt_can_be_answered_by_yes(framework: Framework) -> None:
    closed = re.compile(r"(Am|Are|Can|Could|Did|Do|Does|Had|Has|Have|Is|Should|Was|Were|Will|Would)\b")
    prompts = [prompt for indicator in framework.indicators for prompt in indicator.prompts]
    assert [prompt for prompt in prompts if closed.match(prompt)] == []
    assert [prompt for prompt in prompts if not prompt.endswith(("?", "."))] == []


@EVERY_EDITION
def test_every_indicator_speaks_of_children(framework: Framework) -> None:
    for indicator in framework.indicators:
        guidance = " ".join((indicator.about, *indicator.prompts))
        assert re.search(r"\b(child|children|young people)\b", guidance), indicator.code


@pytest.mark.parametrize(
    "old", ["case conference", "hostile", "hard to reach", "hard to engage", "service user", "cases"]
)
def test_words_that_the_field_has_left_behind_are_not_used(old: str) -> None:
    assert [text for text in own_words() if old in text.lower()] == []


def test_texts_use_one_kind_of_apostrophe() -> None:
    files = sorted((CHECKOUT / "frameworks").rglob("*.toml"))
    straight = re.compile(r"^[^#]*\w'\w", re.MULTILINE)
    assert [path.name for path in files if straight.search(_without_comments(path))] == []


def _without_comments(path: Path) -> str:
    lines = path.read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("#"))
