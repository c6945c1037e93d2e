"""Which help is about which box: by the box's own name as it is read aloud, and where that is not enough, by the names
of the classes around it. So no page has to say anything, and nothing need be loaded for it.

Every box that can be typed in or chosen in must be found here (tests/ui/field_help).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QRadioButton, QWidget

from cpc_selfeval.domain.field_help import FIELD_HELP, FieldHelp
from cpc_selfeval.ui.field_help.names import AROUND, KINDS, NAMES, PATTERNS, PLACED
from cpc_selfeval.ui.kit.naming import spoken_name
from cpc_selfeval.ui.kit.several_choice import FilterSentence, SeveralChoice

FIELDS: Final = (QLineEdit, QPlainTextEdit, QComboBox, QRadioButton, QCheckBox, SeveralChoice, FilterSentence)
"""What is typed in or chosen in."""

_NUMBER: Final = re.compile(r", \d+$")
_OF_ROW: Final = re.compile(r" of [A-Z]+-?\d+$")


def name_of(box: QWidget) -> str:
    """The name of a box without what tells its row from others: "Quarter" of "Quarter, 2", "Due" of "Due of A-3"."""
    name = box.name if isinstance(box, SeveralChoice | FilterSentence) else box.accessibleName() or spoken_name(box)
    return _OF_ROW.sub("", _NUMBER.sub("", name))


def key_of(box: QWidget | None) -> str:
    """The name of the help about a box; "" for what is no field, and where there is no help."""
    if box is None or not isinstance(box, FIELDS):
        return ""
    name = name_of(box)
    around = tuple(_around(box))
    return (
        next((KINDS[kind] for kind in _kinds(box) if kind in KINDS), "")
        or next((PLACED[place, name] for place in around if (place, name) in PLACED), "")
        or NAMES.get(name, "")
        or next((key for pattern, key in PATTERNS if pattern.search(name)), "")
        or next((AROUND[place] for place in around if place in AROUND), "")
    )


def help_of(box: QWidget | None) -> FieldHelp | None:
    """What there is to say about a box."""
    return FIELD_HELP.get(key_of(box))


def known_keys() -> frozenset[str]:
    """Every help that some box leads to."""
    tables: tuple[Mapping[object, str], ...] = (KINDS, PLACED, NAMES, AROUND)  # type: ignore[assignment]
    return frozenset((*(key for table in tables for key in table.values()), *(key for _, key in PATTERNS)))


def _kinds(widget: QWidget) -> Iterator[str]:
    return (kind.__name__ for kind in type(widget).__mro__)


def _around(box: QWidget) -> Iterator[str]:
    around: QWidget | None = box
    while around is not None:
        yield from _kinds(around)
        around = around.parentWidget()
