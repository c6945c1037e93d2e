"""Rows that are high enough for their text."""

from cpc_selfeval.exports.spreadsheet.heights import LINE, TALLEST, lines_needed, row_height


def test_short_text_needs_one_line() -> None:
    assert lines_needed("Social work", 20) == 1
    assert lines_needed("", 20) == 1


def test_line_ends_are_lines() -> None:
    assert lines_needed("one\ntwo\n\nfour", 40) == 4


def test_words_wrap_at_the_columns_width() -> None:
    assert lines_needed("word " * 40, 40) == 5
    assert lines_needed("a" * 100, 21) == 6


def test_wide_letters_need_more_room() -> None:
    assert lines_needed("W" * 30, 31) > lines_needed("i" * 30, 31)
    assert lines_needed("👩" * 30, 31) > lines_needed("a" * 30, 31)


def test_a_row_follows_its_longest_text_up_to_excels_limit() -> None:
    assert row_height([("a", 10), ("one\ntwo\nthree", 30)]) == 3 * LINE + 1
    assert row_height([], least=20) == 20
    assert row_height([("word " * 40_000, 30)]) == TALLEST
