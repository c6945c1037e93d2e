"""As what a paper is written: PDF or Word, in whose looks, and whether with a password."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from cpc_selfeval.domain.papers.kinds import Paper
from cpc_selfeval.domain.papers.made_as import LOSING_IT, NOT_KEPT, MadeAs
from cpc_selfeval.ui.kit import CheckChoice, FlowLayout, LinkButton, QuietText, RadioChoice, px
from cpc_selfeval.ui.kit.toggles import ChoiceGroup
from cpc_selfeval.ui.passwords.new_password import NewPassword

WORD_FILES: Final = "Word documents (*.docx *.dotx)"
ABOUT_WORD: Final = (
    "To be edited, and pasted into other papers. The pages beside this are the PDF’s; Word may break them elsewhere."
)
NO_TEMPLATE: Final = "In the program’s own looks."


class AsForm(QWidget):
    """``changed`` says that something else was chosen. None of it belongs to the self-evaluation."""

    changed = Signal()

    def __init__(self, template: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._template = template
        self._paper = Paper.COG_SUMMARY
        self.pdf = RadioChoice("PDF, to be read")
        self.word = RadioChoice("Word document, to be edited")
        self.kinds = QWidget()
        self.about = QuietText(ABOUT_WORD)
        self.looks = QuietText()
        self.choose = LinkButton("Choose a template…", name="Choose a Word template for its looks")
        self.drop = LinkButton("Use none", name="Use no Word template")
        self.links = QWidget()
        self.protect = CheckChoice("Protect papers with a password")
        self.new_password = NewPassword(losing_it=f"{LOSING_IT} {NOT_KEPT}")
        self._lay_out()
        self.pdf.setChecked(True)
        self._connect()
        self._show()

    def _lay_out(self) -> None:
        kinds = FlowLayout(self.kinds, spacing=px(12))
        group = ChoiceGroup(self)
        for choice in (self.pdf, self.word):
            group.addButton(choice)
            kinds.addWidget(choice)
        links = FlowLayout(self.links, spacing=px(12))
        links.addWidget(self.choose)
        links.addWidget(self.drop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        for part in (self.kinds, self.about, self.looks, self.links, self.protect, self.new_password):
            column.addWidget(part)

    def _connect(self) -> None:
        self.word.toggled.connect(self._on_chosen)
        self.protect.toggled.connect(self._on_protect)
        self.choose.clicked.connect(self._choose)
        self.drop.clicked.connect(lambda: self._take(""))

    @property
    def template(self) -> str:
        """The committee's own Word document, "" for none."""
        return self._template

    def show_paper(self, paper: Paper) -> None:
        """Offer what this paper can be made as."""
        self._paper = paper
        self._show()

    def made_as(self) -> MadeAs:
        """What is chosen, once there is no :meth:`fault`."""
        word = self._is_word()
        password = self.new_password.password() if self.protect.isChecked() else None
        return MadeAs(word, Path(self._template) if word and self._template else None, password)

    def ending(self) -> str:
        """The ending of the file's name."""
        return MadeAs(self._is_word()).ending(self._paper)

    def fault(self) -> tuple[str, QWidget] | None:
        """What is wrong with the password, and the box that it is about; None where nothing is."""
        return self.new_password.fault() if self.protect.isChecked() else None

    def wipe(self) -> None:
        """Forget the password."""
        self.new_password.wipe()

    def _is_word(self) -> bool:
        return self.word.isChecked() and self._paper is not Paper.WORKBOOK

    def _on_chosen(self, _on: bool) -> None:
        self._show()
        self.changed.emit()

    def _on_protect(self, on: bool) -> None:
        self._show()
        if on:
            self.new_password.first.setFocus()
        else:
            self.wipe()

    def _choose(self) -> None:
        start = self._template or str(Path.home())
        chosen, _ = QFileDialog.getOpenFileName(self, "A Word document for the looks of papers", start, WORD_FILES)
        if chosen:
            self._take(chosen)

    def _take(self, template: str) -> None:
        self._template = template
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        word = self._is_word()
        self.kinds.setVisible(self._paper is not Paper.WORKBOOK)
        self.about.setVisible(word)
        self.looks.setVisible(word)
        self.links.setVisible(word)
        self.drop.setVisible(bool(self._template))
        self.looks.setText(f"In the looks of “{Path(self._template).name}”." if self._template else NO_TEMPLATE)
        self.new_password.setVisible(self.protect.isChecked())
