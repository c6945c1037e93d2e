"""Making a paper: which, where and under what name; then opening it."""

from __future__ import annotations

import os
from collections.abc import Container
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from cpc_selfeval.domain.days import moment_in_words
from cpc_selfeval.domain.opening_refusals import FileDamaged
from cpc_selfeval.domain.papers.kinds import Paper
from cpc_selfeval.domain.suspect_refusals import FileAltered
from cpc_selfeval.editing.papers import Written, offered_name
from cpc_selfeval.ui.kit import (
    CheckChoice,
    FlowLayout,
    Heading,
    LinkButton,
    PlainButton,
    PlainText,
    PrimaryButton,
    QuietText,
    announce,
    px,
)
from cpc_selfeval.ui.remembered import PaperPlace, Remembered
from cpc_selfeval.ui.window.answers import Answer
from cpc_selfeval.ui.window.note_dialog import FramedDialog
from cpc_selfeval.ui.window.save_state import listed_acts
from cpc_selfeval.ui.workspace import Workspace

ORDER: Final = (Paper.COG_SUMMARY, Paper.WORKBOOK)

WORDS: Final = {
    Paper.COG_SUMMARY: "Summary for the chief officers, as a PDF",
    Paper.WORKBOOK: "Action plan, as an Excel workbook",
}
IN_PAPERS: Final = "Papers made from it may be wrong there, and do not say so by themselves."
SHORT: Final = {Paper.COG_SUMMARY: "summary", Paper.WORKBOOK: "action plan"}


class PaperChoice(QWidget):
    """One paper: whether it is wanted, its name, and what stands there already."""

    changed = Signal()

    def __init__(self, paper: Paper, name: str, *, wanted: bool) -> None:
        super().__init__()
        self.paper = paper
        self.wanted = CheckChoice(WORDS[paper])
        self.wanted.setChecked(wanted)
        self.name = QLineEdit(name)
        self.name.setCursorPosition(0)
        self.name.setAccessibleName(f"Name of the {SHORT[paper]}")
        self.warning = QuietText(tone="warning")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(4), 0, 0)
        column.setSpacing(px(4))
        column.addWidget(self.wanted)
        inner = QVBoxLayout()
        inner.setContentsMargins(px(24), 0, 0, 0)
        inner.setSpacing(px(4))
        inner.addWidget(self.name)
        inner.addWidget(self.warning)
        column.addLayout(inner)
        self.wanted.toggled.connect(self.changed)
        self.name.textChanged.connect(self.changed)

    def is_wanted(self) -> bool:
        """Whether this paper is to be written."""
        return self.wanted.isChecked()

    def target(self, folder: Path) -> Path:
        """Where it is to be written, with its ending."""
        name = self.name.text().strip()
        ending = self.paper.ending
        return folder / (name if name.lower().endswith(ending) else name + ending)

    def show_state(self, folder: Path, just_written: Container[Path]) -> bool:
        """Say what stands in the way; whether an older paper would be replaced."""
        self.name.setEnabled(self.is_wanted())
        target = self.target(folder)
        replaced = self.is_wanted() and os.path.isfile(target) and target not in just_written
        if replaced:
            when = moment_in_words(datetime.fromtimestamp(target.stat().st_mtime).astimezone())
            self.warning.setText(f"There is a file of this name already, from {when}. It will be replaced.")
        self.warning.setVisible(replaced)
        return replaced


class PaperDialog(FramedDialog):
    """Writes the chosen papers one after the other and says what became of each."""

    def __init__(
        self,
        workspace: Workspace,
        remembered: Remembered,
        wanted: tuple[Paper, ...] = ORDER,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, "Make a paper", "Make a paper", width=600)
        self._workspace = workspace
        self._remembered = remembered
        self._waiting: list[tuple[Paper, Path]] = []
        self._just_written: set[Path] = set()
        self._answer = Answer()
        self._answer.came.connect(self._written)
        place = remembered.kept.papers.get(workspace.contents.identity.file, PaperPlace(""))
        folder = place.folder or str(workspace.work.session.path.parent)
        self.folder = QLineEdit(folder)
        self.folder.setAccessibleName("Folder")
        self.browse = PlainButton("&Browse…", name="Choose the folder")
        names = {paper: place.names.get(paper.value) or self._offered(paper) for paper in ORDER}
        self.choices = tuple(PaperChoice(paper, names[paper], wanted=paper in wanted) for paper in ORDER)
        self.note = QuietText()
        self.doubt = QuietText(tone="warning")
        self.progress = QProgressBar()
        self.progress.setAccessibleName("Progress")
        self.progress.setTextVisible(False)
        self.results = QVBoxLayout()
        self.results.setSpacing(px(10))
        self.close_button = self.add_close()
        self.write = PrimaryButton("Write")
        self.buttons.addWidget(self.write)
        self._lay_out()
        self._connect()
        self._look()
        self.write.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offered(self, paper: Paper) -> str:
        contents = self._workspace.contents
        committee = contents.committee
        whose = f"{committee.area} {committee.cpc_short}" if committee.area else committee.name
        says_so = "made-up" in whose.casefold()
        made_up = " (made-up example)" if committee.made_up and not says_so else ""
        return offered_name(contents.cycle.title, whose + made_up, SHORT[paper], paper.ending)

    def _lay_out(self) -> None:
        at = moment_in_words(self._workspace.work.session.clock())
        self.column.addWidget(QuietText(f"Papers show the position of everything that is saved now, {at}."))
        if self._workspace.contents.committee.made_up:
            self.column.addWidget(QuietText("This is the made-up example. Every paper of it says so.", tone="warning"))
        self.column.addWidget(self.doubt)
        self._show_doubt()
        for choice in self.choices:
            self.column.addWidget(choice)
        self.column.addSpacing(px(4))
        label = PlainText("&Folder", wrap=False)
        label.setBuddy(self.folder)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(label)
        row.addWidget(self.folder, 1)
        row.addWidget(self.browse)
        self.column.addLayout(row)
        self.column.addWidget(self.note)
        self.column.addWidget(self.progress)
        self.column.addLayout(self.results)
        self.progress.hide()
        self.note.hide()

    def _connect(self) -> None:
        for choice in self.choices:
            choice.changed.connect(self._look)
        self.folder.textChanged.connect(self._look)
        self.browse.clicked.connect(self._browse)
        self.write.clicked.connect(self.begin)

    def _folder(self) -> Path:
        return Path(self.folder.text().strip()).expanduser()

    def _browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Folder for papers", str(self._folder()))
        if chosen:
            self.folder.setText(chosen)

    def _look(self) -> None:
        """Say what stands in the way, and name the button after what it does."""
        replaced = [choice.show_state(self._folder(), self._just_written) for choice in self.choices]
        named = all(choice.name.text().strip() for choice in self.choices if choice.is_wanted())
        wanted = any(choice.is_wanted() for choice in self.choices)
        again = "Write again" if self._just_written else "Write"
        self.write.setText("Replace and write" if any(replaced) else again)
        self.write.setEnabled(wanted and named and bool(self.folder.text().strip()) and not self._waiting)

    def begin(self) -> None:
        """Write the chosen papers. Everything typed must have been handed over."""
        self._waiting = [(c.paper, c.target(self._folder())) for c in self.choices if c.is_wanted()]
        self._remember()
        self._show_doubt()
        self._clear_results()
        unsaved = self._workspace.work.session.unsaved
        self.note.setText(f"Not in the papers, because it is not saved yet: {listed_acts(unsaved)}." if unsaved else "")
        self.note.setVisible(bool(unsaved))
        self.progress.setRange(0, 2 * len(self._waiting))
        self.progress.setValue(1)
        self.progress.show()
        self.write.setEnabled(False)
        self._write_next()

    def _show_doubt(self) -> None:
        """Warn that the papers will hold what is not as it was written, where that is known."""
        because = self._workspace.work.session.read_only_because
        doubted = isinstance(because, FileAltered | FileDamaged)
        self.doubt.setText(f"{because.what_happened} {IN_PAPERS}" if because is not None and doubted else "")
        self.doubt.setVisible(doubted)

    def _remember(self) -> None:
        file = self._workspace.contents.identity.file
        names = {choice.paper.value: choice.target(self._folder()).name for choice in self.choices}
        papers = {**self._remembered.kept.papers}
        papers.pop(file, None)
        papers[file] = PaperPlace(str(self._folder()), names)
        self._remembered.update(papers=papers)

    def _write_next(self) -> None:
        paper, target = self._waiting[0]
        self.progress.setAccessibleDescription(f"Writing the {SHORT[paper]}")
        self._workspace.work.papers.write(paper, target, self._answer.bring)

    def _written(self, written: Written) -> None:
        self._waiting.pop(0)
        self.progress.setValue(self.progress.value() + 2)
        if written.refusal is None:
            self._just_written.add(written.target)
        result = PaperResult(written)
        self.results.addWidget(result)
        announce(self, result.words)
        if self._waiting:
            self._write_next()
            return
        self.progress.hide()
        self._look()
        result.focus_first()
        QTimer.singleShot(0, self.fit)

    def _clear_results(self) -> None:
        while (item := self.results.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()


class PaperResult(QWidget):
    """What became of one paper: where it is and what can be done with it, or why it could not be written."""

    def __init__(self, written: Written) -> None:
        super().__init__()
        self._target = written.target
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(6), 0, 0)
        column.setSpacing(px(4))
        self.said = QuietText()
        self.offered: list[LinkButton] = []
        if written.refusal is None:
            self.words = f"The {SHORT[written.paper]} was written: {written.target.name}"
            column.addWidget(Heading(f"The {SHORT[written.paper]} was written", 3))
            column.addWidget(QuietText(f"{written.target.name} in {written.target.parent}"))
            self._offer(column, written.paper)
        else:
            refusal = written.refusal
            self.words = f"The {SHORT[written.paper]} was not written. {refusal}"
            column.addWidget(Heading(f"The {SHORT[written.paper]} was not written", 3))
            column.addWidget(PlainText(str(refusal)))
        column.addWidget(self.said)
        self.said.hide()

    def _offer(self, column: QVBoxLayout, paper: Paper) -> None:
        row = QWidget()
        flow = FlowLayout(row, spacing=px(8))
        acts = [("Open it", self.open_it), ("Open its folder", self.open_folder)]
        if paper is Paper.COG_SUMMARY:
            acts.append(("Print…", self.print_it))
        for words, act in acts:
            button = LinkButton(words, name=f"{words.rstrip('…')}: {self._target.name}")
            button.clicked.connect(lambda _checked=False, act=act: act())
            flow.addWidget(button)
            self.offered.append(button)
        column.addWidget(row)

    def focus_first(self) -> None:
        """Put the keyboard on the first thing that can be done."""
        if self.offered:
            self.offered[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def open_it(self) -> None:
        """Open the paper in the program that this computer has for it."""
        self._open(self._target, "Opened in the program that this computer has for it.")

    def open_folder(self) -> None:
        """Show the folder."""
        self._open(self._target.parent, "Its folder was opened.")

    def print_it(self) -> None:
        """Open the paper where it can be printed."""
        self._open(self._target, "Opened in the program that this computer has for PDFs: print it from there.")

    def _open(self, path: Path, said: str) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            said = f"No program on this computer would open it. It is in {self._target.parent}."
        self.said.setText(said)
        self.said.show()
        announce(self, said)
