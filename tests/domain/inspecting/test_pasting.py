"""Many points pasted at once: one a line, bullets off, nothing else changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpc_selfeval.domain.inspecting.pasting import points_in


@pytest.mark.parametrize(
    ("line", "point"),
    [
        ("• Advocacy is not everywhere", "Advocacy is not everywhere"),
        ("  •\tAdvocacy", "Advocacy"),
        ("•Advocacy", "Advocacy"),
        ("- Advocacy", "Advocacy"),
        ("– Advocacy", "Advocacy"),
        ("* Advocacy", "Advocacy"),
        ("o\tAdvocacy", "Advocacy"),
        ("\uf0b7 Advocacy", "Advocacy"),
        ("-5% since spring", "-5% since spring"),
        ("over the year", "over the year"),
        ("3. Advocacy", "3. Advocacy"),
        ("  Advocacy  ", "  Advocacy  "),
        ("• - Advocacy", "- Advocacy"),
        ("=1+1", "=1+1"),
    ],
)
def test_only_the_bullet_goes(line: str, point: str) -> None:
    assert points_in(line) == (point,)


def test_one_a_line_and_empty_lines_are_none() -> None:
    assert points_in("• One\r\n\r\n• Two\n  \n•\nThree") == ("One", "Two", "Three")
    assert points_in("") == ()


@given(st.lists(st.text(st.characters(codec="ascii", categories=("L", "N")), min_size=1).map(lambda t: f"A{t}")))
def test_what_has_no_bullets_stays_as_it_is(lines: list[str]) -> None:
    assert points_in("\n".join(lines)) == tuple(lines)


@given(st.text())
def test_no_word_is_lost(text: str) -> None:
    kept = "".join(points_in(text))
    assert [each for each in text if each.isalnum() and each != "o" and each not in kept] == []
