"""The national results of 2006 to 2009 drawn: all indicators as stacked bars, and one with its ranges."""

from __future__ import annotations

from dataclasses import replace

from cpc_selfeval.domain.benchmark import (
    HISTORY,
    PERIOD,
    Benchmark,
    BenchmarkLine,
    OwnLevel,
    count_in_words,
    counts_of,
    how_in_words,
    lines_in_words,
)
from cpc_selfeval.domain.drawings.description import (
    Bar,
    Fill,
    KeyEntry,
    Mark,
    Row,
    RowDrawing,
    Shape,
    Table,
    Tick,
    Tone,
)
from cpc_selfeval.domain.national_results import AREAS, GOOD, WEAK, Count, How, NationalResult, Share, level_word

OWN = Shape.TRIANGLE
"""The mark of the committee's own level, below the bar."""

COLUMNS = (*(level_word(level) for level in range(6, 0, -1)), "Good or better", "Weak or unsatisfactory")
"""The heads of the eight figures, in the order of :func:`counts_of`."""

_TICKS = tuple(Tick(areas, str(areas), str(areas)) for areas in range(0, AREAS + 1, 5))
_KEY = (
    KeyEntry("good or better", bar=(Fill.SOLID, Tone.STRONG)),
    KeyEntry("satisfactory", bar=(Fill.SOLID, Tone.MIDDLE)),
    KeyEntry("weak or unsatisfactory", bar=(Fill.SOLID, Tone.LIGHT)),
    KeyEntry("left open at which of the levels named", bar=(Fill.HATCHED, Tone.STRONG)),
)
_RANGE_KEY = (
    KeyEntry("stated, or follows from the rest", bar=(Fill.SOLID, Tone.STRONG)),
    KeyEntry("left open: from the least to the most", bar=(Fill.HATCHED, Tone.STRONG)),
)
_OWN_KEY = KeyEntry("your own level", OWN)


def national_drawing(benchmark: Benchmark) -> RowDrawing:
    """All indicators, each a bar of thirty areas from weak to excellent."""
    return RowDrawing(
        title=f"National results {PERIOD} by indicator (history)",
        says=f"Each bar is the {AREAS} areas that were inspected, from unsatisfactory at the left to excellent.",
        low=0,
        high=AREAS,
        ticks=_TICKS,
        rows=tuple(_row(line) for line in benchmark.lines),
        table=Table(
            ("Code", "Indicator of 2005", *COLUMNS, "Nationally", "Your level", "Source"),
            tuple(_cells(benchmark, line) for line in benchmark.lines),
        ),
        key=(*_KEY, *((_OWN_KEY,) if benchmark.reaches else ())),
        notes=(HISTORY, f"Source: {benchmark.source}."),
    )


def result_drawing(benchmark: Benchmark, line: BenchmarkLine) -> RowDrawing:
    """One indicator: how many areas at each level, with a range wherever the report leaves it open."""
    result = line.result
    counts = counts_of(result)
    levels = tuple(_level_row(level, result.levels[level], line.own) for level in range(6, 0, -1))
    sums = tuple(
        _count_row(name, count, _tone(first))
        for name, count, first in zip(COLUMNS[6:], counts[6:], (GOOD, WEAK), strict=True)
    )
    called = f" {_said_first(result.flag_in_words)}." if result.flag else ""
    beside = f" {_said_first(line.own.in_words)}." if line.own is not None else ""
    return RowDrawing(
        title=f"{line.code} {result.name}: national results {PERIOD} (history)",
        says=f"How many of {AREAS} areas were at each level.{called}{beside}",
        low=0,
        high=AREAS,
        ticks=_TICKS,
        rows=(*levels, *sums),
        table=Table(
            ("Level", "Areas"),
            tuple((name, how_in_words(count)) for name, count in zip(COLUMNS, counts, strict=True)),
        ),
        key=_RANGE_KEY,
        notes=(HISTORY, f"Source: {benchmark.cited(result)}."),
    )


def _row(line: BenchmarkLine) -> Row:
    result = line.result
    said = [f"{name.lower()} {count_in_words(count)}" for name, count in zip(COLUMNS, counts_of(result), strict=True)]
    beside = [line.own.in_words] if line.own is not None else []
    called = [result.flag_in_words] if result.flag else []
    facts = "; ".join((*said, *called, *beside, lines_in_words(result)))
    return Row(
        key=line.code,
        label=line.code,
        title=result.name,
        note=result.flag_in_words,
        words=f"{line.code} {result.name}: {facts}",
        bars=_bars(result),
        marks=_own_marks(line),
    )


def _bars(result: NationalResult) -> tuple[Bar, ...]:
    bars, start = [], 0
    for share in result.shares:
        fill = Fill.HATCHED if share.how is How.RANGE else Fill.SOLID
        bars.append(Bar(start, start + share.areas, fill, _tone(*share.levels), _labels(share)))
        start += share.areas
    return tuple(bars)


def _labels(share: Share) -> tuple[str, ...]:
    """ "Satisfactory or unsatisfactory 7", "level 1 or 3: 7", "7"."""
    numbers = [str(level) for level in share.levels]
    listed = f"{', '.join(numbers[:-1])} or {numbers[-1]}" if len(numbers) > 1 else ""
    between = (f"level {listed}: {share.areas}",) if listed else ()
    return (f"{share_in_words(share)} {share.areas}", *between, str(share.areas))


def _own_marks(line: BenchmarkLine) -> tuple[Mark, ...]:
    """Below the middle of the share that has the own level, or where it would stand if no area was at it."""
    if line.own is None or line.own.level is None:
        return ()
    start = before = 0.0
    for share in line.result.shares:
        if line.own.level in share.levels:
            return (Mark(start + share.areas / 2, OWN, line.own.in_words),)
        start += share.areas
        before = start if share.levels[-1] < line.own.level else before
    return (Mark(before, OWN, f"{line.own.in_words}: no area"),)


def share_in_words(share: Share) -> str:
    """ "Very good", "Good or excellent", "Unsatisfactory, weak or satisfactory"."""
    names = [level_word(level).lower() for level in share.levels]
    said = f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else names[0]
    return _said_first(said)


def _level_row(level: int, count: Count, own: OwnLevel | None) -> Row:
    row = _count_row(f"{level} {level_word(level)}", count, _tone(level))
    if own is None or own.level != level:
        return row
    yours = f"your level, {own.stage}"
    return replace(row, words=f"{row.words}; {yours}", note=f"{row.note} · {yours}", picked=True)


def _count_row(name: str, count: Count, tone: Tone) -> Row:
    solid = (Bar(0, count.least, Fill.SOLID, tone),) if count.least else ()
    hatched = (Bar(count.least, count.most, Fill.HATCHED, tone),) if count.most > count.least else ()
    note = how_in_words(count)
    return Row(key=name, label=name, words=f"{name}: {note}", note=note, bars=(*solid, *hatched))


def _cells(benchmark: Benchmark, line: BenchmarkLine) -> tuple[str, ...]:
    figures = (_figure(count) for count in counts_of(line.result))
    own = f"{line.own.code}: {line.own.stands}" if line.own is not None else ""
    return (
        line.code,
        line.result.name,
        *figures,
        line.result.flag_in_words,
        own,
        lines_in_words(line.result),
    )


def _figure(count: Count) -> str:
    """ "12", "4 (follows)", "0 to 7": a range is what is left open, and a table has many."""
    return f"{count.in_words()} (follows)" if count.how is How.DERIVED else count.in_words()


def _tone(*levels: int) -> Tone:
    """Dark for good or better, paper for below satisfactory; satisfactory, and what may be it, is between them."""
    if min(levels) >= GOOD:
        return Tone.STRONG
    return Tone.LIGHT if max(levels) <= WEAK else Tone.MIDDLE


def _said_first(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
