"""Every pair of colours that the window puts together, with its contrast in each colour set.

    python -m docs.contrast          the table; the exit code is 1 where a pair is under WCAG 2.2 AA

The pairs are gathered from what the program does, so that none is forgotten: from the stylesheet, in which each role
stands under its own name, and from every module that paints, where each ink that its code names is held against each
ground that it names, or against all that things lie on. Text has 4.5 to 1 (1.4.3), symbols, icons and parts of controls
3 to 1 (1.4.11). The ring around what has the keyboard has an amber and a dark line, one of which must show (2.4.7).
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, Final

from PySide6.QtGui import QColor, QPalette

from cpc_selfeval.ui.kit.colours import DARK, LIGHT, ColourSet, contrast, from_system
from cpc_selfeval.ui.kit.icons import INKS
from cpc_selfeval.ui.kit.stylesheet import stylesheet

UI: Final = Path(__file__).resolve().parents[1] / "cpc_selfeval" / "ui"
AROUND: Final = ("page", "surface")
"""What anything may lie on."""
SOFT: Final = ("accent_soft", "good_soft", "warning_soft", "bad_soft")
GROUNDS: Final = (*AROUND, *SOFT)
TEXTS: Final = frozenset({"text", "quiet", "off", "accent", "level_ink", "warning", "bad", "good"})
SYMBOLS: Final = frozenset({"control_line", "level_part", "strength_bar", "area_bar"})
FILLED: Final = {"on_accent": ("accent", "accent_pressed")}
RING: Final = ("focus", "focus_edge")
DECORATION: Final = frozenset({"line"})
"""Lines between rows and around cards, which mark nothing that words or place do not say (1.4.11 leaves them out)."""
ONLY_ON: Final = {"drawings/painting.py": ("surface",)}
"""Modules that paint their own ground first."""

LEAST: Final = {"text": 4.5, "symbol": 3.0, "icon": 3.0, "ring": 3.0}


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """An ink on a ground, both by their roles; ``kind`` is text, symbol, icon or ring."""

    kind: str
    ink: str
    ground: str

    def ratio(self, colours: ColourSet) -> float:
        """Its contrast, 1 to 21; of the ring, that of whichever of its two lines shows better."""
        inks = RING if self.kind == "ring" else (self.ink,)
        return max(contrast(getattr(colours, ink), getattr(colours, self.ground)) for ink in inks)


@cache
def colour_sets() -> Mapping[str, ColourSet]:
    """Light, dark, and what is made of a system's palettes in high contrast."""
    made = {name: from_system(palette) for name, palette in contrast_themes().items()}
    return {"light": LIGHT, "dark": DARK, **made}


@cache
def contrast_themes() -> Mapping[str, QPalette]:
    """A system's palettes in high contrast, in the manner of two contrast themes of Windows: night sky and desert."""
    return {
        "contrast-dark": _palette("#000000", "#FFFFFF", "#D6B4FD", "#A6A6A6"),
        "contrast-light": _palette("#FFFAEF", "#3D3D3D", "#903909", "#676767"),
    }


def _palette(ground: str, text: str, highlight: str, off: str) -> QPalette:
    palette, role = QPalette(QColor(ground)), QPalette.ColorRole
    for place in (role.Window, role.Base, role.HighlightedText):
        palette.setColor(place, QColor(ground))
    for place in (role.WindowText, role.Text):
        palette.setColor(place, QColor(text))
    palette.setColor(role.Highlight, QColor(highlight))
    palette.setColor(QPalette.ColorGroup.Disabled, role.WindowText, QColor(off))
    return palette


def gathered() -> dict[Pair, tuple[str, ...]]:
    """Every pair with the places that it was found in, in the order of kinds and roles."""
    found: dict[Pair, set[str]] = {}
    for where, pair in (*_of_stylesheet(), *_of_painting(), *_of_icons(), *_of_ring()):
        found.setdefault(pair, set()).add(where)
    return {pair: tuple(sorted(found[pair])) for pair in sorted(found)}


def faults() -> list[str]:
    """Each pair under its least contrast, with the colour set and where it is used."""
    return [
        f"{pair.ink} on {pair.ground}, {name}: {pair.ratio(colours):.2f} of {LEAST[pair.kind]}, in {', '.join(places)}"
        for pair, places in gathered().items()
        for name, colours in colour_sets().items()
        if pair.ratio(colours) < LEAST[pair.kind]
    ]


def _pairs(inks: Iterator[str] | list[str], grounds: tuple[str, ...]) -> Iterator[Pair]:
    for ink in inks:
        if ink in FILLED:
            yield from (Pair("text", ink, ground) for ground in FILLED[ink])
        elif ink in TEXTS or ink in SYMBOLS:
            yield from (Pair("text" if ink in TEXTS else "symbol", ink, ground) for ground in grounds if ground != ink)


# ---- the stylesheet


def _of_stylesheet() -> Iterator[tuple[str, Pair]]:
    """Its rules, with each role written in place of its colour; a rule without a ground lies on any."""
    roles = {field.name: field.name for field in fields(ColourSet) if field.name != "is_dark"}
    named: Any = ColourSet(is_dark=False, **roles)
    plain: dict[str, dict[str, str]] = {}
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", stylesheet(named)):
        own = dict(re.findall(r"([\w-]+):\s*([^;]+);?", body))
        for selector in (each.strip() for each in selectors.split(",")):
            of = re.split(r":(?!:)|\[", selector)[0]
            said = {**plain.get(of, {}), **own}  # as in a state such as ":hover" what is not said anew stays
            if of == selector:
                plain[of] = said
            ground = next((role for role in said.get("background", "").split() if role in roles), "")
            yield from _of_rule(selector, said, ground, roles)


def _of_rule(
    selector: str, said: Mapping[str, str], ground: str, roles: Mapping[str, str]
) -> Iterator[tuple[str, Pair]]:
    where = f"stylesheet: {selector}"
    on = (ground,) if ground else GROUNDS
    for name in ("color", "placeholder-text-color"):
        if said.get(name, "") in roles:
            yield from ((where, pair) for pair in _pairs([said[name]], on))
    if said.get("selection-color", "") in roles:
        pair = Pair("text", said["selection-color"], said["selection-background-color"])
        yield where, pair
    for name in ("border", "border-color", "border-bottom"):
        edge = next((role for role in said.get(name, "").split() if role in roles), "")
        if edge and edge not in DECORATION and edge != ground:
            yield from ((where, Pair("symbol", edge, around)) for around in AROUND)


# ---- what is painted


def _of_painting() -> Iterator[tuple[str, Pair]]:
    for module in sorted(UI.rglob("*.py")):
        name = module.relative_to(UI).as_posix()
        if name in {"kit/colours.py", "kit/stylesheet.py", "kit/focus_ring.py"}:
            continue
        roles = _roles_in(module)
        on = ONLY_ON.get(name) or (*AROUND, *(ground for ground in SOFT if ground in roles))
        yield from ((name, pair) for pair in _pairs(sorted(roles), on))


def _roles_in(module: Path) -> frozenset[str]:
    """The roles that a module's code reads from a colour set."""
    every = {field.name for field in fields(ColourSet)} - {"is_dark"}
    text = module.read_text(encoding="utf-8")
    if "colours" not in text:
        return frozenset()
    named = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Attribute) and node.attr in every)
    return frozenset(node.attr for node in named if _is_colour_set(ast.unparse(node.value)))


def _is_colour_set(source: str) -> bool:
    return source in {"c", "inks"} or source.endswith(("colours", "colours()"))


def _of_icons() -> Iterator[tuple[str, Pair]]:
    """Any ink of icons may lie on any ground; that of filled buttons lies on those, and the tick of a box that cannot
    be used on the box."""
    for ink in INKS:
        for ground in FILLED.get(ink, GROUNDS):
            yield "kit/icons.py", Pair("icon", ink, ground)
    yield "kit/radio_choice.py", Pair("icon", "surface", "off")


def _of_ring() -> Iterator[tuple[str, Pair]]:
    """It lies around anything, also around filled buttons."""
    for ground in (*GROUNDS, "accent", "accent_pressed"):
        yield "kit/focus_ring.py", Pair("ring", RING[0], ground)


def table() -> str:
    """All pairs as a table in Markdown, the least contrast of each in every colour set."""
    sets = colour_sets()
    lines = [f"| kind | ink | on | {' | '.join(sets)} | at least | places |", "| --- " * (len(sets) + 5) + "|"]
    for pair, places in gathered().items():
        ratios = " | ".join(f"{pair.ratio(colours):.1f}" for colours in sets.values())
        ink = " or ".join(RING) if pair.kind == "ring" else pair.ink
        lines.append(f"| {pair.kind} | {ink} | {pair.ground} | {ratios} | {LEAST[pair.kind]} | {len(places)} |")
    return "\n".join(lines)


def main() -> int:
    """Print the table, and what is wrong."""
    print(table())
    wrong = faults()
    print("\n".join(["", *wrong] if wrong else ["", "No pair is under its least contrast."]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
