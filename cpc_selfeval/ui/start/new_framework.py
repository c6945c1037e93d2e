"""Step 1: which framework edition the self-evaluation uses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from cpc_selfeval.domain.framework import Framework
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.ui.kit import Card, LinkButton, QuietText, RadioChoice, px
from cpc_selfeval.ui.kit.toggles import ChoiceGroup
from cpc_selfeval.ui.start.new_step import Step

ReadFramework = Callable[[Path], Framework]
"""Reads a framework file. Raises Refusal, which names all of its faults."""


class FrameworkStep(Step):
    """The shipped editions as radio buttons, and a committee's own from a file."""

    name = "Framework"
    chosen = Signal(object)

    def __init__(self, frameworks: Sequence[Framework], read: ReadFramework, parent: QWidget | None = None) -> None:
        super().__init__(
            "Which framework do you evaluate against?",
            "Take the one in use today, unless your committee has its own. It can be changed until something is "
            "recorded, and then stays the same for this self-evaluation.",
            parent,
        )
        self._read = read
        self._frameworks: list[Framework] = []
        self._group = ChoiceGroup(self)
        self._places = QVBoxLayout()
        self._places.setSpacing(px(12))
        self.add(self._places)
        for framework in frameworks:
            self._offer(framework)
        self._group.button(0).setChecked(True)
        own = LinkButton("Use a framework of our &own from a file…")
        own.clicked.connect(self.choose_file)
        self.add(own)
        self.add(self.missing)
        self.end()
        self._group.idToggled.connect(self._toggled)

    def framework(self) -> Framework:
        """The chosen edition."""
        return self._frameworks[self._group.checkedId()]

    def choose_file(self) -> None:
        """Ask for a framework file, check it, and offer it or say everything that is wrong with it."""
        name, _ = QFileDialog.getOpenFileName(self, "Open a framework", "", "Frameworks (*.toml);;All files (*)")
        if not name:
            return
        try:
            read = self._read(Path(name))
        except Refusal as refusal:
            self.missing.setText(str(refusal))
            self.missing.show()
            return
        self.missing.hide()
        self._offer(read)
        self._group.button(len(self._frameworks) - 1).setChecked(True)

    def _offer(self, framework: Framework) -> None:
        radio = RadioChoice(f"{framework.short_title}, {framework.edition}")
        standing = {"current": "in use today", "history": "for looking back", "custom": "from your file"}
        radio.setAccessibleDescription(f"{framework.summary} {framework.verification}")
        self._group.addButton(radio, len(self._frameworks))
        self._frameworks.append(framework)
        card = Card()
        card.add(radio)
        counts = f"{len(framework.indicators)} quality indicators · {framework.publisher}, {framework.year}"
        card.add(QuietText(f"{counts} · {standing[framework.standing]}"))
        card.add(QuietText(framework.summary))
        card.add(QuietText(f"How far it is verified: {framework.verification}"))
        self._places.addWidget(card)

    def _toggled(self, _place: int, on: bool) -> None:
        if on:
            self.chosen.emit(self.framework())
