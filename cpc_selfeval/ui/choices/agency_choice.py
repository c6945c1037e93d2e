"""One partner agency, or none."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.committee import Agency
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.choices.following import concerns
from cpc_selfeval.ui.kit import ChoiceBox
from cpc_selfeval.ui.workspace import Workspace


class AgencyChoice(ChoiceBox):
    """Offers the agencies in use, and none; a retired one only while it is the value. ``chosen`` carries a key or None.

    ``none_words`` is what "none" reads as, such as "Lead officer" where that is who proposes.
    """

    def __init__(
        self,
        workspace: Workspace,
        parent: QWidget | None = None,
        *,
        name: str = "Agency",
        none_words: str = "No agency named",
    ) -> None:
        super().__init__(name, none_words=none_words, parent=parent)
        self._workspace = workspace
        self._offer()
        workspace.changed.connect(self._on_changed)

    def value(self) -> str | None:
        """The key of the agency shown, or None."""
        return self._shown if isinstance(self._shown, str) else None

    def show_value(self, value: str | None) -> None:
        """Show the agency with this key, or none, without a signal."""
        self._shown = value
        self._offer()

    def _offer(self) -> None:
        contents = self._workspace.entered
        options: list[tuple[object, str]] = [(None, self._none_words)]
        options += [(agency.key, agency.name) for agency in contents.agencies_in_use]
        held = contents.get(Agency, self.value())
        if held is not None and held.retired:
            options.append((held.key, f"{held.name} (retired)"))
        self.set_options(options)

    def _on_changed(self, event: Applied) -> None:
        if concerns(event, Agency):
            self._offer()
