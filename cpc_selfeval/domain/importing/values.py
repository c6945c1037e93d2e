"""Words of other lists for what we have a fixed choice of: priorities, origins, sources, indicators, yes and no."""

from __future__ import annotations

import re
from typing import Final

from cpc_selfeval.domain.action import Origin
from cpc_selfeval.domain.evidence import SourceType
from cpc_selfeval.domain.finding import Priority
from cpc_selfeval.domain.framework import Framework
from cpc_selfeval.domain.importing.cells import folded
from cpc_selfeval.domain.words import ORIGINS, PRIORITIES, SOURCE_TYPES

_PRIORITIES: Final = {folded(words): priority for priority, words in PRIORITIES.items()} | {
    "h": Priority.HIGH,
    "m": Priority.MEDIUM,
    "l": Priority.LOW,
    "high priority": Priority.HIGH,
    "medium priority": Priority.MEDIUM,
    "low priority": Priority.LOW,
    "med": Priority.MEDIUM,
}
_ORIGINS: Final = {folded(words): origin for origin, words in ORIGINS.items()} | {
    "joint inspection": Origin.INSPECTION,
    "inspection report": Origin.INSPECTION,
    "self evaluation": Origin.SELF_EVALUATION,
    "learning reviews": Origin.LEARNING_REVIEW,
    "significant case review": Origin.LEARNING_REVIEW,
    "scr": Origin.LEARNING_REVIEW,
}
_SOURCES: Final = {folded(words): source for source, words in SOURCE_TYPES.items()} | {
    "data": SourceType.PERFORMANCE,
    "performance": SourceType.PERFORMANCE,
    "performance information": SourceType.PERFORMANCE,
    "minimum dataset": SourceType.PERFORMANCE,
    "dataset": SourceType.PERFORMANCE,
    "management information": SourceType.PERFORMANCE,
    "audit": SourceType.CASE_FILE_AUDIT,
    "case file audit": SourceType.CASE_FILE_AUDIT,
    "file audit": SourceType.CASE_FILE_AUDIT,
    "multi agency audit": SourceType.CASE_FILE_AUDIT,
    "views of children": SourceType.VIEWS_OF_CHILDREN,
    "childrens views": SourceType.VIEWS_OF_CHILDREN,
    "views of parents": SourceType.VIEWS_OF_PARENTS,
    "parents views": SourceType.VIEWS_OF_PARENTS,
    "staff survey": SourceType.STAFF_VIEWS,
    "observation": SourceType.OBSERVATION,
    "document": SourceType.DOCUMENT,
    "procedure": SourceType.DOCUMENT,
    "policy": SourceType.DOCUMENT,
    "inspection": SourceType.INSPECTION,
    "inspection report": SourceType.INSPECTION,
}
_YES: Final = frozenset({"yes", "y", "true"})
_NO: Final = frozenset({"no", "n", "false"})
_CODE: Final = re.compile(r"(?<![\d.])\d{1,2}\.\d{1,2}(?![\d.]\d|\d)")
_BETWEEN_CODES: Final = frozenset({"", "qi", "qis", "and", "to", "indicator", "indicators", "quality"})


def read_priority(text: str) -> Priority | None:
    """High, medium or low, where the words are just that."""
    return _PRIORITIES.get(folded(text))


def read_origin(text: str) -> Origin | None:
    """What an action came from, where the words are just that."""
    return _ORIGINS.get(folded(text))


def read_source(text: str) -> SourceType | None:
    """The kind of source, where the words are just that."""
    return _SOURCES.get(folded(text))


def read_yes(text: str) -> bool | None:
    """Yes or no, where the words are just that."""
    word = folded(text)
    return True if word in _YES else False if word in _NO else None


def read_indicators(framework: Framework, text: str) -> tuple[tuple[str, ...], bool]:
    """Codes of the framework that a text holds, and whether it says nothing else.

    "2.1, QI 5.3" says nothing else; "2.1 Impact" does, unless the rest is the indicator's own title. "5.1 to 5.3" names
    two indicators and not the one between, so it says something else.
    """
    codes = tuple(dict.fromkeys(code for code in _CODE.findall(text) if code in framework.codes))
    rest = folded(_CODE.sub(lambda found: " " if found[0] in codes else found[0], text))
    if rest in {folded(framework.indicator(code).title) for code in codes}:
        return codes, True
    only = {*rest.split()} <= _BETWEEN_CODES - {"to"}
    return codes, bool(codes) and only and not re.search(r"\d\s*[-–]\s*\d", text)
