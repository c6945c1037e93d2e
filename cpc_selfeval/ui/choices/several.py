"""Several indicators, entries, pieces of evidence or actions, ticked in a list that can be narrowed down."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtWidgets import QWidget

from cpc_selfeval.domain import words
from cpc_selfeval.domain.action import Action, Reading
from cpc_selfeval.domain.committee import Agency, IndicatorScope
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.finding import Finding, FindingKind
from cpc_selfeval.domain.position import State
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.text import shortened
from cpc_selfeval.domain.words import reading_in_words
from cpc_selfeval.editing.events import Applied
from cpc_selfeval.ui.choices.following import concerns
from cpc_selfeval.ui.kit import SeveralChoice
from cpc_selfeval.ui.workspace import Workspace

_LABEL = 90
"""Characters of an entry's text that its line in the list shows."""


class FollowingChoice(SeveralChoice):
    """Several of the contents' records. Values are codes or keys, in the order in which they are offered.

    With :meth:`read_count` the button reads how many are chosen, for pages that list them below it in full.
    """

    kinds: tuple[type[Record], ...] = ()
    usual_name: str
    usual_none: str = "None chosen"

    def __init__(
        self, workspace: Workspace, parent: QWidget | None = None, *, name: str = "", none_words: str = ""
    ) -> None:
        self._counts = False
        super().__init__(name or self.usual_name, none_words=none_words or self.usual_none, parent=parent)
        self._workspace = workspace
        self.set_options(self._offered(workspace.entered))
        workspace.changed.connect(self._on_changed)

    def show_value(self, value: Collection[str]) -> None:
        """Show these codes or keys without a signal; not while the user is ticking."""
        if self.pending:
            return
        self.show_choice(tuple(value))
        self.set_options(self._offered(self._workspace.entered))

    def read_count(self) -> None:
        """Let the button read "3 chosen"; a screen reader still hears them all."""
        self._counts = True
        self._say()

    def chosen_in_words(self) -> list[tuple[str, str]]:
        """(code or key, words) of what is chosen, in the order in which it is offered."""
        chosen = set(self.value())
        return [(str(value), words) for value, words in self._options if value in chosen]

    def _say(self) -> None:
        super()._say()
        if self._counts and (count := len(self.value())):
            self._read(f"{count:,} chosen", self.accessibleName())

    def _offered(self, contents: Contents) -> list[tuple[object, str]]:
        raise NotImplementedError

    def _on_changed(self, event: Applied) -> None:
        if concerns(event, *self.kinds):
            self.set_options(self._offered(self._workspace.entered))


class IndicatorsChoice(FollowingChoice):
    """Quality indicators of this cycle, and any chosen one that is not in it. Values are codes."""

    kinds = (IndicatorScope,)
    usual_name = "Indicators"
    usual_none = "No indicator yet"

    def _offered(self, contents: Contents) -> list[tuple[object, str]]:
        chosen = set(self.value())
        covered = set(contents.covered_codes)
        return [
            (code, _indicator_words(contents, code, covered=code in covered))
            for code in contents.framework.codes
            if code in covered or code in chosen
        ]


def _indicator_words(contents: Contents, code: str, *, covered: bool) -> str:
    label = f"{code} {contents.title(code)}"
    return label if covered else f"{label} ({words.STATES[State.NOT_IN_CYCLE].lower()})"


class PreferringChoice(FollowingChoice):
    """One that offers first what belongs to some indicators."""

    def __init__(
        self, workspace: Workspace, parent: QWidget | None = None, *, name: str = "", none_words: str = ""
    ) -> None:
        self._preferred: frozenset[str] = frozenset()
        super().__init__(workspace, parent, name=name, none_words=none_words)

    def prefer(self, codes: Collection[str]) -> None:
        """Offer what belongs to these indicators first."""
        if frozenset(codes) != self._preferred:
            self._preferred = frozenset(codes)
            self.set_options(self._offered(self._workspace.entered))


class FindingsChoice(PreferringChoice):
    """Strengths and areas for improvement, or only one of the two. Values are keys.

    Those of the indicators given to :meth:`prefer` come first, then the others in the framework's order.
    """

    kinds = (Finding,)
    usual_name = "Strengths and areas for improvement"

    def __init__(
        self,
        workspace: Workspace,
        parent: QWidget | None = None,
        *,
        kind: FindingKind | None = None,
        name: str = "",
        none_words: str = "",
    ) -> None:
        self._kind = kind
        super().__init__(workspace, parent, name=name, none_words=none_words)

    def _offered(self, contents: Contents) -> list[tuple[object, str]]:
        places = {code: place for place, code in enumerate(contents.framework.codes)}
        last = len(places)

        def order(finding: Finding) -> tuple[object, ...]:
            first = min((places.get(code, last) for code in finding.indicators), default=last)
            return self._preferred.isdisjoint(finding.indicators), first, finding.kind.value, finding.position

        findings = [f for f in contents.findings.values() if self._kind in (None, f.kind)]
        return [(finding.key, self._label(contents, finding)) for finding in sorted(findings, key=order)]

    def _label(self, contents: Contents, finding: Finding) -> str:
        codes = ", ".join(contents.framework_order(finding.indicators)) or "no indicator"
        kind = "" if self._kind else f" {words.FINDING_KINDS[finding.kind].lower()}"
        return f"{codes}{kind}: {shortened(finding.text, _LABEL) or 'no text yet'}"


class EvidenceChoice(PreferringChoice):
    """Pieces of evidence. Values are keys.

    A chosen piece of another cycle stays chosen; it is offered as such, since its words are not at hand.
    """

    kinds = (Evidence,)
    usual_name = "Evidence"
    usual_none = "No evidence chosen"

    def _offered(self, contents: Contents) -> list[tuple[object, str]]:
        ordered = sorted(
            contents.evidence_in_order, key=lambda piece: self._preferred.isdisjoint(piece.indicators)
        )  # a stable sort: by number within each half
        elsewhere = [key for key in self.value() if key not in contents.evidence]
        offered: list[tuple[object, str]] = [(key, "Evidence of another cycle") for key in elsewhere]
        return offered + [(piece.key, f"{piece.ref} {shortened(piece.title, _LABEL)}") for piece in ordered]


class ActionsChoice(FollowingChoice):
    """Actions. Values are keys."""

    kinds = (Action,)
    usual_name = "Actions"

    def _offered(self, contents: Contents) -> list[tuple[object, str]]:
        return [
            (action.key, f"{action.ref} {shortened(action.text, _LABEL) or 'no text yet'}")
            for action in contents.actions_in_order
        ]


class ReadingsChoice(FollowingChoice):
    """Readings of the actions' measures, each with its action's reference. Values are keys."""

    kinds = (Reading, Action)
    usual_name = "Readings of measures"

    def _offered(self, contents: Contents) -> list[tuple[object, str]]:
        return [
            (reading.key, f"{action.ref}: {reading_in_words(reading)}")
            for action in contents.actions_in_order
            for reading in contents.readings_of(action.key)
        ]


class AgenciesChoice(FollowingChoice):
    """The agencies in use; a retired one only while it is chosen."""

    kinds = (Agency,)
    usual_name = "Agencies"
    usual_none = "No agency chosen"

    def _offered(self, contents: Contents) -> list[tuple[object, str]]:
        chosen = set(self.value())
        return [
            (agency.key, f"{agency.name} (retired)" if agency.retired else agency.name)
            for agency in contents.agencies
            if not agency.retired or agency.key in chosen
        ]
