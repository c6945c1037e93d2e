"""Every box that the source makes has help, also in places that no walk opens; and every help has a box."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from cpc_selfeval.domain.field_help import FIELD_HELP
from cpc_selfeval.ui.field_help.fields import known_keys
from cpc_selfeval.ui.field_help.names import AROUND, NAMES, PATTERNS, PLACED

UI = Path(__file__).parents[3] / "cpc_selfeval" / "ui"
BOXES = {"TextEntry", "LineEntry", "DateEntry", "PasswordLine", "ChoiceBox", "CheckChoice", "RadioChoice"}
BOXES |= {"SeveralChoice", "AgencyChoice", "AgenciesChoice", "MeetingChoice", "FindingsChoice"}
SETTINGS = {"Light or dark", "Text size"}


_CLASS: Final = re.compile(r"^class (\w+)")
_BOX: Final = re.compile(rf'\b(?:{"|".join(sorted(BOXES))})\((?:[^()"]*name=)?"([^"]+)"')


def made() -> Iterator[tuple[str, str]]:
    """(class, name) of every box that is made with a name that stands in the source."""
    for path in sorted(UI.rglob("*.py")):
        if path.parent.name == "kit":
            continue
        around = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            if begun := _CLASS.match(line):
                around = begun[1]
            yield from ((around, name) for name in _BOX.findall(line))


def test_every_box_that_is_named_in_the_source_has_help() -> None:
    placed = {name for _, name in PLACED}
    boxes = set(made())
    assert len(boxes) > 100
    helped = {
        (kind, name)
        for kind, name in boxes
        if name in NAMES or name in placed or kind in AROUND or any(pattern.search(name) for pattern, _ in PATTERNS)
    }
    assert {box for box in boxes - helped if box[1] not in SETTINGS} == set()


def test_every_help_is_led_to_and_every_name_leads_to_one() -> None:
    assert known_keys() == set(FIELD_HELP)
