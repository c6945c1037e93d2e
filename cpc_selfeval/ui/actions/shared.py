"""What can be set in several actions at once."""

from __future__ import annotations

from typing import Final

from cpc_selfeval.ui.actions.plan_cards import PRIORITY_OPTIONS
from cpc_selfeval.ui.actions.status_card import status_options
from cpc_selfeval.ui.tables.shared_field import SharedField, agency_options

SHARED: Final = (
    SharedField("status", "Status", status_options),
    SharedField("agency", "Lead agency", agency_options),
    SharedField("lead", "Lead"),
    SharedField("due", "Due date", is_day=True, moves=True),
    SharedField("priority", "Priority", lambda _contents: PRIORITY_OPTIONS),
)
