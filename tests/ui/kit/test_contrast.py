"""Every pair of colours that the window puts together reads, in every colour set: WCAG 2.2, 1.4.3, 1.4.11 and 2.4.7."""

import re
from dataclasses import fields

import pytest

from cpc_selfeval.ui.kit.colours import ColourSet
from docs.contrast import (
    DECORATION,
    FILLED,
    GROUNDS,
    RING,
    SYMBOLS,
    TEXTS,
    UI,
    Pair,
    colour_sets,
    faults,
    gathered,
    table,
)


def test_no_pair_is_under_its_least_contrast() -> None:
    assert faults() == []


def test_every_role_is_known_as_an_ink_a_ground_or_a_decoration() -> None:
    roles = {field.name for field in fields(ColourSet)} - {"is_dark"}
    assert roles == {*TEXTS, *SYMBOLS, *FILLED, *FILLED["on_accent"], *RING, *DECORATION, *GROUNDS}


@pytest.mark.parametrize(
    ("pair", "place"),
    [
        (Pair("text", "quiet", "surface"), "stylesheet: QHeaderView::section"),
        (Pair("text", "on_accent", "accent_pressed"), "stylesheet: PrimaryButton:hover"),
        (Pair("text", "accent", "accent_soft"), "stylesheet: PlainButton:hover"),
        (Pair("symbol", "control_line", "page"), "stylesheet: QLineEdit"),
        (Pair("icon", "quiet", "accent_soft"), "kit/icons.py"),
        (Pair("icon", "on_accent", "accent_pressed"), "kit/icons.py"),
        (Pair("text", "warning", "warning_soft"), "kit/labels.py"),
        (Pair("symbol", "strength_bar", "accent_soft"), "kit/entry_card.py"),
        (Pair("symbol", "level_part", "surface"), "drawings/painting.py"),
    ],
)
def test_pairs_are_found_where_they_are_used(pair: Pair, place: str) -> None:
    assert any(each.startswith(place) for each in gathered().get(pair, ())), gathered().get(pair)


def test_a_pair_that_is_too_faint_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    faint = dict.fromkeys(("light",), colour_sets()["light"])
    monkeypatch.setattr("docs.contrast.colour_sets", lambda: faint)
    monkeypatch.setattr("docs.contrast.LEAST", {"text": 4.5, "symbol": 3.0, "icon": 3.0, "ring": 22.0})
    told = faults()
    assert told
    assert all(line.startswith("focus on ") for line in told)


def test_the_table_has_a_row_for_each_pair_and_a_column_for_each_colour_set() -> None:
    rows = table().splitlines()
    assert len(rows) == len(gathered()) + 2
    assert rows[0].count("|") == len(colour_sets()) + 6


def test_no_module_of_the_window_has_colours_of_its_own() -> None:
    own = {
        module.relative_to(UI).as_posix()
        for module in UI.rglob("*.py")
        if re.search(r"#[0-9A-Fa-f]{6}\b", module.read_text(encoding="utf-8"))
    }
    assert own == {"kit/colours.py"}
