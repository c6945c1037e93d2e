"""The committee's own levels beside the national results of 2006 to 2009: history, and labelled so.

A result is held beside an indicator of the 2005 edition, or of the 2009 one through the four verified rows of the
crosswalk; it reaches no other edition. Nothing is ranked or averaged, and what the report left open stays a range.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cpc_selfeval.domain import words
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.framework import CrosswalkRow, IndicatorRef
from cpc_selfeval.domain.national_results import Count, How, NationalResult, NationalResults
from cpc_selfeval.domain.position import position

PERIOD = "2006–2009"
HISTORY = (
    "History: how 30 areas came out in the inspections from May 2006 to March 2009, as a report of November 2009 "
    "summed them up. It is no measure of today and no target, and no area is ranked."
)
OPEN = (
    "What the report does not say is left open: hatched, or a range from the least to the most that fits. A level that "
    "it does not mention is not taken to be none. What follows from the rest, as there were 30 areas, counts as known."
)
_HOW = {How.STATED: "stated", How.DERIVED: "follows from the rest", How.RANGE: "left open"}


@dataclass(frozen=True, slots=True)
class OwnLevel:
    """The committee's own indicator that a result is held beside; ``level`` is None while it has none.

    ``stands`` is its position in words, never without the stage: "Agreed: Good"; ``stage`` the stage alone, "agreed".
    """

    code: str
    title: str
    level: int | None
    stands: str
    stage: str

    @property
    def in_words(self) -> str:
        """ "your level at 2.1 · Agreed: Good"."""
        return f"your level at {self.code} · {self.stands}"


@dataclass(frozen=True, slots=True)
class BenchmarkLine:
    """One national result, and the own indicator beside it (None where it reaches none of this edition)."""

    result: NationalResult
    own: OwnLevel | None

    @property
    def code(self) -> str:
        """The code of the result, which is of the 2005 edition."""
        return self.result.ref.code


@dataclass(frozen=True)
class Benchmark:
    """All eighteen in their order. ``reach`` is one sentence on what of it the open cycle's edition can be held to."""

    source: str
    reach: str
    lines: tuple[BenchmarkLine, ...]

    @property
    def reaches(self) -> bool:
        """Whether any result reaches an indicator of the edition."""
        return any(line.own is not None for line in self.lines)

    def beside(self, code: str) -> BenchmarkLine | None:
        """The result that one of the edition's indicators is held beside, or None."""
        return next((line for line in self.lines if line.own is not None and line.own.code == code), None)

    def cited(self, result: NationalResult) -> str:
        """Where a result stands: "HMIE, …, November 2009 (…), lines 444 to 447"."""
        return f"{self.source}, {lines_in_words(result)}"


@dataclass(frozen=True, slots=True)
class NationalLine:
    """One result in words, for papers. ``figures`` are excellent down to unsatisfactory, good or better, and weak or
    unsatisfactory: "12", "11 (follows from the rest)", "0 to 7 (left open)"."""

    code: str
    title: str
    figures: tuple[str, ...]
    flag: str
    own_code: str
    own: str
    source: str


def benchmark(contents: Contents, results: NationalResults, crosswalk: Iterable[CrosswalkRow]) -> Benchmark:
    """The open cycle beside the national results."""
    rows = tuple(crosswalk)
    reached: dict[IndicatorRef, str] = {}
    for code in contents.framework.codes:
        result = results.of(contents.framework.ref(code), rows)
        if result is not None:
            reached[result.ref] = code
    lines = tuple(
        BenchmarkLine(result, _own(contents, reached[result.ref]) if result.ref in reached else None)
        for result in results.results
    )
    return Benchmark(results.source, _reach(contents, tuple(reached.values()), len(lines)), lines)


def counts_of(result: NationalResult) -> tuple[Count, ...]:
    """Excellent down to unsatisfactory, then good or better, and weak or unsatisfactory."""
    levels = (result.levels[level] for level in range(6, 0, -1))
    return (*levels, result.good_or_better, result.weak_or_unsatisfactory)


def count_in_words(count: Count) -> str:
    """ "12", "11 (follows from the rest)", "0 to 7 (left open)"."""
    return count.in_words() if count.how is How.STATED else f"{count.in_words()} ({_HOW[count.how]})"


def how_in_words(count: Count) -> str:
    """ "12, stated"."""
    return f"{count.in_words()}, {_HOW[count.how]}"


def lines_in_words(result: NationalResult) -> str:
    """ "lines 444 to 447"; with those of what it is called nationally where they are others."""
    first, last = result.lines
    said = f"lines {first} to {last}" if last > first else f"line {first}"
    if result.flag_lines is None:
        return said
    flagged = result.flag_lines
    if first <= flagged[0] and flagged[1] <= last:
        return said
    return f"{said}, and {flagged[0]} to {flagged[1]}"


def national_lines(benchmark: Benchmark) -> tuple[NationalLine, ...]:
    """All eighteen in words where any reaches the edition, else none."""
    if not benchmark.reaches:
        return ()
    return tuple(
        NationalLine(
            code=line.code,
            title=line.result.name,
            figures=tuple(count_in_words(count) for count in counts_of(line.result)),
            flag=line.result.flag_in_words,
            own_code=line.own.code if line.own else "",
            own=line.own.stands if line.own else "",
            source=benchmark.cited(line.result),
        )
        for line in benchmark.lines
    )


def _own(contents: Contents, code: str) -> OwnLevel:
    where = position(contents, code)
    stage = words.STAGES[where.stage].lower() if where.stage is not None else ""
    return OwnLevel(code, contents.title(code), where.level, words.position_in_words(contents, where), stage)


def _reach(contents: Contents, codes: tuple[str, ...], results: int) -> str:
    edition = f"“{contents.framework.short_title}”"
    if not codes:
        return (
            f"Nothing of this reaches the edition that you work with, {edition}: its indicators are other ones, and "
            "no published source says which of them would correspond."
        )
    if len(codes) == results:
        return f"These are the indicators of the edition that you work with, {edition}."
    listed = f"{', '.join(codes[:-1])} and {codes[-1]}"
    return (
        f"Of the edition that you work with, {edition}, only {listed} can be held beside these results: they were "
        "renumbered, and a published source says so. The others cannot."
    )
