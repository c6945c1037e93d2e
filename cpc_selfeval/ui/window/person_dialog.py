"""Who is working: asked once on each computer, because it stands with whatever is recorded."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.text import entered_line
from cpc_selfeval.ui.kit import PlainText, PrimaryButton, QuietText, px
from cpc_selfeval.ui.kit.note_dialog import FramedDialog

_BEGUN: Final[list[tuple[str, str, str]]] = []
"""What stood in the boxes when the dialog was last left without keeping it: at most one, while the program runs."""


class PersonDialog(FramedDialog):
    """``person`` is who the user said they are, once the dialog was accepted. Only the name is needed.

    What was typed and not kept is there again when it is next opened.
    """

    def __init__(self, parent: QWidget | None, person: Person | None = None) -> None:
        super().__init__(parent, "Who is working", "Who is working here?")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.person = person
        self.column.addWidget(
            PlainText(
                "Your name stands with whatever you record, so that others can see who wrote what. "
                "This computer remembers it; you can change it in the File menu."
            )
        )
        self._stands = (person.name, person.role, person.agency) if person else ("", "", "")
        begun = _BEGUN[0] if _BEGUN else self._stands
        self.name, self.role, self.agency = map(QLineEdit, begun)
        self.role.setPlaceholderText("such as: lead officer")
        self.agency.setPlaceholderText("such as: Child Protection Committee, NHS board")
        form = QFormLayout()
        form.setVerticalSpacing(px(8))
        form.setHorizontalSpacing(px(12))
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow("&Name", self.name)
        form.addRow("&Role", self.role)
        form.addRow("&Agency", self.agency)
        self.column.addLayout(form)
        if person is not None and begun != self._stands:
            self.column.addWidget(QuietText(f"You began to write this. Until you keep it, you are {person.name}."))
        self.column.addWidget(QuietText("There is no account, and nothing leaves this computer."))
        self.go_on = PrimaryButton("Go on" if person is None else "Keep")
        self.go_on.setDefault(True)
        self.go_on.clicked.connect(self._done)
        self.add_close("Cancel")
        self.buttons.addWidget(self.go_on)
        self.name.textChanged.connect(self._name_changed)
        self._name_changed()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name_changed(self) -> None:
        self.go_on.setEnabled(bool(self.name.text().strip()))

    def done(self, result: int) -> None:
        """Close; what was typed and is not kept is there again the next time."""
        typed = (self.name.text(), self.role.text(), self.agency.text())
        _BEGUN[:] = [typed] if result != self.DialogCode.Accepted and typed != self._stands else []
        super().done(result)

    def _done(self) -> None:
        self.person = Person(
            entered_line(self.name.text()).strip(),
            entered_line(self.role.text()).strip(),
            entered_line(self.agency.text()).strip(),
        )
        self.accept()


def ask_person(parent: QWidget | None, person: Person | None = None) -> Person | None:
    """Ask who is working; None when the user cancelled."""
    dialog = PersonDialog(parent, person)
    try:
        return dialog.person if dialog.exec() == PersonDialog.DialogCode.Accepted else None
    finally:
        dialog.deleteLater()
