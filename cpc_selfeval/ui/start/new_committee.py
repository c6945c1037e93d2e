"""Step 2: whose self-evaluation it is, for which period, and what its bodies are called."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from cpc_selfeval.domain.committee import Person
from cpc_selfeval.ui.kit import DateEntry, Heading, LineEntry, QuietText, px
from cpc_selfeval.ui.kit.labelled import Labelled
from cpc_selfeval.ui.kit.laid_out import keep_aside
from cpc_selfeval.ui.start.new_step import Step

_WHY_WHO: Final = (
    "Your name stands with whatever you record, so that others can see who wrote what. "
    "It is asked once on this computer, is no account, and goes nowhere."
)


class CommitteeStep(Step):
    """Names, title and period, the area's words for its bodies, and the lead officer."""

    name = "Committee"

    def __init__(
        self, today: date, lead_officer: str = "", parent: QWidget | None = None, *, asks_who: bool = False
    ) -> None:
        super().__init__(
            "Whose self-evaluation is it?",
            f"Only {'the committee’s name and yours are' if asks_who else 'the committee’s name is'} needed now. "
            "Everything here can be changed later.",
            parent,
        )
        year = today.year if today.month >= 4 else today.year - 1
        self.committee = LineEntry("Name of the committee", hint="for instance Northshire Child Protection Committee")
        self.area = LineEntry("Area", hint="for instance Northshire")
        self.title = LineEntry("Title of this self-evaluation")
        self.title.show_text(f"Self-evaluation {year}–{(year + 1) % 100:02d}")
        self.period_from = DateEntry("Period from")
        self.period_from.show_date(date(year, 4, 1))
        self.period_to = DateEntry("Period to")
        self.period_to.show_date(date(year + 1, 3, 31))
        self.lead_officer = LineEntry("Lead officer")
        self.lead_officer.show_text(lead_officer)
        self.cpc_name = LineEntry("Full name of the committee as a body")
        self.cpc_name.show_text("Child Protection Committee")
        self.cpc_short = LineEntry("Short name of the committee as a body")
        self.cpc_short.show_text("CPC")
        self.cog_name = LineEntry("Full name of the chief officers’ body")
        self.cog_name.show_text("Chief Officers’ Group")
        self.cog_short = LineEntry("Short name of the chief officers’ body")
        self.cog_short.show_text("COG")
        self.your_name = LineEntry("Your name")
        self.your_role = LineEntry("Your role", hint="such as: lead officer")
        self.asks_who = asks_who
        self._lay_out()

    def person(self) -> Person | None:
        """Who says that they work here; None where that is known already."""
        if not self.asks_who:
            return None
        return Person(self.your_name.text().strip(), self.your_role.text().strip())

    def lead(self) -> str:
        """Who leads: as typed, or whoever says that this is their own role."""
        is_lead = self.asks_who and "lead officer" in self.your_role.text().casefold()
        return self.lead_officer.text() or (self.your_name.text().strip() if is_lead else "")

    def fault(self) -> tuple[str, QWidget] | None:
        if not self.committee.text().strip():
            return "Please write the name of the committee.", self.committee
        if self.asks_who and not self.your_name.text().strip():
            return "Please write your name: it stands with whatever you record.", self.your_name
        start, end = self.period_from.day(), self.period_to.day()
        if start and end and end < start:
            return "The period ends before it begins. Please change one of the two dates.", self.period_to
        return None

    def _lay_out(self) -> None:
        self.add(Labelled("&Name of the committee", self.committee))
        if self.asks_who:
            self.add(_row(Labelled("&Your name", self.your_name), Labelled("Your r&ole", self.your_role)))
            self.add(QuietText(_WHY_WHO))
        else:
            keep_aside(self, self.your_name, self.your_role)
        self.add(Labelled("&Area", self.area))
        self.add(Labelled("&Title of this self-evaluation", self.title))
        self.add(_row(Labelled("Period &from", self.period_from), Labelled("Period &to", self.period_to)))
        self.add(Labelled("&Lead officer", self.lead_officer))
        self.add(Heading("What your area calls its bodies", 3))
        self.add(QuietText("Some areas have a Public Protection Committee, or another name for the chief officers."))
        self.add(_row(Labelled("Committee, in &full", self.cpc_name), Labelled("&Short", self.cpc_short)))
        self.add(_row(Labelled("Chief officers, in f&ull", self.cog_name), Labelled("Sho&rt", self.cog_short)))
        self.add(self.missing)
        self.end()


def _row(wide: QWidget, narrow: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(px(16))
    row.addWidget(wide, 2)
    row.addWidget(narrow, 1)
    return row
