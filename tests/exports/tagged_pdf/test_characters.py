"""What is shown for characters that the typeface lacks."""

import pytest

from cpc_selfeval.exports.tagged_pdf.characters import abridged, shown, spoken
from cpc_selfeval.exports.tagged_pdf.fonts import typeface


def words(text: str) -> list[tuple[str, str | None]]:
    stretches = shown(text, typeface().missing)
    return [(stretch.text.replace("\u00a0", " "), stretch.actual) for stretch in stretches]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", []),
        ("plain", [("plain", None)]),
        ("àèìòù – ‘’ “” … £ € ≥ ≤ × → ✓ ☐ łŁ Жя Ωλ", [("àèìòù – ‘’ “” … £ € ≥ ≤ × → ✓ ☐ łŁ Жя Ωλ", None)]),
        ("e\u0301", [("é", None)]),
        ("a\r\nb\rc\u2028d", [("a\nb\nc\nd", None)]),
        ("a\tb", [("a    b", None)]),
        ("hy\u00adphen\u200b \u202azero\u202c", [("hyphen zero", None)]),
        ("ok \U0001f600!", [("ok ", None), ("[grinning face]", "\U0001f600"), ("!", None)]),
        ("شكرا", [("[Arabic: 4 letters]", "شكرا")]),
        ("ש", [("[Hebrew: 1 letter]", "ש")]),
        ("孩子", [("[Chinese or Japanese: 2 letters]", "孩子")]),
        ("かア", [("[Japanese: 2 letters]", "かア")]),
        ("아이", [("[Korean: 2 letters]", "아이")]),
        ("\x00", [("[control character]", None)]),
        ("\x00\x01", [("[2 control characters]", None)]),
        ("\ud800", [("[broken character]", None)]),
        ("\ue123", [("[U+E123]", "\ue123")]),
        ("a\u3000b", [("a", None), (" ", None), ("b", None)]),
    ],
)
def test_what_is_shown(text: str, wanted: list[tuple[str, str | None]]) -> None:
    assert words(text) == wanted


def test_all_that_is_shown_can_be_drawn() -> None:
    face = typeface()
    for code in range(0x20, 0x30000):
        for stretch in shown(chr(code), face.missing):
            assert face.missing.search(stretch.text) is None
            assert "\n" not in stretch.text or chr(code) in "\x85\u2028\u2029"


def test_what_is_spoken_is_one_line_of_true_characters() -> None:
    assert spoken(" a\r\n b\x00\ud800 \U0001f600 ") == "a b\ufffd\ufffd \U0001f600"


def test_only_what_is_too_long_is_abridged() -> None:
    assert abridged("exactly", 7) == "exactly"
    assert abridged("one too many", 11) == "one too ma…"
    assert abridged("no space before", 4) == "no…"
