"""Every box that the source makes has help, also in places that no walk opens; and every help has a box."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from cpc_selfeval.domain.field_help import FIELD_HELP
from cpc_selfeval.ui.field_help.fields import known_keys
from cpc_selfeval.ui.field_help.names import AROUND, NAMES, PATTERNS, PLACED

UI = Path(__file__).parents[3] / "cpc_selfeval" / "ui"
BOXES = {"TextEntry", "LineEntry", "DateEntry", "PasswordLine", "ChoiceBox", "CheckChoice", "RadioChoice"}
BOXES |= {"SeveralChoice", "AgencyChoice", "AgenciesChoice", "MeetingChoice"}
SETTINGS = {"Light or dark", "Text size"}


def made() -> Iterator[tuple[str, str]]:
    """(class, name) of every box that is made with a name that stands in the source."""
    for path in sorted(UI.rglob("*.py")):
        for kind in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(kind, ast.ClassDef) and path.parent.name != "kit":
                yield from ((kind.name, name) for call in ast.walk(kind) for name in _named(call))


def _named(call: ast.AST) -> Iterator[str]:
    if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in BOXES:
        given = [*call.args[:1], *(word.value for word in call.keywords if word.arg == "name")]
        yield from (one.value for one in given if isinstance(one, ast.Constant) and isinstance(one.value, str))


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
