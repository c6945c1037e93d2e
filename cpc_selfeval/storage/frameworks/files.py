"""Reading frameworks: those that come with the program, a committee's own, and the copy in a self-evaluation file.

Nothing is half loaded: a framework comes out whole, or FrameworkFaults names every fault. Relations between editions
and the offered tags are data files of the same folder; they are read here too.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from cpc_selfeval.domain.framework import CrosswalkRow, Framework, OfferedTagSet
from cpc_selfeval.shipped import folder
from cpc_selfeval.storage.frameworks.check import framework_of
from cpc_selfeval.storage.frameworks.crosswalk import crosswalk_rows_of
from cpc_selfeval.storage.frameworks.faults import Fault, FrameworkFaults, in_words, single_fault
from cpc_selfeval.storage.frameworks.lines import TomlLines
from cpc_selfeval.storage.frameworks.source import json_values, text_of, toml_values
from cpc_selfeval.storage.frameworks.tags import tag_sets_of
from cpc_selfeval.storage.frameworks.text import content_hash, framework_to_text

__all__ = [
    "DEFAULT_FRAMEWORK",
    "SHIPPED_IDS",
    "Fault",
    "FrameworkFaults",
    "content_hash",
    "crosswalk",
    "framework_from_text",
    "framework_to_text",
    "offered_tag_sets",
    "read_framework",
    "shipped_framework",
    "shipped_frameworks",
]

DEFAULT_FRAMEWORK = "care-inspectorate-2019"
SHIPPED_IDS = (DEFAULT_FRAMEWORK, "hmie-2009", "hmie-2005")
"""The editions that come with the program: the current one, which is the default, then history, newest first."""


def shipped_frameworks() -> tuple[Framework, ...]:
    """The editions that come with the program, the default first."""
    return tuple(shipped_framework(framework_id) for framework_id in SHIPPED_IDS)


@cache
def shipped_framework(framework_id: str) -> Framework:
    """One edition that comes with the program. Raises KeyError when none has this id."""
    if framework_id not in SHIPPED_IDS:
        raise KeyError(framework_id)
    return _framework_at(_shipped_file(framework_id))


def read_framework(path: Path) -> Framework:
    """The framework in a TOML file, such as a committee's own. Raises FrameworkFaults.

    A file that is not one of ours must have an id of its own and the standing "custom": otherwise two different
    indicators could carry the same reference, or a local framework pass for a national one.
    """
    framework = _framework_at(path)
    if framework.id in SHIPPED_IDS:
        if framework.content_hash == shipped_framework(framework.id).content_hash:
            return framework
        expected = "an id of its own, because this one belongs to a framework that comes with the program"
        raise _fault_at(path, "id", in_words(framework.id), expected)
    if framework.standing != "custom":
        raise _fault_at(path, "standing", in_words(framework.standing), "custom, or no standing at all")
    return framework


@lru_cache(maxsize=4)
def framework_from_text(text: str, name: str) -> Framework:
    """The framework whose canonical text this is; ``name`` says in messages where the text was kept.

    Nearly all files have the same text, and every opening, merging and backing up reads it. Raises FrameworkFaults.
    """
    return framework_of(json_values(text, name), name)


@cache
def crosswalk() -> tuple[CrosswalkRow, ...]:
    """How indicators of the shipped editions relate. Only rows marked verified may be used without asking."""
    path = _shipped_file("crosswalk")
    text = text_of(path)
    codes = {framework.id: framework.codes for framework in shipped_frameworks()}
    return crosswalk_rows_of(toml_values(text, str(path)), codes, str(path), TomlLines(text))


@cache
def offered_tag_sets() -> tuple[OfferedTagSet, ...]:
    """The tag sets that come with the program."""
    path = _shipped_file("tags")
    text = text_of(path)
    return tag_sets_of(toml_values(text, str(path)), str(path), TomlLines(text))


def _framework_at(path: Path) -> Framework:
    text = text_of(path)
    return framework_of(toml_values(text, str(path)), str(path), TomlLines(text))


def _fault_at(path: Path, key: str, found: str, expected: str) -> FrameworkFaults:
    line = TomlLines(text_of(path)).line_of((key,))
    return single_fault(str(path), found, expected, place=key, line=line)


def _shipped_file(name: str) -> Path:
    return folder("frameworks") / f"{name}.toml"
