"""The two colour sets, and the one taken from the system where high contrast is asked for.

The light set is the one of the sketches. Every text and background pair that the kit uses is listed in
:data:`TEXT_PAIRS`, every line that marks a control in :data:`LINE_PAIRS`; a test holds them to WCAG 2.2
(1.4.3: 4.5 to 1 for text; 1.4.11: 3 to 1 for the parts of controls).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QColor, QPalette


@dataclass(frozen=True, kw_only=True)
class ColourSet:
    """Colours as "#RRGGBB". ``soft`` colours are backgrounds for the word of the same name; ``off`` is for the words of
    what cannot be used now."""

    is_dark: bool
    text: str
    quiet: str
    off: str
    line: str
    control_line: str
    page: str
    surface: str
    accent: str
    accent_soft: str
    accent_pressed: str
    on_accent: str
    level_ink: str
    level_part: str
    warning: str
    warning_soft: str
    bad: str
    bad_soft: str
    good: str
    good_soft: str
    strength_bar: str
    area_bar: str
    focus: str
    focus_edge: str

    @property
    def idle_line(self) -> str:
        """The edge of what cannot be used now: fainter than others, also in a system's high contrast."""
        return self.off if self.line == self.text else self.line


LIGHT: Final = ColourSet(
    is_dark=False,
    text="#17212B",
    quiet="#4A5866",
    off="#4A5866",
    line="#C9D1DA",
    control_line="#7B8896",
    page="#F4F6F8",
    surface="#FFFFFF",
    accent="#0B5CAB",
    accent_soft="#E4EEF8",
    accent_pressed="#084A8C",
    on_accent="#FFFFFF",
    level_ink="#0B4A86",
    level_part="#6A97C6",
    warning="#8A4B00",
    warning_soft="#FFF3DF",
    bad="#A1261C",
    bad_soft="#FBE9E7",
    good="#1C6B3C",
    good_soft="#E5F3EA",
    strength_bar="#68879E",
    area_bar="#B9781A",
    focus="#F2A900",
    focus_edge="#17212B",
)

DARK: Final = ColourSet(
    is_dark=True,
    text="#E7ECF1",
    quiet="#AAB7C4",
    off="#AAB7C4",
    line="#384450",
    control_line="#8593A1",
    page="#11171D",
    surface="#1A222A",
    accent="#86BDF5",
    accent_soft="#1D3853",
    accent_pressed="#A9D1FA",
    on_accent="#0A1A2B",
    level_ink="#93C4F7",
    level_part="#5C88B5",
    warning="#F3BD6E",
    warning_soft="#3A2B12",
    bad="#F7A79E",
    bad_soft="#44211D",
    good="#8AD6A4",
    good_soft="#173525",
    strength_bar="#7C9AB0",
    area_bar="#D39A41",
    focus="#F2A900",
    focus_edge="#05080B",
)

TEXT_PAIRS: Final = (
    ("text", "surface"),
    ("text", "page"),
    ("text", "accent_soft"),
    ("text", "bad_soft"),
    ("text", "warning_soft"),
    ("text", "good_soft"),
    ("quiet", "surface"),
    ("quiet", "page"),
    ("quiet", "accent_soft"),
    ("accent", "surface"),
    ("accent", "page"),
    ("accent", "accent_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_pressed"),
    ("level_ink", "surface"),
    ("level_ink", "accent_soft"),
    ("warning", "warning_soft"),
    ("warning", "surface"),
    ("warning", "page"),
    ("bad", "bad_soft"),
    ("bad", "surface"),
    ("bad", "page"),
    ("good", "good_soft"),
    ("good", "surface"),
    ("good", "page"),
)
"""(text, background) names that the kit puts together."""

LINE_PAIRS: Final = (
    ("control_line", "surface"),
    ("control_line", "page"),
    ("accent", "surface"),
    ("level_part", "surface"),
    ("strength_bar", "surface"),
    ("area_bar", "surface"),
)
"""(line, background) names of lines that mark a control or carry meaning."""


def luminance(colour: str) -> float:
    """Relative luminance 0 to 1 of an "#RRGGBB" colour, by WCAG 2.2's definition."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    shade = QColor(colour)
    red, green, blue = linear(shade.redF()), linear(shade.greenF()), linear(shade.blueF())
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21, by WCAG 2.2's definition."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def from_system(palette: QPalette) -> ColourSet:
    """The colours that the system asks for in high contrast: its own text, window and highlight, and nothing soft."""
    text = palette.color(QPalette.ColorRole.WindowText).name()
    page = palette.color(QPalette.ColorRole.Window).name()
    surface = palette.color(QPalette.ColorRole.Base).name()
    accent = palette.color(QPalette.ColorRole.Highlight).name()
    off = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText).name()
    if contrast(accent, surface) < 4.5:
        accent = text
    return ColourSet(
        is_dark=luminance(page) < 0.2,
        text=text,
        quiet=text,
        off=off if contrast(off, page) >= 4.5 and contrast(off, surface) >= 4.5 else text,
        line=text,
        control_line=text,
        page=page,
        surface=surface,
        accent=accent,
        accent_soft=surface,
        accent_pressed=text,
        on_accent=surface,
        level_ink=text,
        level_part=text,
        warning=text,
        warning_soft=surface,
        bad=text,
        bad_soft=surface,
        good=text,
        good_soft=surface,
        strength_bar=text,
        area_bar=text,
        focus="#F2A900",
        focus_edge="#000000",
    )


def palette_of(colours: ColourSet) -> QPalette:
    """The same colours as palette roles, for everything that the stylesheet does not draw."""
    palette = QPalette()
    role = QPalette.ColorRole
    pairs = {
        role.Window: colours.page,
        role.WindowText: colours.text,
        role.Base: colours.surface,
        role.AlternateBase: colours.page,
        role.ToolTipBase: colours.surface,
        role.ToolTipText: colours.text,
        role.PlaceholderText: colours.quiet,
        role.Text: colours.text,
        role.Button: colours.surface,
        role.ButtonText: colours.text,
        role.BrightText: colours.bad,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Accent: colours.accent,
        role.Light: colours.surface,
        role.Midlight: colours.page,
        role.Mid: colours.line,
        role.Dark: colours.control_line,
        role.Shadow: colours.focus_edge,
    }
    for place, colour in pairs.items():
        palette.setColor(place, QColor(colour))
    for place in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, place, QColor(colours.off))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(colours.line))
    palette.setColor(QPalette.ColorGroup.Disabled, role.HighlightedText, QColor(colours.text))
    return palette
