"""The process that reads: it may die, hang or lie, and whoever waits for it only gets a refusal."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cpc_selfeval.app.arguments import _parser
from cpc_selfeval.contributions import READ_APART
from cpc_selfeval.contributions.reading import Limits, read_workbook
from cpc_selfeval.contributions.reading.answer import sheets_of
from cpc_selfeval.contributions.reading.limits import USUAL
from cpc_selfeval.contributions.reading.reader import Reader, reading_command
from cpc_selfeval.domain import contribution_refusals as refusals
from cpc_selfeval.domain.refusal import Refusal
from tests.contributions.reading.asking import HERE, sheets
from tests.contributions.reading.packages import packed, parts, row_of, text_cell, workbook
from tests.drawn import examples

needs_limits = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limits of this kind")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A sound workbook."""
    path = tmp_path / "return.xlsx"
    path.write_bytes(packed(parts()))
    return path


def read_by(code: str, book: Path, limits: Limits = USUAL) -> Refusal:
    """The refusal where a process that runs this code stands in for the one that reads."""
    with pytest.raises(Refusal) as told:
        Reader(book, limits, [sys.executable, "-c", code]).read()
    return told.value


def test_a_workbook_is_read_by_another_process(book: Path) -> None:
    found = read_workbook(book)
    assert found.sheets == sheets(book.read_bytes())
    assert found.sheets[0].rows == ((1, ("kept",)),)
    assert found.sha256 == hashlib.sha256(book.read_bytes()).hexdigest()


def test_text_that_fills_the_pipe_comes_whole(book: Path) -> None:
    texts = [f"{at} Bàta 🚤 " * 300 for at in range(1, 300)]
    rows = "".join(row_of(text_cell(f"A{at}", text), number=at) for at, text in enumerate(texts, start=1))
    book.write_bytes(workbook(rows))
    assert [cells for _, cells in read_workbook(book).sheets[0].rows] == [(text,) for text in texts]


def test_a_refusal_comes_from_the_other_process(book: Path) -> None:
    book.write_bytes(packed({**parts(), "xl/vbaProject.bin": b""}))
    with pytest.raises(refusals.WorkbookHasMacros, match="“return"):
        read_workbook(book)


@pytest.mark.parametrize(
    "code",
    [
        "",
        "raise SystemExit(3)",
        "import os; os.abort()",
        "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
        "import sys; sys.stdin.buffer.read(); print('[\"end\"]')  # but as text that ends otherwise\nprint('x')",
        "print('rubbish')",
        "import os; os.write(1, bytes(range(256)) * 100)",
        'print(\'["sheet","Levels",false]\')',
        "print('[\"end\"]'); print('[\"end\"]')",
    ],
    ids=["silent", "exit", "abort", "killed", "more", "rubbish", "bytes", "cut off", "twice"],
)
def test_a_process_that_dies_or_lies_is_a_refusal(code: str, book: Path) -> None:
    assert type(read_by(code, book)) is refusals.ReadingBrokeOff


@pytest.mark.parametrize("said", ["'x' * 1_000_000", '\'["sheet","a",false]\\n\' * 1_000_000'])
def test_a_process_that_never_stops_talking_is_ended(said: str, book: Path) -> None:
    limits = replace(USUAL, answer_bytes=3_000_000, line_bytes=500_000)
    code = f"import sys\nwhile True: sys.stdout.write({said})"
    assert type(read_by(code, book, limits)) is refusals.ReadingBrokeOff


@pytest.mark.parametrize("code", ["while True: pass", "import time; time.sleep(600)"], ids=["busy", "asleep"])
def test_a_process_that_hangs_is_ended_at_the_deadline(code: str, book: Path) -> None:
    began = time.monotonic()
    assert type(read_by(code, book, replace(USUAL, seconds=0.3))) is refusals.ReadingTookTooLong
    assert time.monotonic() - began < 60


def test_a_process_that_does_not_listen_is_ended_too(book: Path) -> None:
    book.write_bytes(b"PK\x03\x04" + b"x" * 1_000_000)
    told = read_by("import time; time.sleep(600)", book, replace(USUAL, seconds=0.3))
    assert type(told) is refusals.ReadingTookTooLong


def test_whoever_waits_can_stop_it_from_another_thread(book: Path) -> None:
    reader = Reader(book, USUAL, [sys.executable, "-c", "import time; time.sleep(600)"])
    ended: list[Refusal] = []

    def wait() -> None:
        with pytest.raises(Refusal) as told:
            reader.read()
        ended.append(told.value)

    waiting = threading.Thread(target=wait)
    waiting.start()
    reader.stop()
    waiting.join(timeout=60)
    assert [type(refusal) for refusal in ended] == [refusals.ReadingStopped]


def test_one_stopped_before_it_began_reads_nothing(book: Path) -> None:
    reader = Reader(book)
    reader.stop()
    with pytest.raises(refusals.ReadingStopped):
        reader.read()


def test_a_program_that_cannot_be_started_is_a_refusal(book: Path, tmp_path: Path) -> None:
    with pytest.raises(refusals.ReadingBrokeOff):
        Reader(book, USUAL, [str(tmp_path / "no such program")]).read()


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(refusals.WorkbookUnreadable, match="no file of this name"):
        read_workbook(tmp_path / "gone.xlsx")
    with pytest.raises(refusals.WorkbookUnreadable, match=r"it is a folder|may not be opened"):
        read_workbook(tmp_path)


def test_a_file_that_is_too_large_is_never_given_to_it(book: Path) -> None:
    with pytest.raises(refusals.WorkbookTooLarge, match="more than 0 MB"):
        Reader(book, replace(USUAL, file_bytes=100), ["no such program"]).read()


def test_no_name_of_a_file_is_in_its_command() -> None:
    assert reading_command() == [sys.executable, "-m", "cpc_selfeval", READ_APART]


def test_a_bundle_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert reading_command() == [sys.executable, READ_APART]


RIGHTS = """
import json, os, sys
from dataclasses import asdict
from cpc_selfeval.contributions.reading import apart, answer
from cpc_selfeval.contributions.reading.limits import USUAL

sys.stdin.buffer.read()
apart.give_up_rights(USUAL)
told = []
for name, act in {
    "open": lambda: open("/etc/hostname"),
    "write": lambda: open(sys.argv[1], "w"),
    "pipe": os.pipe,
    "memory": lambda: bytearray(USUAL.memory_bytes),
}.items():
    try:
        act()
    except (OSError, MemoryError):
        told.append(name)
os.write(1, answer.sheet_line(" ".join(told), False) + answer.end_line())
"""


def test_a_fault_of_ours_ends_it_without_a_word(book: Path) -> None:
    started = subprocess.run(reading_command(), input=b"no limits\n", capture_output=True, check=False)
    assert (started.returncode, started.stdout, started.stderr) == (1, b"", b"")


def test_nobody_is_told_of_its_argument() -> None:
    assert READ_APART not in _parser().format_help()


@needs_limits
def test_it_can_open_nothing_and_fill_nothing(book: Path, tmp_path: Path) -> None:
    made = tmp_path / "made"
    found = Reader(book, USUAL, [sys.executable, "-c", RIGHTS, str(made)]).read()
    assert found.sheets[0].title == "open write pipe memory"
    assert not made.exists()


def believed(*lines: object) -> list[str]:
    """The titles of the sheets that such an answer tells of."""
    return [sheet.title for sheet in sheets_of((json.dumps(line).encode() for line in lines), HERE, USUAL)]


def row(*cells: object, number: object = 1, formats: object = None, formulas: object = None) -> list[object]:
    """A row of an answer."""
    return ["row", number, list(cells), formats or {}, formulas or []]


SHEET = ["sheet", "Levels", False]
END = ["end"]


def test_an_answer_as_it_must_be_is_believed() -> None:
    assert believed(SHEET, row("a", None, 1.5, formats={"2": "0%"}, formulas=[2]), SHEET, END) == ["Levels", "Levels"]


@pytest.mark.parametrize(
    "line",
    [
        row(["nested"]),
        row({"day": "2026-02-30"}),
        row({"day": 7}),
        row({"time": "2026-02-03T10:00:00+01:00"}),
        row({"time": "now"}),
        row({"day": "2026-02-03", "more": 1}),
        row(10**16),
        row("a", None),
        row(*["a"] * 201),
        row("a", number=0),
        row("a", number=-1),
        row("a", number=20_001),
        row("a", number=True),
        row("a", number="1"),
        row("a", formats={"1": "0%"}),
        row("a", formats={"x": "0%"}),
        row("a", formats={"-1": "0%"}),
        row("a", formats={"0": ""}),
        row("a", formats={"0": "0" * 256}),
        row("a", formats={"0": 5}),
        row("a", formulas=[200]),
        row("a", formulas=["0"]),
        row("a", formulas=[True]),
        ["sheet", "a" * 256, False],
        ["sheet", 5, False],
        ["sheet", "a", 1],
        ["unfit", "StillWaiting", ""],
        ["unfit", "WorkbookDamaged", "x" * 201],
        ["unfit", "WorkbookDamaged", "two\nlines"],
        ["unfit", ["WorkbookDamaged"], ""],
        ["unfit"],
        ["other"],
        [],
        {},
        None,
        "end",
    ],
    ids=str,
)
def test_an_answer_that_cannot_be_is_not_believed(line: object) -> None:
    with pytest.raises(refusals.ReadingBrokeOff):
        believed(SHEET, line, END)


@pytest.mark.parametrize(
    "line",
    [
        b"NaN\n",
        b"[NaN]\n",
        b'["row",1,[1e999],{},[]]\n',
        b"[" * 100_000,
        b"\xff\xfe",
        b'["sheet","\xed\xa0\x80",false]',
        b'["sheet","\\ud83d",false]',
        b'["row",1,["\\ud83d"],{},[]]',
        b"9" * 9000,
    ],
    ids=[
        "NaN",
        "in a list",
        "infinite",
        "deep",
        "no UTF-8",
        "half a character",
        "half a title",
        "half a cell",
        "long number",
    ],
)
def test_a_line_that_is_none_is_not_believed(line: bytes) -> None:
    with pytest.raises(refusals.ReadingBrokeOff):
        sheets_of([b'["sheet","Levels",false]\n', line, b'["end"]\n'], HERE, USUAL)


def test_rows_out_of_order_or_before_a_sheet_are_not_believed() -> None:
    for lines in ([row("a"), END], [SHEET, row("a", number=2), row("a", number=2), END], [SHEET] * 61 + [END]):
        with pytest.raises(refusals.ReadingBrokeOff):
            believed(*lines)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=5,
)
kinds = st.sampled_from(["sheet", "row", "end", "unfit", "x"])
lines_like_ours = st.tuples(kinds, json_values, json_values, json_values).map(list) | st.lists(json_values, max_size=5)


@settings(max_examples=examples(50))
@given(st.lists(lines_like_ours, max_size=4))
def test_whatever_is_said_is_believed_or_a_refusal(lines: list[object]) -> None:
    try:
        believed(SHEET, *lines, END)
    except Refusal:
        return
    assert all(isinstance(line, list) and line[0] in ("sheet", "row", "end") for line in lines)


@given(st.binary(max_size=300))
def test_whatever_comes_as_a_file_is_refused(document: bytes) -> None:
    with pytest.raises(Refusal):
        sheets(document)


@given(st.data())
def test_a_workbook_with_changed_bytes_is_read_or_refused(data: st.DataObject) -> None:
    document = bytearray(packed(parts(row_of(text_cell("A1", "words"), '<c r="B1"><v>1.5</v></c>'))))
    for _ in range(data.draw(st.integers(1, 6))):
        document[data.draw(st.integers(0, len(document) - 1))] = data.draw(st.integers(0, 255))
    with suppress(Refusal):
        assert isinstance(sheets(bytes(document)), tuple)
