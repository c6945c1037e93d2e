"""What can be chosen of an inspection's own edition: its levels, and its indicators."""

from __future__ import annotations

from cpc_selfeval.domain.framework import HIGHEST_LEVEL, LOWEST_LEVEL, Framework

Options = list[tuple[object, str]]


def level_options(framework: Framework | None) -> Options:
    """The levels, the highest first, and none; by number alone where the edition is not known on this computer."""
    values = range(HIGHEST_LEVEL, LOWEST_LEVEL - 1, -1)
    labels = {value: f" {framework.level(value).label}" if framework is not None else "" for value in values}
    return [(None, "No level yet"), *((value, f"{value}{labels[value]}") for value in values)]


def code_options(framework: Framework | None, besides: tuple[str, ...] = ()) -> Options:
    """The edition's indicators, and codes ``besides`` that it has not."""
    known = framework.indicators if framework is not None else ()
    codes = {indicator.code for indicator in known}
    strange: Options = [(code, code) for code in besides if code not in codes]
    return [*((indicator.code, f"{indicator.code} {indicator.title}") for indicator in known), *strange]
