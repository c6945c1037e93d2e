"""Nobody is asked "are you sure" where undo serves, and nothing stands in the way that need not."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "cpc_selfeval"

ASKED_FIRST = {
    "app/in_use.py": "two people may overwrite what the other saved",
    "app/local_work.py": "the copy takes the place of the original, and the file closes",
    "app/restoring.py": "another file takes the place of this one",
    "ui/agencies/ask_all_dialog.py": "what was entered is kept nowhere",
    "ui/agencies/compare_dialog.py": "what was decided is kept nowhere",
    "ui/evidence/attached_files.py": "a file that can run leaves the program",
    "ui/evidence/coming_in.py": "the file and all its backups become as large",
    "ui/removal/dialog.py": "it is taken out of the history too, so undo cannot bring it back",
}
"""Where somebody is asked before an act, and why undo does not serve there."""

WAITED_FOR = {
    "app/at_work.py": "a file that is open nowhere is being written or read",
    "app/desk.py": "the window is made anew",
    "app/new_file.py": "a new file begins with it",
    "app/password_change.py": "the file closes and opens again",
    "app/salvaging.py": "the new file is opened next",
    "app/window.py": "the program itself",
    "ui/actions/plan_cards.py": "what is chosen there goes to the action that asked",
    "ui/choices/meeting_choice.py": "what is added there is chosen in the box that asked",
    "ui/cycles/page.py": "a whole cycle is closed, opened again or begun",
    "ui/details/meetings_card.py": "the meeting that is typed there is one of the list that asked",
    "ui/drawings/leaving.py": "the system's own question for a printer",
    "ui/inspecting/page.py": "the points that are ticked there become actions in one step",
    "ui/kit/confirm.py": "a question before what cannot be undone",
    "ui/papers/printing.py": "the system's own question for a printer",
    "ui/passwords/asking.py": "nothing can be opened without the password",
    "ui/window/closing.py": "words that are not saved would be lost",
    "ui/window/person_dialog.py": "nothing is recorded by nobody",
}
"""Where the program waits for an answer, and what for."""

ANSWERED_FIRST = {
    "app/crash.py": "a fault of ours: going on without having seen it is no choice",
    "app/desk.py": "nothing may be typed while a text is taken out everywhere",
    "app/restoring.py": "another file takes the place of this one",
    "ui/actions/due_dialog.py": "a date of the row that it stands over",
    "ui/agencies/ask_all_dialog.py": "what was entered is kept nowhere",
    "ui/agencies/ask_dialog.py": "a request and its workbook are one act",
    "ui/agencies/compare_dialog.py": "what is decided line by line is held beside the file as it is now",
    "ui/agencies/reading_dialog.py": "what was read is compared next",
    "ui/agencies/return_dialog.py": "what is decided line by line is held beside the file as it is now",
    "ui/agencies/steps.py": "a reason, which the request needs",
    "ui/importing/asking.py": "what comes in is what the preview shows of the file as it is now",
    "ui/indicator/actions_section.py": "what is begun or chosen there goes to the indicator that asked",
    "ui/indicator/draft_form.py": "the meeting that is added there is chosen in the box that asked",
    "ui/indicator/evidence_section.py": "what is begun or chosen there goes to the indicator that asked",
    "ui/indicator/findings_column.py": "what is chosen there goes to the entry that asked",
    "ui/indicator/new_action.py": "what is chosen there goes to the entry that asked",
    "ui/moderation/page.py": "the meeting begins with it, in a window of its own",
    "ui/personal_details/page.py": "a reason, for the find that it was asked for",
    "ui/tables/table_acts.py": "what is selected in the table must stay what it is",
}
"""Where a dialog must be answered before one goes on, and why. Whatever only shows something stands beside."""


def modules_that_call(name: str) -> set[str]:
    """The modules that call a function or method of this name."""
    return {
        path.relative_to(PACKAGE).as_posix()
        for path in sorted(PACKAGE.rglob("*.py"))
        if name in path.read_text(encoding="utf-8") and name in set(called_in(path))
    }


def called_in(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def test_nobody_is_asked_whether_they_are_sure_but_where_undo_does_not_serve() -> None:
    assert modules_that_call("confirm") == set(ASKED_FIRST)


def test_nothing_waits_for_an_answer_but_what_needs_one() -> None:
    assert modules_that_call("exec") == set(WAITED_FOR)


def opens_something(path: Path) -> bool:
    """Whether it has a call ``…open()`` of nothing, which blocks the window below."""
    return any(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "open"
        and not (node.args or node.keywords)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    )


def test_nothing_must_be_answered_first_but_what_needs_it() -> None:
    paths = (path for room in ("ui", "app") for path in sorted((PACKAGE / room).rglob("*.py")))
    assert {path.relative_to(PACKAGE).as_posix() for path in paths if opens_something(path)} == set(ANSWERED_FIRST)


def test_qt_is_never_left_to_ask_by_its_own_boxes() -> None:
    for name in ("question", "warning", "critical", "information"):
        found = {path for path in modules_that_call(name) if path.startswith(("ui/", "app/"))}
        assert {path for path in found if "QMessageBox" in (PACKAGE / path).read_text(encoding="utf-8")} == set()
