"""Text in cells: whole, unchanged, and never taken for something else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpc_selfeval.domain.return_workbook.pieces import LONGEST_PIECE, pieces
from cpc_selfeval.exports.spreadsheet.cells import cell_text, escaped, needs_quoting


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(st.text(alphabet=st.sampled_from("ab \n👩é"), max_size=60), st.integers(1, 4000))
def test_pieces_fit_and_are_the_text_again(seed: str, times: int) -> None:
    text = seed * times
    cut = pieces(text)
    assert "".join(cut) == text
    assert all(units(piece) <= LONGEST_PIECE for piece in cut)


def test_short_text_is_one_piece() -> None:
    assert pieces("") == [""]
    assert pieces("x" * LONGEST_PIECE) == ["x" * LONGEST_PIECE]


def test_a_long_text_is_parted_between_words() -> None:
    first, second = pieces("word " * 8000)
    assert first.endswith(" ")
    assert second.startswith("word")
    assert len(first) > LONGEST_PIECE - 10


def test_a_text_without_spaces_is_parted_anywhere() -> None:
    assert [len(piece) for piece in pieces("x" * 70_000)] == [LONGEST_PIECE, LONGEST_PIECE, 6_000]


def test_emoji_count_as_two() -> None:
    assert [len(piece) for piece in pieces("👩" * 20_000)] == [16_000, 4_000]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+44 131 496 0000",
        "- bullet",
        "@all",
        "'quoted",
        "\ttab",
        "\N{FULLWIDTH EQUALS SIGN}1",
        "0131 496 0000",
        "1/2",
        "1-2",
        "12 May",
        "May 2026",
        "Mar-26",
        "34%",
        "£5",
        "1e5",
        "TRUE",
        "#N/A",
        " 12",
    ],
)
def test_what_excel_would_change_on_editing_is_quoted(text: str) -> None:
    assert needs_quoting(text)


@pytest.mark.parametrize("text", ["Plain words", "A-07", "Marchmont works", "True friends of children", "", "“Yes”"])
def test_plain_words_are_not_quoted(text: str) -> None:
    assert not needs_quoting(text)


def test_a_typed_escape_is_escaped() -> None:
    assert escaped("_x0041_ and _x000D_") == "_x005F_x0041_ and _x005F_x000D_"
    assert escaped("_x004_ _y0041_ __") == "_x004_ _y0041_ __"


def test_what_no_cell_can_hold_is_replaced_and_nothing_else() -> None:
    assert cell_text("a\x00b\x0bc\ud800d\uffffe") == "a\ufffdb\ufffdc\ufffdd\ufffde"
    assert cell_text("one\r\ntwo\rthree") == "one\ntwo\nthree"
    assert cell_text(" \tkept\n👩‍👧 ") == " \tkept\n👩‍👧 "
