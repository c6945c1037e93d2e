"""Asking several agencies the same: one set of indicators and one due day, a workbook and an e-mail for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from cpc_selfeval.domain.asking.standing import Standing, at_a_glance
from cpc_selfeval.domain.returns.records import Request
from cpc_selfeval.editing.returns import Delivered
from cpc_selfeval.ui.agencies.ask_form import AskForm, Entry, flatten
from cpc_selfeval.ui.agencies.letter_box import LetterBox
from cpc_selfeval.ui.agencies.words import counted, free_place, workbook_name
from cpc_selfeval.ui.agencies.workbook_writer import WorkbookWriter, open_folder
from cpc_selfeval.ui.choices.several import AgenciesChoice
from cpc_selfeval.ui.kit import (
    ChoiceBox,
    DateEntry,
    Heading,
    LinkButton,
    PlainButton,
    PlainText,
    PrimaryButton,
    QuietText,
    ScrollPage,
    announce,
    confirm,
    hand_over_all,
    px,
)
from cpc_selfeval.ui.kit.begun_words import forget_begun, keep_begun
from cpc_selfeval.ui.kit.labelled import Labelled
from cpc_selfeval.ui.kit.note_dialog import FramedDialog
from cpc_selfeval.ui.kit.screen_room import on_screen
from cpc_selfeval.ui.workspace import Workspace

_PLACE: Final = "asking several agencies"


class AskAllDialog(FramedDialog):
    """Requests are recorded with "Write the workbooks"; then the e-mails are offered, and the day can be noted."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent, "Ask several agencies", "Ask several agencies", width=560)
        self._workspace = workspace
        contents = workspace.contents
        self._shared = Request(key="", cycle=contents.cycle_key, agency="", indicators=contents.covered_codes)
        self._begun = self._shared
        self.keys: dict[str, str] = {}
        self._refused: list[str] = []
        self._folder: Path | None = None
        self.agencies = AgenciesChoice(workspace, name="Which agencies")
        lines = at_a_glance(contents, workspace.today())
        to_ask = [line for line in lines if line.standing is Standing.TO_ASK and not line.agency.retired]
        self._open = {line.agency.key: line.request.key for line in to_ask if line.request is not None}
        self.agencies.show_value(tuple(line.agency.key for line in to_ask))
        self.sheet = ScrollPage("What is asked")
        self.form = AskForm(workspace, contact=False)
        self.form.show_request(self._shared)
        self.writer = WorkbookWriter(workspace, self)
        self.write = PrimaryButton("&Write the workbooks…")
        self.said = QuietText()
        self.folder = LinkButton("Open the folder")
        self.whose: ChoiceBox = ChoiceBox("E-mail to which agency", [])
        self.letter = LetterBox(self._letter)
        self.asked_on = DateEntry("All asked on")
        self.note = PlainButton("&Note all as asked")
        self._lay_out()
        self._connect()
        self.add_close()
        self._look()

    # Layout

    def _lay_out(self) -> None:
        flatten(self.sheet)
        more = "The contact role of each stands with its own request."
        self.sheet.add(PlainText(f"All are asked the same. {more}"))
        self.sheet.add(Labelled("Which &agencies", self.agencies))
        self.sheet.add(self.form)
        row = QHBoxLayout()
        row.setSpacing(px(10))
        row.addWidget(self.write)
        row.addWidget(self.said, 1)
        row.addWidget(self.folder)
        self.sheet.body.addSpacing(px(4))
        self.sheet.add(row)
        self.letters = QWidget()
        letters = QVBoxLayout(self.letters)
        letters.setContentsMargins(0, px(8), 0, 0)
        letters.setSpacing(px(8))
        letters.addWidget(Heading("The e-mails", 3))
        letters.addWidget(Labelled("&To", self.whose))
        letters.addWidget(self.letter)
        days = QHBoxLayout()
        days.setSpacing(px(8))
        days.addWidget(Labelled("All asked &on", self.asked_on))
        days.addWidget(self.note, 0, Qt.AlignmentFlag.AlignBottom)
        days.addStretch(1)
        letters.addLayout(days)
        self.sheet.add(self.letters)
        self.letters.hide()
        self.folder.hide()
        self.asked_on.show_date(self._workspace.today())
        self.sheet.end()
        self.column.addWidget(self.sheet, 1)
        self.resize(on_screen(self, 720, 680))

    def _connect(self) -> None:
        self.form.entered.connect(self._entered)
        self.agencies.chosen.connect(lambda _keys: self._look())
        self.write.clicked.connect(self.write_workbooks)
        self.writer.written.connect(self._show_written)
        self.folder.clicked.connect(self._open_folder)
        self.whose.chosen.connect(lambda _key: self.letter.refresh())
        self.note.clicked.connect(self._note_asked)

    def begin(self) -> None:
        """Open it, with the keyboard on the agencies."""
        self.open()
        self.agencies.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self) -> None:
        chosen = len(self.agencies.value())
        self.write.setText(f"&Write {counted(chosen, 'workbook')}…" if chosen else "&Write the workbooks…")
        self.write.setEnabled(bool(chosen and self._shared.indicators and self._shared.parts) and not self.writer.busy)

    # What is asked

    def _entered(self, entry: Entry) -> None:
        self._shared = replace(self._shared, **entry.values)
        self._look()

    def _values(self) -> dict[str, Any]:
        names = ("indicators", "due", "message", *(f"asks_{part.value}" for part in self.form.parts))
        return {name: getattr(self._shared, name) for name in names}

    def write_workbooks(self) -> None:
        """Ask for a folder, record a request for each agency, and write the workbooks there."""
        hand_over_all(self)
        here = str(self._workspace.work.session.path.parent)
        chosen = QFileDialog.getExistingDirectory(self, "Folder for the workbooks", here)
        if chosen:
            self.write_into(Path(chosen))

    def write_into(self, folder: Path) -> None:
        """The same with the folder; nothing that stands there is replaced."""
        self._folder = folder
        self._refused = []
        self._begun = self._shared
        self.said.show_tone("quiet")
        self.said.setText("Writing…")
        places: set[Path] = set()
        for agency in map(str, self.agencies.value()):
            self.keys[agency] = self._request_of(agency)
            place = free_place(folder, workbook_name(self._workspace.contents, agency), places)
            places.add(place)
            self.writer.write(self.keys[agency], place)
        self._look()

    def _request_of(self, agency: str) -> str:
        returns = self._workspace.work.returns
        key = self.keys.get(agency) or self._open.get(agency)
        if key is None:
            return returns.ask(agency, **self._values())
        returns.revise(key, **self._values())
        return key

    def _show_written(self, _request: str, delivered: Delivered) -> None:
        if delivered.refusal is not None:
            self._refused.append(str(delivered.refusal))
        if self.writer.busy:
            return
        self._look()
        done = len(self.agencies.value()) - len(self._refused)
        words = [f"{counted(done, 'workbook')} written." if done else "", *dict.fromkeys(self._refused)]
        self.said.show_tone("bad" if self._refused else "good")
        self.said.setText(" ".join(filter(None, words)))
        announce(self.said, self.said.text(), urgent=bool(self._refused))
        self.folder.setVisible(done > 0)
        self._offer_letters(self.keys)

    def _open_folder(self) -> None:
        if self._folder is not None:
            open_folder(self._folder / "any")

    # The e-mails

    def _offer_letters(self, keys: Mapping[str, str]) -> None:
        contents = self._workspace.contents
        now = self.whose.value()
        self.whose.set_options([(key, contents.agency_name(agency)) for agency, key in keys.items()])
        self.whose.show_choice(now if now in keys.values() else next(iter(keys.values()), None))
        self.letters.setVisible(bool(keys))
        self.letter.refresh()
        self.whose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _letter(self) -> Any:
        return self._workspace.work.returns.asking_letter(str(self.whose.value()))

    def _note_asked(self) -> None:
        hand_over_all(self)
        day = self.asked_on.day()
        if day is None:
            return
        for key in self.keys.values():
            self._workspace.work.returns.mark_asked(key, day)
        self.note.setText("Noted")
        self.note.setEnabled(False)
        announce(self.note, f"{counted(len(self.keys), 'agency').replace('agencys', 'agencies')} noted as asked.")

    def reject(self) -> None:
        """What was entered is not lost by one key."""
        hand_over_all(self)
        if self._shared != self._begun and not confirm(
            self,
            "Leave without asking anybody?",
            "What you entered here is kept nowhere until the workbooks are written.",
            "Leave",
            keep="Go on asking",
        ):
            return
        self._begun = self._shared
        super().reject()

    def hold_begun(self) -> None:
        """The message is named as not saved where the file closes beneath this; whoever leaves was asked."""
        super().hold_begun()
        (forget_begun if self._shared.message == self._begun.message else keep_begun)(self.form.message, _PLACE)
