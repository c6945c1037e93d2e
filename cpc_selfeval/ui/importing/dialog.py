"""Import a list: three steps, and nothing in the self-evaluation until the last of them is accepted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QProgressBar, QVBoxLayout, QWidget

from cpc_selfeval.domain.action import Origin
from cpc_selfeval.domain.importing.fields import ListKind
from cpc_selfeval.domain.importing.planned import Import
from cpc_selfeval.domain.importing_refusals import PreviewOutdated
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.events import Applied, Refused
from cpc_selfeval.editing.importing import ListReading, ReadList, read_pasted
from cpc_selfeval.ui.answers import Answer
from cpc_selfeval.ui.importing.list_step import ListStep
from cpc_selfeval.ui.importing.mapping_step import MappingStep
from cpc_selfeval.ui.importing.preview_step import PreviewStep
from cpc_selfeval.ui.kit import PlainButton, PrimaryButton, QuietText, announce
from cpc_selfeval.ui.kit.dialog_sheet import AROUND
from cpc_selfeval.ui.kit.note_dialog import FramedDialog
from cpc_selfeval.ui.kit.screen_room import on_screen
from cpc_selfeval.ui.workspace import Workspace

FILES: Final = "Lists (*.xlsx *.csv *.tsv *.txt);;All files (*)"
_ASKED: Final = "Say what each status word means: it is asked for where “Choose…” stands."
_STEPS: Final = ("the file", "columns and words", "what comes in")


class ImportDialog(FramedDialog):
    """``came_in`` carries the accepted preview once it is in the file; ``first_key`` is then the first of its records.

    Begin it with :meth:`choose`.
    """

    came_in = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent, "Import a list", "Import a list", width=560)
        self._name = "Import a list"
        self._workspace = workspace
        self._importing = workspace.work.importing
        self._reading: ListReading | None = None
        self._asked = 0
        self._answer = Answer()
        self._answer.came.connect(self._came)
        self._plan: Import | None = None
        self._place = 0
        self._refusal = ""
        self.first_key = ""
        self._on_its_way = False
        self.list_step = ListStep(self._importing)
        self.mapping_step = MappingStep()
        self.preview_step = PreviewStep()
        self.steps = (self.list_step, self.mapping_step, self.preview_step)
        self.fault = QuietText(tone="bad")
        self.coming = QuietText()
        self.progress = QProgressBar()
        self.cancel = self.add_close("Cancel")
        self.back = PlainButton("Bac&k")
        self.forward = PrimaryButton("Ne&xt")
        self._lay_out()
        self._connect()
        self.go_to(0)

    def _lay_out(self) -> None:
        for step in self.steps:
            self.column.addWidget(step, 1)
            step.hide()
        frame = self.layout()
        assert isinstance(frame, QVBoxLayout)
        self.fault.setIndent(AROUND)
        self.coming.setIndent(AROUND)
        self.progress.setAccessibleName("Progress")
        self.progress.setTextVisible(False)
        self.progress.setRange(0, 0)
        for part in (self.fault, self.coming, self.progress):
            frame.insertWidget(frame.count() - 1, part)  # above the buttons: it says why one of them is grey
        self._show_coming(None)
        self.buttons.addWidget(self.back)
        self.buttons.addWidget(self.forward)
        self.resize(on_screen(self, 980, 640))

    def _connect(self) -> None:
        self.list_step.changed.connect(self._guess)
        self.list_step.origin_chosen.connect(self._origin_chosen)
        self.list_step.another_asked.connect(self.choose)
        self.mapping_step.changed.connect(self._replan)
        self.preview_step.ticked.connect(self._tick)
        self.back.clicked.connect(lambda: self.go_to(self._place - 1))
        self.forward.clicked.connect(self._forward)
        self._workspace.changed.connect(self._changed)
        self._workspace.refused.connect(self._refused)
        self.finished.connect(lambda _result: self._stop())

    @property
    def plan(self) -> Import | None:
        """What would come in; None while no list is read."""
        return self._plan

    def choose(self) -> bool:
        """Ask for a file and begin to read it; False when the user thought better of it."""
        folder = str(self._workspace.work.session.path.parent)
        chosen, _ = QFileDialog.getOpenFileName(self, "Import a list", folder, FILES)
        if not chosen:
            return False
        self.read(Path(chosen))
        return True

    def read(self, path: Path) -> None:
        """Read a file; saving goes on meanwhile."""
        self._stop()
        self._plan = None
        self._asked += 1
        asked, bring = self._asked, self._answer.bring
        self.list_step.forget()
        self.list_step.say(f"Reading “{path.name}”…")
        self.go_to(0)
        self._reading = self._importing.read(path, lambda read: bring((asked, read)))

    def show_pasted(self, text: str, kind: ListKind) -> Refusal | None:
        """Show what copied rows would become, most likely of this kind; why they cannot be read, where they cannot."""
        try:
            read = read_pasted(text)
        except Refusal as refusal:
            return refusal
        self._name = "Paste rows"
        self.setWindowTitle(self._name)
        self.setAccessibleName(self._name)
        self.list_step.show_read(read)
        self.list_step.choose_kind(kind)
        self._guess()
        self.go_to(0)
        return None

    def _step(self, place: int) -> str:
        """ "Import a list: columns and words"; the first step of pasting has no file."""
        rows = place == 0 and self._name != "Import a list"
        return f"{self._name}: {'the rows' if rows else _STEPS[place]}"

    def go_to(self, place: int) -> None:
        """Show a step."""
        self._place = place
        self.heading.setText(self._step(place))
        for number, step in enumerate(self.steps):
            step.setVisible(number == place)
        self._tell("")
        self._name_buttons()
        if place == 1:
            self.mapping_step.focus_first()
        elif place == 2:
            self.preview_step.focus_first()
        else:
            self.forward.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self._step(place))

    def _name_buttons(self) -> None:
        last = self._place == len(self.steps) - 1
        plan = self._plan
        self.back.setEnabled(self._place > 0 and not self._on_its_way)
        self.forward.setText(f"&Bring in {plan.counted}" if last and plan is not None else "Ne&xt")
        faults = [*plan.faults, *([_ASKED] if plan.asked else [])] if plan is not None else []
        if self._place > 0 and not self._refusal:
            self._say(" ".join(faults))
        ready = plan is not None and not self._on_its_way and (self._place == 0 or not (plan.faults or plan.asked))
        self.forward.setEnabled(ready and (not last or (plan is not None and plan.is_ready)))

    def _came(self, answer: tuple[int, ReadList | Refusal]) -> None:
        asked, read = answer
        if asked == self._asked:
            self._show_read(read)

    def _show_read(self, read: ReadList | Refusal) -> None:
        self._reading = None
        if isinstance(read, Refusal):
            self.list_step.say(str(read))
            self._name_buttons()
            self.list_step.another.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.list_step.show_read(read)
            self._guess()
            self.forward.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.list_step.said.text())

    def _guess(self) -> None:
        """Guess the mapping of what was chosen."""
        self.mapping_step.show_list(self.list_step.chosen_sheet, self.list_step.mapping())
        self._replan()

    def _replan(self) -> None:
        contents = self._workspace.contents
        self._plan = plan = self._importing.plan(self.list_step.chosen_sheet, self.mapping_step.mapping)
        self.mapping_step.show_plan(contents, plan)
        self.preview_step.show_plan(contents, plan)
        self._name_buttons()

    def _origin_chosen(self, origin: Origin) -> None:
        self.mapping_step.decide(replace(self.mapping_step.mapping, origin=origin))

    def _tick(self, row: int, comes_in: bool) -> None:
        """Take a row that would be left out, or leave one out."""
        mapping = self.mapping_step.mapping
        take, leave = mapping.take - {row}, mapping.leave - {row}
        decided = replace(mapping, take=take | {row}, leave=leave) if comes_in else None
        self.mapping_step.decide(decided or replace(mapping, take=take, leave=leave | {row}))

    def _forward(self) -> None:
        if self._place < len(self.steps) - 1:
            self.go_to(self._place + 1)
            return
        plan = self._plan
        if plan is None or not plan.is_ready:
            return
        self._show_coming(plan)
        self._importing.accept(self.list_step.chosen_sheet, self.mapping_step.mapping, plan, origin=self)

    def _show_coming(self, plan: Import | None) -> None:
        """Say that rows are on their way into the file, from where only Undo brings them back; None: none are."""
        said = f"{plan.counted} on the way into the file. A long list takes some seconds." if plan is not None else ""
        self._on_its_way = plan is not None
        self.coming.setText(said)
        self.coming.setVisible(plan is not None)
        self.progress.setVisible(plan is not None)
        self.cancel.setText("Cancel" if plan is None else "Close")
        self._name_buttons()
        if plan is not None:
            announce(self, said)

    def _changed(self, event: Applied) -> None:
        if self._plan is None:
            return
        if event.origin is self:
            self.first_key = event.change.rows[0].key
            self.came_in.emit(self._plan)
            self.accept()
        else:
            self._replan()  # undone or changed by what was still being saved

    def _refused(self, event: Refused) -> None:
        """What waits is told by the window, and comes in once it can; what was refused for good is told here."""
        if event.origin is not self:
            return
        if event.waiting:
            self.accept()
            return
        self._show_coming(None)
        if isinstance(event.refusal, PreviewOutdated):
            self._replan()
        self._tell(str(event.refusal))
        self._name_buttons()

    def _tell(self, refusal: str) -> None:
        """Tell what was refused, until another step is shown."""
        self._refusal = refusal
        self._say(refusal)

    def _say(self, words: str) -> None:
        if words and words != self.fault.text():
            announce(self, words)
        self.fault.setText(words)
        self.fault.setVisible(bool(words))

    def _stop(self) -> None:
        if self._reading is not None:
            self._reading.stop()
            self._reading = None
