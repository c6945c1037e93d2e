"""Several pieces of evidence, ticked in a list that can be narrowed down."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.text import shortened
from cpc_selfeval.ui.choices.several import FollowingChoice
from cpc_selfeval.ui.workspace import Workspace

_LABEL = 90
"""Characters of a title that its line in the list shows."""


class EvidenceChoice(FollowingChoice):
    """Pieces of evidence, those of the indicators given to :meth:`prefer` first. Values are keys.

    A chosen piece of another cycle stays chosen; it is offered as such, since its words are not at hand.
    """

    kinds = (Evidence,)

    def __init__(
        self,
        workspace: Workspace,
        parent: QWidget | None = None,
        *,
        name: str = "Evidence",
        none_words: str = "No evidence chosen",
    ) -> None:
        self._preferred: frozenset[str] = frozenset()
        super().__init__(workspace, parent, name=name, none_words=none_words)

    def prefer(self, codes: Collection[str]) -> None:
        """Offer the evidence of these indicators first."""
        if frozenset(codes) != self._preferred:
            self._preferred = frozenset(codes)
            self.set_options(self._offered(self._workspace.contents))

    def _offered(self, contents: Contents) -> list[tuple[object, str]]:
        ordered = sorted(
            contents.evidence_in_order, key=lambda piece: self._preferred.isdisjoint(piece.indicators)
        )  # a stable sort: by number within each half
        elsewhere = [key for key in self.value() if key not in contents.evidence]
        offered: list[tuple[object, str]] = [(key, "Evidence of another cycle") for key in elsewhere]
        return offered + [(piece.key, f"{piece.ref} {shortened(piece.title, _LABEL)}") for piece in ordered]
