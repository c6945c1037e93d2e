"""Scenes of every dialogue, for files of any kind: nothing in them asks for a record that an empty file lacks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from docs.picture_studio import FILE, FOLDER, Scene, Studio

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cpc_selfeval.domain.returns.records import Request
    from cpc_selfeval.ui.window.main_window import MainWindow


def _of_command(command: str) -> Scene:
    """What a command of the window opens."""

    def scene(studio: Studio) -> QWidget:
        window = studio.window()
        return studio.opened_by(window.acts.by_command()[command])

    return scene


def _over(make: Callable[[MainWindow], Any]) -> Scene:
    """A dialogue that is made over a window, shown without waiting for its answer."""

    def scene(studio: Studio) -> QWidget:
        dialog: QWidget = make(studio.window())
        return studio.shown(dialog)

    return scene


def _person(_window: MainWindow) -> QWidget:
    from cpc_selfeval.domain.committee import Person
    from cpc_selfeval.ui.window.person_dialog import PersonDialog

    return PersonDialog(None, Person("Catriona Muirhead", "Lead officer", "Strathmarra CPC"))


def _password(window: MainWindow) -> QWidget:
    from cpc_selfeval.ui.passwords.changing import ChangePasswordDialog

    return ChangePasswordDialog(FILE, None, 3, window)


def _ask_password(window: MainWindow) -> QWidget:
    from cpc_selfeval.ui.passwords.asking import AskPasswordDialog

    return AskPasswordDialog(FILE, window)


def _backups(window: MainWindow) -> QWidget:
    from cpc_selfeval.domain.backup import BackupPlaces
    from cpc_selfeval.ui.backups.dialog import BackupsDialog, OfFile

    of = OfFile(FOLDER / FILE, window.workspace.today(), window.workspace.work.identity.file, None)
    return BackupsDialog(of, BackupPlaces(), None, window)


def _rescue(window: MainWindow) -> QWidget:
    from cpc_selfeval.ui.rescue.dialog import RescueDialog

    return RescueDialog(FOLDER / FILE, lambda *_: None, lambda *_: None, window)  # type: ignore[arg-type]


def _log(window: MainWindow) -> QWidget:
    from cpc_selfeval.ui.window.log_dialog import LogDialog

    return LogDialog(window, Path("/home/catriona/.local/state/cpc-selfeval"))


def _at_work(window: MainWindow) -> QWidget:
    from cpc_selfeval.ui.window.at_work import AtWorkDialog

    return AtWorkDialog(f"Opening “{FILE}”.", None, window)


def _not_saved(window: MainWindow) -> QWidget:
    from cpc_selfeval.domain.saving_refusals import DiskFull
    from cpc_selfeval.ui.window.closing import NotSavedDialog

    return NotSavedDialog(window, ("strength of 2.2", "evidence E-14"), DiskFull(FOLDER / FILE))


def _remove_text(window: MainWindow) -> QWidget:
    from cpc_selfeval.ui.removal.dialog import RemoveTextDialog, known_places

    return RemoveTextDialog(window.workspace, known_places(window.workspace, window.remembered), "advocacy", window)


def _close_cycle(window: MainWindow) -> QWidget:
    from cpc_selfeval.ui.cycles.closing_dialogs import CloseCycleDialog

    return CloseCycleDialog(window.workspace, window)


def _reopen_cycle(window: MainWindow) -> QWidget:
    from cpc_selfeval.ui.cycles.closing_dialogs import ReopenCycleDialog

    return ReopenCycleDialog(window.workspace, window)


def _next_cycle(window: MainWindow) -> QWidget:
    from cpc_selfeval.ui.cycles.next_dialog import NextCycleDialog

    cycles = window.workspace.work.cycles
    return NextCycleDialog(window.workspace, cycles.editions(), cycles.crosswalk, window)


def _meeting(window: MainWindow) -> QWidget:
    from cpc_selfeval.ui.choices.meeting_dialog import MeetingDialog

    return MeetingDialog(window.workspace, None, window)


def _start_meeting(window: MainWindow) -> QWidget:
    from cpc_selfeval.domain.moderation.agenda import agenda
    from cpc_selfeval.ui.moderation.start_dialog import StartDialog

    return StartDialog(window.workspace, agenda(window.workspace.contents, window.workspace.today()), window)


def _edition(window: MainWindow) -> QWidget:
    from cpc_selfeval.storage.frameworks.files import read_framework, shipped_frameworks
    from cpc_selfeval.ui.details.framework_dialog import FrameworkDialog

    return FrameworkDialog(shipped_frameworks(), read_framework, window)


def _evidence(window: MainWindow) -> QWidget:
    from cpc_selfeval.domain.evidence import Evidence
    from cpc_selfeval.ui.evidence.dialog import EvidenceDialog

    pieces = sorted(window.workspace.contents.of(Evidence).values(), key=lambda piece: piece.number)
    if not pieces:
        return EvidenceDialog(window.workspace, None, window, title="")
    return EvidenceDialog(window.workspace, pieces[0].key, window)


def _action(window: MainWindow) -> QWidget:
    from cpc_selfeval.domain.action import Action
    from cpc_selfeval.ui.actions.dialog import ActionDialog

    actions = sorted(window.workspace.contents.of(Action).values(), key=lambda action: action.number)
    return ActionDialog(window.workspace, actions[0].key if actions else None, window)


def _ask_several(window: MainWindow) -> QWidget:
    from cpc_selfeval.ui.agencies.ask_all_dialog import AskAllDialog

    return AskAllDialog(window.workspace, window)


def _ask(window: MainWindow) -> QWidget:
    from cpc_selfeval.ui.agencies.ask_dialog import AskDialog

    return AskDialog(window.workspace, window.workspace.contents.agencies_in_use[0].key, None, window)


def _all_returns(window: MainWindow) -> QWidget:
    from cpc_selfeval.ui.agencies.all_returns import AllReturnsDialog

    return AllReturnsDialog(window.workspace, window)


def _unplaced(window: MainWindow) -> QWidget:
    from cpc_selfeval.ui.agencies.unplaced_dialog import UnplacedDialog

    return UnplacedDialog(window.workspace, window)


def _asked(window: MainWindow) -> Request:
    """An agency that was asked a month ago, and is late."""
    from cpc_selfeval.domain.returns.records import Request

    workspace = window.workspace
    month = timedelta(days=30)
    key = workspace.work.returns.ask(
        workspace.contents.agencies_in_use[0].key,
        contact_role="Head of public protection",
        due=workspace.today() - timedelta(days=4),
        workbook="as written",
        written_at="2026-10-23T08:40:00+00:00",
    )
    workspace.work.returns.mark_asked(key, workspace.today() - month)
    return workspace.contents.of(Request)[key]


def _remind(window: MainWindow) -> QWidget:
    from cpc_selfeval.ui.agencies.remind_dialog import RemindDialog

    return RemindDialog(window.workspace, _asked(window), window)


def _stop(window: MainWindow) -> QWidget:
    from cpc_selfeval.ui.agencies.remind_dialog import StopDialog

    return StopDialog(window.workspace, _asked(window), window)


def _import(window: MainWindow) -> QWidget:
    from cpc_selfeval.ui.importing.dialog import ImportDialog

    return ImportDialog(window.workspace, window)


def _confirm(window: MainWindow) -> QWidget:
    from cpc_selfeval.ui.kit.confirm import ConfirmDialog

    happens = "Evidence E-14 is taken out of all 6 indicators that it supports."
    return ConfirmDialog(window, happens, "It stays in the list of evidence.", "Take it out")


def _search(studio: Studio) -> QWidget:
    window = studio.window()
    window.acts.find_text()
    window.acts.finding_text.bar.box.setText("children")
    studio.settle()
    return window


def _search_in_page(studio: Studio) -> QWidget:
    window = studio.page("evidence")
    window.acts.find_text()
    window.acts.finding_text.bar.box.setText("children")
    studio.settle()
    return window


DIALOGS: Final[dict[str, Scene]] = {
    "person": _over(_person),
    "password": _over(_password),
    "ask-password": _over(_ask_password),
    "backups": _over(_backups),
    "rescue": _over(_rescue),
    "log": _over(_log),
    "at-work": _over(_at_work),
    "not-saved-at-end": _over(_not_saved),
    "remove-text": _over(_remove_text),
    "close-cycle": _over(_close_cycle),
    "reopen-cycle": _over(_reopen_cycle),
    "next-cycle": _over(_next_cycle),
    "add-meeting": _over(_meeting),
    "start-meeting": _over(_start_meeting),
    "edition": _over(_edition),
    "evidence-dialog": _over(_evidence),
    "action-dialog": _over(_action),
    "ask-several": _over(_ask_several),
    "ask-one": _over(_ask),
    "all-returns": _over(_all_returns),
    "unplaced": _over(_unplaced),
    "remind": _over(_remind),
    "stop-waiting": _over(_stop),
    "import-first": _over(_import),
    "confirm": _over(_confirm),
    "changes-list": _of_command("changes"),
    "removed-list": _of_command("removed"),
    "indicator-history": _of_command("history"),
    "find-anything": _of_command("find"),
    "paper-dialog": _of_command("papers"),
    "pack": _of_command("pack"),
    "keys": _of_command("commands"),
    "about-program": _of_command("about"),
    "what-counts": _of_command("counts"),
    "search": _search,
    "search-in-page": _search_in_page,
}
