"""Where lines break."""

from hypothesis import given
from hypothesis import strategies as st

from cpc_selfeval.exports.tagged_pdf.fonts import typeface
from cpc_selfeval.exports.tagged_pdf.lines import Line, Span, break_lines
from cpc_selfeval.exports.tagged_pdf.look import TEXT, Ink
from cpc_selfeval.exports.tagged_pdf.words import Sign

REGULAR = Ink("regular", 10, TEXT)
BOLD = Ink("bold", 10, TEXT)


def text_of(line: Line) -> str:
    return "".join(piece.text for piece in line).replace("\u00a0", "~")


def broken(width: float, *texts: str) -> list[str]:
    """Return the lines of `texts`, every second of them bold, in a column as wide as `width` letters x."""
    spans = [Span(text, BOLD if number % 2 else REGULAR) for number, text in enumerate(texts)]
    face = typeface()
    return [text_of(line) for line in break_lines(spans, face.width("x", BOLD) * width, face)]


def test_lines_break_at_spaces_and_keep_one_at_their_end() -> None:
    assert broken(7, "xxx xxx xxx") == ["xxx xxx ", "xxx"]


def test_line_ends_are_kept() -> None:
    assert broken(9, "one\n\ntwo\n") == ["one ", "", "two ", ""]


def test_nothing_is_one_empty_line() -> None:
    assert broken(9) == broken(9, "") == [""]


def test_spaces_keep_their_width() -> None:
    assert broken(30, "a  b   c") == ["a~ b~~ c"]
    assert broken(30, "  in\n   further") == ["~ in ", "~~ further"]
    assert broken(30, " in\n further") == ["~in ", "~further"]


def test_words_may_break_after_hyphen_and_slash() -> None:
    assert broken(6, "multi-agency") == ["multi-", "agency"]
    assert broken(6, "social/health") == ["social/", "health"]
    assert broken(6, "2026-27") == ["2026-2", "7"]


def test_a_hyphen_before_an_item_stays_with_it() -> None:
    assert broken(9, "- item") == ["- item"]


def test_words_of_two_inks_are_not_torn() -> None:
    assert broken(8, "xxxx (", "xxx", ")") == ["xxxx ", "(xxx)"]


def test_a_word_wider_than_the_line_is_torn_where_it_has_to_be() -> None:
    assert broken(4, "xx xxxxxxxxx") == ["xx ", "xxxx", "xxxx", "x"]


def test_even_the_narrowest_line_holds_a_character() -> None:
    assert broken(0.1, "ab c") == ["a", "b ", "c"]


def test_true_characters_are_said_once() -> None:
    face = typeface()
    lines = break_lines([Span("[grinning\u00a0face]", REGULAR, "\U0001f600")], 30, face)
    assert [piece.actual for line in lines for piece in line] == ["\U0001f600", *[""] * (len(lines) - 1)]
    assert len(lines) > 1


def test_a_sign_stays_with_its_word() -> None:
    face = typeface()
    spans = [Span("xxxx ", REGULAR), Span("", REGULAR, sign=Sign("square")), Span("xx", REGULAR)]
    first, second = break_lines(spans, face.width("xxxxxx", REGULAR), face)
    assert text_of(first) == "xxxx "
    assert [piece.span.sign is not None for piece in second] == [True, False]
    assert second[1].x > 0


@given(st.lists(st.text("ab-/– \n\u00a0", max_size=40), max_size=4), st.floats(5, 80))
def test_no_line_is_too_wide_and_no_letter_is_lost(texts: list[str], width: float) -> None:
    face = typeface()
    spans = [Span(text, BOLD if number % 2 else REGULAR) for number, text in enumerate(texts)]
    lines = break_lines(spans, width, face)
    for line in lines:
        wide = sum(face.width(piece.text, piece.span.ink) for piece in line)
        assert wide - face.width(" ", BOLD) <= width + 0.01 or len(text_of(line).strip()) == 1
    read = "".join(text_of(line) for line in lines).replace("~", "")
    assert "".join(read.split()) == "".join("".join(texts).replace("\u00a0", "").split())
