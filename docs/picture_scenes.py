"""The scenes that pictures are taken of: each does in a fresh window what its picture shows."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from docs import agency_scenes, guide_scenes, import_scenes, moderation_scenes
from docs.picture_studio import FILE, FOLDER, Scene, Studio

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cpc_selfeval.ui.window.main_window import MainWindow

# ---- before a file is open


def _start(studio: Studio) -> QWidget:
    from cpc_selfeval.editing.example import POSITION_AT
    from cpc_selfeval.ui.remembered import RecentFile
    from cpc_selfeval.ui.start.start_page import StartPage

    title = "Strathmarra CPC · Self-evaluation 2026–27"
    for name, days, made_up in (("Worked example (made up).cpcse", 9, True), (FILE, 2, False)):
        (FOLDER / name).touch()
        studio.remembered.note_opened(RecentFile(FOLDER / name, POSITION_AT - timedelta(days=days), title, made_up))
    return studio.shown(StartPage(studio.remembered))


def _in_use(studio: Studio) -> QWidget:
    from cpc_selfeval.domain.opening_refusals import FileInUse
    from cpc_selfeval.ui.start.start_page import StartPage

    page = cast(StartPage, _start(studio))
    refusal = FileInUse(FOLDER / FILE, "Fraser Dunnet", "CPC-LAPTOP-2", datetime(2026, 11, 22, 8, 41).astimezone())
    ways = ("Open to read only", "Open a copy…", "Open anyway…")
    offered = [(way, lambda: None) for way in ways]
    page.tell(refusal.what_happened, refusal.what_is_safe, refusal.what_to_do, offered)
    return page


def _who(studio: Studio) -> QWidget:
    from cpc_selfeval.ui.window.person_dialog import PersonDialog

    return studio.shown(PersonDialog(None, studio.person))


def _new(place: int) -> Scene:
    def scene(studio: Studio) -> QWidget:
        from cpc_selfeval.editing.example import POSITION_AT
        from cpc_selfeval.storage.frameworks.files import read_framework, shipped_frameworks
        from cpc_selfeval.ui.start.new_dialog import NewSelfEvaluationDialog

        today = POSITION_AT.date()
        dialog = NewSelfEvaluationDialog(shipped_frameworks(), read_framework, FOLDER, studio.person.name, today)
        studio.shown(dialog)
        dialog.committee_step.committee.show_text("Northshire Child Protection Committee")
        dialog.committee_step.area.show_text("Northshire")
        dialog.go_to(place)
        return dialog

    return scene


# ---- pages


def _page(name: str, *, appearance: str = "light", text_size: int = 100) -> Scene:
    def scene(studio: Studio) -> QWidget:
        window = studio.page(name)
        if appearance != "light":
            window.acts.viewing.choose_appearance(appearance)
        if text_size != 100:
            window.acts.viewing.choose_text_size(text_size)
        return window

    return scene


def _part(page: str, name: str) -> Callable[[Studio], tuple[MainWindow, Any]]:
    """A window with a page, and a part of that page."""

    def scene(studio: Studio) -> tuple[MainWindow, Any]:
        window = studio.page(page)
        return window, getattr(window.stack.page(page), name)

    return scene


def _overview_table(studio: Studio) -> QWidget:
    window, profile = _part("overview", "profile")(studio)
    profile.panel.swap.click()
    return cast("QWidget", window)


def _indicator(code: str, part: str = "", *, appearance: str = "light") -> Scene:
    def scene(studio: Studio) -> QWidget:
        window = studio.indicator(code)
        if appearance != "light":
            window.acts.viewing.choose_appearance(appearance)
        return studio.in_view(window, getattr(_indicator_page(window), part)) if part else window

    return scene


def _indicator_page(window: MainWindow) -> Any:
    return window.stack.page("indicators")


def _entry(studio: Studio) -> QWidget:
    window = studio.indicator("2.2")
    column = _indicator_page(window).areas
    column.open(column.rows.keys[0])
    return studio.in_view(window, column)


def _level(code: str, stage: str) -> Scene:
    def scene(studio: Studio) -> QWidget:
        from cpc_selfeval.domain.judgement import Stage

        window = studio.indicator(code)
        level = _indicator_page(window).level
        level.recording._options[Stage(stage)].click()
        return studio.in_view(window, level)

    return scene


def _level_history(studio: Studio) -> QWidget:
    window = studio.indicator("2.1")
    return studio.opened_by(_indicator_page(window).level.show_history)


def _evidence_views(studio: Studio) -> QWidget:
    from cpc_selfeval.domain.evidence import Evidence, SourceType

    window = studio.page("evidence")
    pieces = sorted(studio.workspace.contents.of(Evidence).values(), key=lambda piece: piece.number)
    of_children = next(p for p in pieces if p.source_type is SourceType.VIEWS_OF_CHILDREN and p.views_told)
    page: Any = window.stack.page("evidence")
    page.show_evidence(of_children.key)
    return studio.in_view(window, page.editor.form.views)


def _evidence_finder(studio: Studio) -> QWidget:
    window = studio.indicator("2.2")
    return studio.opened_by(_indicator_page(window).evidence.find_existing)


def _action(studio: Studio) -> QWidget:
    from cpc_selfeval.domain.action import Action

    window = studio.indicator("2.1")
    key = studio.key(Action, "A-12")
    return studio.opened_by(lambda: _indicator_page(window).planned.open(key))


def _due(studio: Studio) -> QWidget:
    dialog: Any = _action(studio)
    due = dialog.editor.form.who.due
    later = date(2026, 12, 18)
    due.day.show_date(later)
    due.day.date_chosen.emit(later)
    due.reason.show_text("Two advocates start in December.")
    due.agreed_by.show_text("CPC, 18 November 2026")
    return cast("QWidget", dialog)


def _details(card: str) -> Scene:
    """Committee and cycle, with the card of this class."""

    def scene(studio: Studio) -> QWidget:
        window = studio.page("details")
        cards = cast(Any, window.stack.page("details")).cards
        return studio.in_view(window, next(each for each in cards if type(each).__name__ == card))

    return scene


# ---- dialogs and messages


def _dialog(act: str) -> Scene:
    def scene(studio: Studio) -> QWidget:
        window = studio.window()
        return studio.opened_by(getattr(window.acts, act))

    return scene


def _find(studio: Studio) -> QWidget:
    finder: Any = _dialog("find")(studio)
    finder.box.setText("parents plan")
    return cast("QWidget", finder)


def _paper_written(studio: Studio) -> QWidget:
    dialog: Any = _dialog("make_papers")(studio)
    dialog.begin()
    until = time.monotonic() + 60
    while not (dialog._just_written and dialog.preview.pages) and time.monotonic() < until:
        studio.settle()
    return cast("QWidget", dialog)


def _of_help(command: str) -> Scene:
    def scene(studio: Studio) -> QWidget:
        window = studio.window()
        return studio.opened_by(window.acts.by_command()[command])

    return scene


def _read_only(studio: Studio) -> QWidget:
    window = studio.window(read_only=True)
    window.show_indicator("2.2")
    return window


def _not_saved(studio: Studio) -> QWidget:
    from cpc_selfeval.domain.saving_refusals import DiskFull

    window = studio.indicator("2.2")
    refusal = DiskFull(FOLDER / FILE)
    acts = [("Try again", lambda: None), ("Save a copy elsewhere…", lambda: None)]
    waiting = " Waiting to be saved: strength of 2.2."
    window.message_bar.tell("bad", refusal.what_happened, refusal.what_is_safe + waiting, refusal.what_to_do, acts)
    return window


SCENES: Final[dict[str, Scene]] = {
    "start": _start,
    "in-use": _in_use,
    "who": _who,
    "new-framework": _new(0),
    "new-committee": _new(1),
    "new-agencies": _new(2),
    "new-scope": _new(3),
    "new-place": _new(4),
    "overview": _page("overview"),
    "overview-dark": _page("overview", appearance="dark"),
    "overview-large": _page("overview", text_size=200),
    "overview-table": _overview_table,
    "checks": _page("checks"),
    "checks-dark": _page("checks", appearance="dark"),
    "national": _page("national"),
    "national-dark": _page("national", appearance="dark"),
    "inspections": _page("inspections"),
    "inspections-dark": _page("inspections", appearance="dark"),
    "capacity": _page("capacity"),
    "capacity-dark": _page("capacity", appearance="dark"),
    "moderation": _page("moderation"),
    "moderation-dark": _page("moderation", appearance="dark"),
    "moderation-drawing": moderation_scenes.drawing,
    "meeting": moderation_scenes.meeting,
    "indicator": _indicator("2.2"),
    "indicator-dark": _indicator("2.2", appearance="dark"),
    "indicator-evidence": _indicator("2.2", "evidence"),
    "indicator-actions": _indicator("2.2", "planned"),
    "indicator-not-in-cycle": _indicator("4.1"),
    "indicator-without-level": _indicator("10.1", "level"),
    "entry": _entry,
    "level": _level("2.2", "proposed"),
    "level-agreed": _level("2.2", "agreed"),
    "level-history": _level_history,
    "evidence": _page("evidence"),
    "evidence-dark": _page("evidence", appearance="dark"),
    "evidence-views": _evidence_views,
    "evidence-finder": _evidence_finder,
    "actions": _page("actions"),
    "actions-dark": _page("actions", appearance="dark"),
    "action": _action,
    "due": _due,
    "committee": _page("details"),
    "committee-scope": _details("ScopeCard"),
    "committee-meetings": _details("MeetingsCard"),
    "committee-agencies": _details("AgenciesCard"),
    "committee-expectations": _details("ExpectationsCard"),
    "committee-page-one": _details("PaperCard"),
    "committee-words": _details("StatusWordsCard"),
    "committee-framework": _details("FrameworkCard"),
    "agencies": agency_scenes.agencies,
    "ask": agency_scenes.ask,
    "compare": agency_scenes.compare,
    "import": import_scenes.what_comes_in,
    "find": _find,
    "changes": _dialog("show_changes"),
    "paper": _dialog("make_papers"),
    "paper-written": _paper_written,
    "commands": _of_help("commands"),
    "about": _of_help("about"),
    "counts": _of_help("counts"),
    "read-only": _read_only,
    "not-saved": _not_saved,
    **guide_scenes.SCENES,
}


def draw(wanted: Iterable[tuple[str, Path]]) -> None:
    """Draw scenes, each into its file, on the screen and at the scale that this process was started with."""
    from PySide6.QtWidgets import QApplication

    from cpc_selfeval.app.preferences import Preferences
    from cpc_selfeval.app.window import dress, make_application
    from cpc_selfeval.editing.example import write_example

    targets = [(SCENES[name], target.resolve()) for name, target in wanted]
    with tempfile.TemporaryDirectory() as temporary:
        os.chdir(temporary)
        app = make_application()
        QApplication.setCursorFlashTime(0)
        Preferences(Path("preferences.json")).update(appearance="light")
        dress(app, Preferences(Path("preferences.json")))
        example = Path(temporary) / "example.cpcse"
        write_example(example)
        studio = Studio(app, example)
        for scene, target in targets:
            studio.take(scene, target)
        os.chdir(Path(__file__).parent)
