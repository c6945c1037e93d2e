"""What can be set in several pieces of evidence at once."""

from __future__ import annotations

from typing import Final

from cpc_selfeval.ui.evidence.impact_choice import ANSWERS, NAME
from cpc_selfeval.ui.evidence.source_card import SOURCE_OPTIONS
from cpc_selfeval.ui.tables.shared_field import SharedField, agency_options

SHARED: Final = (
    SharedField("agency", "Agency", agency_options),
    SharedField("source_type", "Source type", lambda _contents: SOURCE_OPTIONS),
    SharedField("shows_impact", NAME, lambda _contents: ANSWERS),
    SharedField("period_from", "Period from", is_day=True),
    SharedField("period_to", "Period to", is_day=True),
)
