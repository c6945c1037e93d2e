"""Making a paper: for which reader, what it says besides, under what name; with the real pages beside it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from cpc_selfeval.domain.days import moment_in_words
from cpc_selfeval.domain.judging_records.papers import PaperMade
from cpc_selfeval.domain.opening_refusals import FileDamaged
from cpc_selfeval.domain.papers.kinds import Paper
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.domain.suspect_refusals import FileAltered
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.editing.papers import Writing, Written, offered_name
from cpc_selfeval.ui.answers import Answer
from cpc_selfeval.ui.guard.notice import GuardNotice
from cpc_selfeval.ui.kit import Icon, PlainButton, PrimaryButton, QuietText, announce, hand_over_all, px
from cpc_selfeval.ui.kit.dialog_sheet import DialogSheet
from cpc_selfeval.ui.kit.note_dialog import FramedDialog
from cpc_selfeval.ui.kit.pending_text import HandsOverWhenDone
from cpc_selfeval.ui.kit.screen_room import FRAME
from cpc_selfeval.ui.papers.as_form import AsForm
from cpc_selfeval.ui.papers.compared import ComparedWith
from cpc_selfeval.ui.papers.options_form import HouseForm, OptionsForm
from cpc_selfeval.ui.papers.place import PaperTarget
from cpc_selfeval.ui.papers.preview import Preview
from cpc_selfeval.ui.papers.print_act import SHOWN_AFTER, print_paper
from cpc_selfeval.ui.papers.printing import can_print
from cpc_selfeval.ui.papers.result import PaperResult
from cpc_selfeval.ui.papers.which import WhichPaper
from cpc_selfeval.ui.remembered import PaperPlace, Remembered
from cpc_selfeval.ui.window.save_state import listed_acts
from cpc_selfeval.ui.window.told_later import tell_later, tell_refusal
from cpc_selfeval.ui.window.window_frame import WindowFrame
from cpc_selfeval.ui.workspace import Workspace

OFFERED: Final = tuple(Paper)
IN_PAPERS: Final = "Papers made from it may be wrong there, and do not say so by themselves."
NO_PAGES: Final = "A workbook has no pages to show here. Write it, and open it in Excel or LibreOffice."
NO_AGENCY: Final = "Choose whose part it is, and its pages are shown here."
BESIDE_FROM: Final = 820
"""Pixels of the design from which the pages stand beside the choices; else a button goes from one to the other."""
_HIGHEST: Final = 900
_PAUSE: Final = 400
"""Milliseconds without a change after which the pages are made anew."""


class _Choices(DialogSheet):
    """Scrolls by itself beside the pages: it asks for no height, or the whole dialogue would scroll as well."""

    def hasHeightForWidth(self) -> bool:
        """It takes what there is."""
        return False


class PaperDialog(HandsOverWhenDone, FramedDialog):
    """Shows one paper as it would be now, and writes or prints it. It stands beside the window and follows it."""

    def __init__(
        self,
        workspace: Workspace,
        remembered: Remembered,
        paper: Paper = Paper.COG_SUMMARY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, "Make a paper", "Make a paper", width=1120)
        self._workspace = workspace
        self._remembered = remembered
        self._just_written: set[Path] = set()
        self._answer: Answer | None = None
        self._writing: Writing | None = None
        self._showing: Writing | None = None
        self._asked = 0
        self._pages = Answer()
        self._pages.came.connect(self._pages_came)  # a method, so that it goes with the dialog
        self._beside = True
        place = remembered.kept.papers.get(workspace.contents.identity.file, PaperPlace(""))
        self._names = dict(place.names)
        self.which = WhichPaper(workspace, OFFERED)
        self.options = OptionsForm(workspace, paper, self)
        self.compared = ComparedWith(workspace, paper, self)
        self.house = HouseForm(workspace)
        self.guard = GuardNotice(workspace)
        self.made_as = AsForm(place.template)
        self.target = PaperTarget(place.folder or str(workspace.work.session.path.parent))
        self.preview = Preview()
        self.note = QuietText()
        self.doubt = QuietText(tone="warning")
        self.progress = QProgressBar()
        self.results = QVBoxLayout()
        self._late = QTimer(self, singleShot=True, interval=SHOWN_AFTER)
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._make_buttons()
        self._lay_out()
        self._connect()
        self.which.show_paper(paper)
        self._show_paper(paper)
        self.which.choices[paper].setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_buttons(self) -> None:
        self.look = PlainButton("Look at the &pages", icon=Icon.LOOK)
        self.stop = PlainButton("&Stop", name="Stop writing")
        self.close_button = self.add_close()
        self.print_button = PlainButton("P&rint…", icon=Icon.PRINT)
        self.write = PrimaryButton("&Write", icon=Icon.SAVE)
        for place, button in enumerate((self.look, self.stop)):
            self.buttons.insertWidget(place, button)
        self.buttons.addWidget(self.print_button)
        self.buttons.addWidget(self.write)
        self.stop.hide()
        self.print_button.setVisible(can_print())

    def _lay_out(self) -> None:
        self._form = _Choices()
        column = self._form.column
        column.setSpacing(px(8))
        self.as_at = QuietText()
        column.addWidget(self.as_at)
        if self._workspace.contents.committee.made_up:
            column.addWidget(QuietText("This is the made-up example. Every paper of it says so.", tone="warning"))
        column.addWidget(self.doubt)
        self._show_doubt()
        column.addWidget(self.guard)
        for part in (
            self.which,
            self.options.agency_row,
            self.compared,
            self.options.said,
            self.house,
            self.made_as,
            self.target,
            self.note,
        ):
            column.addWidget(part)
        column.addWidget(self.progress)
        column.addLayout(self.results)
        column.addStretch(1)
        self.results.setSpacing(px(10))
        self.progress.setAccessibleName("Progress")
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 0)
        self.progress.hide()
        self.note.hide()
        sides = QHBoxLayout()
        sides.setSpacing(px(20))
        sides.addWidget(self._form, 5)
        sides.addWidget(self.preview, 6)
        self.column.addLayout(sides, 1)

    def _connect(self) -> None:
        self.guard.followed.connect(self.reject)
        self.which.chosen.connect(self._show_paper)
        self.options.agency_chosen.connect(self._soon.start)
        self.compared.chosen.connect(self._soon.start)
        self.made_as.changed.connect(self._offer_name)
        self.target.changed.connect(self._look)
        self.write.clicked.connect(self.begin)
        self.stop.clicked.connect(self._stop)
        self.print_button.clicked.connect(self._print)
        self.look.clicked.connect(self._turn_over)
        self._late.timeout.connect(self._say_it_takes_long)
        self._soon.timeout.connect(self._make_pages)
        self._workspace.changed.connect(self._on_changed)

    # Which paper

    def turn_to(self, paper: Paper) -> None:
        """Show this paper, in the dialog that may be open already with another."""
        if paper is not self.which.paper():
            self.which.show_paper(paper)
            self._show_paper(paper)

    def _show_paper(self, paper: Paper) -> None:
        self.options.show_paper(paper)
        self.compared.show_paper(paper)
        self.made_as.show_paper(paper)
        self._offer_name()
        self._clear_results()
        self._make_pages()

    def _offer_name(self) -> None:
        """Offer a name that fits the paper and what it is made as, and the one that it had before where it had one."""
        paper, ending = self.which.paper(), self.made_as.ending()
        self.target.show_name(self._names.get(self._named()) or self._offered(paper, ending), ending)
        self._look()

    def _named(self) -> str:
        """Under what its name is remembered."""
        paper, ending = self.which.paper(), self.made_as.ending()
        return paper.value if ending == paper.ending else f"{paper.value}{ending}"

    def _offered(self, paper: Paper, ending: str) -> str:
        contents = self._workspace.contents
        committee = contents.committee
        whose = f"{committee.area} {committee.cpc_short}" if committee.area else committee.name
        says_so = "made-up" in whose.casefold()
        made_up = " (made-up example)" if committee.made_up and not says_so else ""
        return offered_name(contents.cycle.title, whose + made_up, self.which.name(paper), ending)

    def _look(self) -> None:
        """Say what stands in the way, and name the button after what it does."""
        replaced = self.target.show_state(self._just_written)
        again = "&Write again" if self.target.target() in self._just_written else "&Write"
        self.write.setText("Replace and &write" if replaced else again)
        self.write.setEnabled(self.target.is_complete() and self._writing is None)

    def _show_doubt(self) -> None:
        """Warn that the papers will hold what is not as it was written, where that is known."""
        because = self._workspace.work.session.read_only_because
        doubted = isinstance(because, FileAltered | FileDamaged)
        self.doubt.setText(f"{because.what_happened} {IN_PAPERS}" if because is not None and doubted else "")
        self.doubt.setVisible(doubted)

    def _whose(self) -> str | None:
        """The agency that is shown, also before it is saved and where nothing can be."""
        return self.options.agency.value() if self.which.paper() is Paper.AGENCY_PART else None

    # Its pages

    def _on_changed(self, event: Applied) -> None:
        if any(row.kind is not PaperMade for row in event.change.rows):
            self._soon.start()

    def _make_pages(self) -> None:
        """Ask for the PDF as it would be now. An answer to an older question is not shown."""
        self._soon.stop()
        at = moment_in_words(self._workspace.work.session.clock())
        self.as_at.setText(f"Papers show the position of everything that is saved now, {at}.")
        if self._showing is not None:
            self._showing.cancel()
        self.print_button.setEnabled(False)
        paper = self.which.paper()
        self._asked += 1
        if words := self._no_pages(paper):
            self.preview.show_words(words)
            return
        if self.preview.pages is None:
            self.preview.show_words("The pages are being made…")
        bring, asked = self._pages.bring, self._asked
        self._showing = self._workspace.work.papers.show(
            paper, lambda came: bring((asked, came)), agency=self._whose(), compared=self.compared.value()
        )

    def _no_pages(self, paper: Paper) -> str:
        """Why there is nothing to show, "" where there is."""
        if paper is Paper.WORKBOOK:
            return NO_PAGES
        nobodys = paper is Paper.AGENCY_PART and self.options.agency.value() is None
        return NO_AGENCY if nobodys else ""

    def _pages_came(self, answer: tuple[int, bytes | Refusal]) -> None:
        asked, came = answer
        if asked != self._asked:
            return
        self._showing = None
        if isinstance(came, Refusal):
            self.preview.show_words(str(came))
            return
        self.preview.show_pdf(self.which.name(self.which.paper()), came)
        self.print_button.setEnabled(True)

    def _print(self) -> None:
        if self.preview.pages is not None:
            said = print_paper(self.preview.pages, self.which.name(self.which.paper()), self)
            self._say(said)

    def _say(self, sentence: str) -> None:
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)

    # Writing it

    def begin(self) -> None:
        """Write the paper of everything that was entered."""
        hand_over_all(self)
        if (fault := self.made_as.fault()) is not None:
            self._say(fault[0])
            fault[1].setFocus()
            return
        paper, target, made_as = self.which.paper(), self.target.target(), self.made_as.made_as()
        self._remember()
        self._show_doubt()
        self._clear_results()
        unsaved = self._workspace.work.session.unsaved
        self._say(f"Not in the paper, because it is not saved yet: {listed_acts(unsaved)}." if unsaved else "")
        answer = self._answer = Answer()
        answer.came.connect(self._written)
        self._writing = Writing()  # until the verb gives its own: an answer may come before that
        self._late.start()
        self._look()
        writing = self._workspace.work.papers.write(
            paper, target, answer.bring, agency=self._whose(), compared=self.compared.value(), made_as=made_as
        )
        if self._writing is not None:
            self._writing = writing

    def _say_it_takes_long(self) -> None:
        self.progress.setAccessibleDescription(f"Writing: {self.which.name(self.which.paper())}")
        self.progress.show()
        self.stop.show()

    def _stop(self) -> None:
        if self._writing is not None:
            self._writing.cancel()

    def _remember(self) -> None:
        file = self._workspace.contents.identity.file
        self._names[self._named()] = self.target.target().name
        papers = {**self._remembered.kept.papers}
        papers.pop(file, None)
        papers[file] = PaperPlace(str(self.target.folder_path()), dict(self._names), self.made_as.template)
        self._remembered.update(papers=papers)

    def _written(self, written: Written) -> None:
        self._writing = None
        self._late.stop()
        self.progress.hide()
        self.stop.hide()
        if written.refusal is None:
            self._just_written.add(written.target)
        result = PaperResult(written, self.which.name(written.paper))
        self.results.addWidget(result)
        announce(self, result.words)
        self._look()
        result.focus_first()
        QTimer.singleShot(0, result, lambda: self._form.ensureWidgetVisible(result))

    def _clear_results(self) -> None:
        while (item := self.results.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()

    # Room

    def fit(self) -> None:
        """Be as high as the screen lets a page be seen."""
        room = self.screen().availableGeometry()
        self.resize(self.width(), min(px(_HIGHEST), room.height() - FRAME.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pages beside the choices, or one of them at a time."""
        super().resizeEvent(event)
        self._beside = self.width() >= px(BESIDE_FROM)
        self.look.setVisible(not self._beside)
        if self._beside:
            self._form.show()
            self.preview.show()
        elif self._form.isVisibleTo(self) and self.preview.isVisibleTo(self):
            self.preview.hide()
        self._name_look()

    def _turn_over(self) -> None:
        showing = self._form.isVisibleTo(self)
        self._form.setVisible(not showing)
        self.preview.setVisible(showing)
        self._name_look()
        (self.preview.view if showing else self.which.choices[self.which.paper()]).setFocus()

    def _name_look(self) -> None:
        self.look.setText("Look at the &pages" if self._form.isVisibleTo(self) else "Back to the &choices")

    def done(self, result: int) -> None:
        """Let go of the pages, and of what is still being asked."""
        if self._showing is not None:
            self._showing.cancel()
        self._asked += 1
        if self._writing is not None and self._answer is not None:
            name = self.which.name(self.which.paper())
            tell_later(self._answer, self.parent(), f"Still being written: {name}.", partial(_tell, name))
        self.made_as.wipe()
        self.preview.close_pages()
        super().done(result)


def _tell(name: str, window: WindowFrame, said: object) -> None:
    assert isinstance(said, Written)
    if said.refusal is None:
        window.status_line.tell(f"Written: {name}, as {said.target.name} in {said.target.parent}")
    else:
        tell_refusal(window, said.refusal, f"Not written: {name}.")
