"""Every text of a frozen report rewritten by one function, such as one that takes out names or small counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache
from typing import TypeVar, cast

from cpc_selfeval.domain.change import FileIdentity
from cpc_selfeval.domain.framework import Framework, KeyQuestion, QualityIndicator
from cpc_selfeval.domain.report import StatusKey

T = TypeVar("T")

_OURS = (Enum, Framework, KeyQuestion, QualityIndicator, FileIdentity, StatusKey)
"""What holds no text that the committee wrote about children or staff."""

_NAMES_OF_THINGS = frozenset({"key", "cycle", "code", "sha256", "at", "framework", "framework_hash", "program"})
"""Fields that hold keys, codes and moments, which nothing may alter."""


def rewritten(value: T, change: Callable[[str], str]) -> T:
    """``value``, which may be a whole report snapshot, with ``change`` applied to each text of people in it."""
    return cast(T, _rewritten(value, change))


def _rewritten(value: object, change: Callable[[str], str]) -> object:
    if isinstance(value, _OURS):
        return value
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        parts = tuple(_rewritten(one, change) for one in value)
        return value if all(new is old for new, old in zip(parts, value, strict=True)) else parts
    if isinstance(value, Mapping):
        return {key: _rewritten(one, change) for key, one in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        found = {name: _rewritten(old, change) for name in _texts_of(type(value)) if (old := getattr(value, name))}
        altered = {name: new for name, new in found.items() if new is not getattr(value, name)}
        return replace(value, **altered) if altered else value
    return value


@cache
def _texts_of(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.init and field.name not in _NAMES_OF_THINGS)
