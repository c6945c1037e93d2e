"""Everything that is read or operated can be told from its background: WCAG 2.2, 1.4.3 and 1.4.11."""

import pytest
from PySide6.QtGui import QColor, QPalette

from cpc_selfeval.ui.kit.colours import (
    DARK,
    LIGHT,
    LINE_PAIRS,
    TEXT_PAIRS,
    ColourSet,
    contrast,
    from_system,
    palette_of,
)


def a_system_palette() -> QPalette:
    """White on black with a yellow highlight, as one of Windows' contrast themes has it."""
    palette = QPalette(QColor("#000000"))
    for role, colour in (
        (QPalette.ColorRole.Window, "#000000"),
        (QPalette.ColorRole.Base, "#000000"),
        (QPalette.ColorRole.WindowText, "#FFFFFF"),
        (QPalette.ColorRole.Highlight, "#FFFF00"),
    ):
        palette.setColor(role, QColor(colour))
    return palette


SETS = {"light": LIGHT, "dark": DARK}


def test_contrast_is_measured_as_the_standard_says() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_reads(name: str, text: str, ground: str) -> None:
    colours = SETS[name]
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize(("line", "ground"), LINE_PAIRS)
def test_lines_of_controls_show(name: str, line: str, ground: str) -> None:
    colours = SETS[name]
    assert contrast(getattr(colours, line), getattr(colours, ground)) >= 3


@pytest.mark.parametrize("colours", [*SETS.values(), from_system(a_system_palette())], ids=["light", "dark", "system"])
@pytest.mark.parametrize("ground", ["page", "surface", "accent", "accent_soft", "bad_soft"])
def test_the_focus_ring_shows_against_any_ground_by_one_of_its_two_lines(colours: ColourSet, ground: str) -> None:
    shades = (colours.focus, colours.focus_edge)
    assert max(contrast(shade, getattr(colours, ground)) for shade in shades) >= 3
    assert contrast(*shades) >= 3


def test_high_contrast_uses_the_systems_own_colours() -> None:
    colours = from_system(a_system_palette())
    assert (colours.text.upper(), colours.page.upper(), colours.accent.upper()) == ("#FFFFFF", "#000000", "#FFFF00")
    assert colours.is_dark
    for text, ground in TEXT_PAIRS:
        assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


def test_high_contrast_tells_what_cannot_be_used_by_the_systems_own_colour_for_it() -> None:
    palette = a_system_palette()
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText, QColor("#A6A6A6"))
    colours = from_system(palette)
    assert (colours.off.upper(), colours.idle_line.upper(), colours.line.upper()) == ("#A6A6A6", "#A6A6A6", "#FFFFFF")
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText, QColor("#303030"))
    assert from_system(palette).off.upper() == "#FFFFFF", "one that cannot be read is not taken"


def test_high_contrast_with_a_faint_highlight_falls_back_on_the_text() -> None:
    palette = a_system_palette()
    palette.setColor(QPalette.ColorRole.Highlight, QColor("#202020"))
    assert from_system(palette).accent.upper() == "#FFFFFF"


@pytest.mark.parametrize("colours", SETS.values(), ids=SETS)
def test_the_palette_says_the_same_as_the_stylesheet(colours: ColourSet) -> None:
    palette = palette_of(colours)
    assert palette.color(QPalette.ColorRole.WindowText) == QColor(colours.text)
    assert palette.color(QPalette.ColorRole.Window) == QColor(colours.page)
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text).name()
    assert contrast(disabled, colours.surface) >= 4.5
