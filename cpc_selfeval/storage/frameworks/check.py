"""From the plain values of a framework file to a :class:`Framework`, or to all that is wrong with it.

The limits below are written in docs/frameworks.md. They may be raised but never lowered: a self-evaluation file keeps
its own copy of a framework, and a copy that was good once must stay readable.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import cast

from cpc_selfeval.domain.framework import (
    HIGHEST_LEVEL,
    LOWEST_LEVEL,
    Framework,
    KeyQuestion,
    Provenance,
    QualityIndicator,
    ScaleLevel,
    Standing,
)
from cpc_selfeval.storage.frameworks.faults import FaultsSoFar, LineFinder
from cpc_selfeval.storage.frameworks.fields import TableFields
from cpc_selfeval.storage.frameworks.text import content_hash

FORMAT = 1
STANDINGS = ("current", "history", "custom")
PROVENANCE_KINDS = ("seed", "retrieved", "recalled", "editorial", "derived", "committee")

_KEYS_OF_THE_TOP = frozenset({field.name for field in fields(Framework)} | {"format"})
_COMMITTEES_OWN = Provenance("committee")
_LONGEST_SHORT_TITLE = 60
_LONGEST_ON_CARD = 120
_MOST_KEY_QUESTIONS = 50
_MOST_INDICATORS = 200
_MOST_PROMPTS = 12


def framework_of(values: Mapping[str, object], file: str, lines: LineFinder | None = None) -> Framework:
    """The framework that these values describe.

    ``file`` names the file in messages; ``lines`` knows where in it things stand. Raises FrameworkFaults with all
    faults at once.
    """
    faults = FaultsSoFar(file, lines)
    top = TableFields(values, (), faults)
    top.whole_number("format", FORMAT, FORMAT, default=FORMAT)
    framework = _read(top)
    top.finish()
    faults.raise_if_any()
    return replace(framework, content_hash=content_hash(framework))


def _read(top: TableFields) -> Framework:
    standing = top.one_of("standing", STANDINGS, default="custom")
    own = standing == "custom"
    title = top.text("title", 300)
    publisher = top.text("publisher", 200)
    year = top.whole_number("year", 1900, 2200)
    scale = _scale(top, own=own)
    questions = _key_questions(top, own=own)
    return Framework(
        id=top.identifier("id"),
        title=title,
        short_title=_or_shortened(top, "short_title", _LONGEST_SHORT_TITLE, "title", title),
        edition=top.text("edition", 100, default=str(year)),
        publisher=publisher,
        year=year,
        source=top.text("source", 1000, default=f"Written by {publisher}." if own else None, lines=True),
        standing=cast(Standing, standing),
        revision=top.whole_number("revision", 1, 10_000, default=1),
        summary=top.text("summary", 1000, lines=True),
        verification=top.text("verification", 2000, default=f"Written by {publisher}." if own else None, lines=True),
        scale=scale,
        key_questions=questions,
        indicators=_indicators(top, questions, own=own),
        content_hash="",
    )


def _scale(top: TableFields, *, own: bool) -> tuple[ScaleLevel, ...]:
    """The six levels, lowest first whatever their order in the file."""
    levels: dict[int, ScaleLevel] = {}
    labels: set[str] = set()
    tables = top.tables("scale", 20)
    for table in tables:
        level = _level(table, own=own)
        if level.value in levels:
            table.wrong("value", f"the number {level.value} again", "each level once")
        if level.label and level.label.casefold() in labels:
            table.wrong("label", f"“{level.label}” again", "a label of its own for each level")
        levels.setdefault(level.value, level)
        labels.add(level.label.casefold())
    missing = [str(value) for value in range(LOWEST_LEVEL, HIGHEST_LEVEL + 1) if value not in levels]
    if tables and missing:
        top.wrong("scale", f"no level {', '.join(missing)}", "the six levels 1 to 6, each with [[scale]]")
    return tuple(levels[value] for value in sorted(levels))


def _level(table: TableFields, *, own: bool) -> ScaleLevel:
    definition = table.text("definition", 1000, lines=True)
    level = ScaleLevel(
        value=table.whole_number("value", LOWEST_LEVEL, HIGHEST_LEVEL),
        label=table.text("label", 40),
        definition=definition,
        short=_or_shortened(table, "short", _LONGEST_ON_CARD, "definition", definition),
        verified=table.flag("verified", default=True if own else None),
        provenance=_provenance(table, own=own),
    )
    table.finish(_KEYS_OF_THE_TOP)
    return level


def _key_questions(top: TableFields, *, own: bool) -> tuple[KeyQuestion, ...]:
    questions = []
    codes: set[str] = set()
    for table in top.tables("key_questions", _MOST_KEY_QUESTIONS):
        question = KeyQuestion(
            code=_code_of_its_own(table, codes),
            question=table.text("question", 300),
            domain=table.text("domain", 200, default=""),
            verified=table.flag("verified", default=True if own else None),
            provenance=_provenance(table, own=own),
        )
        table.finish(_KEYS_OF_THE_TOP)
        questions.append(question)
    return tuple(questions)


def _indicators(top: TableFields, questions: Iterable[KeyQuestion], *, own: bool) -> tuple[QualityIndicator, ...]:
    known = [question.code for question in questions if question.code]
    codes: set[str] = set()
    indicators = [_indicator(table, codes, known, own=own) for table in top.tables("indicators", _MOST_INDICATORS)]
    used = {indicator.key_question for indicator in indicators}
    for number, code in enumerate(known, start=1):
        if indicators and code not in used:
            expected = f'at least one indicator with key_question = "{code}"'
            top.wrong("key_questions", f"key question {number} (“{code}”) without any indicator", expected)
    return tuple(indicators)


def _indicator(table: TableFields, codes: set[str], known: list[str], *, own: bool) -> QualityIndicator:
    indicator = QualityIndicator(
        code=_code_of_its_own(table, codes),
        title=table.text("title", 300),
        key_question=table.one_of("key_question", known) if known else table.code("key_question"),
        about=table.text("about", 2000, default="", lines=True),
        prompts=table.texts("prompts", _MOST_PROMPTS, 400),
        is_reference=table.flag("is_reference", default=False),
        takes_level=table.flag("takes_level", default=True),
        verified=table.flag("verified", default=True if own else None),
        provenance=_provenance(table, own=own),
    )
    table.finish(_KEYS_OF_THE_TOP)
    return indicator


def _provenance(table: TableFields, *, own: bool) -> Provenance:
    inner = table.table("provenance")
    if inner is None:
        if not own:
            table.wrong("provenance", "nothing", 'where this comes from, such as { kind = "editorial" }')
        return _COMMITTEES_OWN
    provenance = Provenance(inner.one_of("kind", PROVENANCE_KINDS), inner.texts("sources", 10, 400))
    inner.finish()
    return provenance


def _code_of_its_own(table: TableFields, taken: set[str]) -> str:
    code = table.code("code")
    if code and code.casefold() in taken:
        table.wrong("code", f"“{code}” again", "a code that no other has in this list")
    taken.add(code.casefold())
    return code


def _or_shortened(table: TableFields, key: str, longest: int, stands_for: str, text: str) -> str:
    """The short text, or the full one where it is short enough and no other is given."""
    if text and len(text) <= longest and "\n" not in text:
        return table.text(key, longest, default=text)
    if not text:
        return table.text(key, longest, default="")
    short = table.text(key, longest, default="")
    if not short:
        expected = f"a text of at most {longest} characters, because the {stands_for} is longer"
        table.wrong(key, "nothing", expected)
    return short
