"""The national results of 2006 to 2009, read from the data that comes with the program."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from cpc_selfeval.domain.framework import IndicatorRef
from cpc_selfeval.domain.national_results import LEVELS, Count, Flag, How, NationalResult, NationalResults
from cpc_selfeval.shipped import folder

FILE = "national_results_2006_2009.json"


@cache
def national_results() -> NationalResults:
    """All eighteen. The file is our own and a test recomputes every figure in it, so it is read as it is."""
    values = json.loads((folder("frameworks") / FILE).read_text(encoding="utf-8"))
    results = tuple(_result(values["framework"], each) for each in values["indicators"])
    return NationalResults(values["title"], values["source"], results)


def _result(framework: str, values: dict[str, Any]) -> NationalResult:
    flag_lines = values["source"]["flag_lines"]
    return NationalResult(
        ref=IndicatorRef(framework, values["code"]),
        name=values["name"],
        levels={number: _count(values, name, "") for number, name in enumerate(LEVELS, start=1)},
        good_or_better=_count(values, "good_or_better", "_aggregates"),
        weak_or_unsatisfactory=_count(values, "weak_or_unsatisfactory", "_aggregates"),
        flag=Flag(values["national_flag"]) if values["national_flag"] else None,
        lines=tuple(values["source"]["result_lines"]),
        flag_lines=tuple(flag_lines) if flag_lines else None,
    )


def _count(values: dict[str, Any], name: str, kind: str) -> Count:
    for how in (How.STATED, How.DERIVED):
        if name in values[f"{how.value}{kind}"]:
            number = values[f"{how.value}{kind}"][name]
            return Count(how, number, number)
    bounds = values[f"unknown{kind}"][name]
    return Count(How.RANGE, bounds["lower"], bounds["upper"])
