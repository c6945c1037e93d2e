"""What can be set in several actions at once."""

from __future__ import annotations

from typing import Final

from cpc_selfeval.domain.action import Status
from cpc_selfeval.ui.actions.plan_cards import PRIORITY_OPTIONS
from cpc_selfeval.ui.actions.status_card import status_options
from cpc_selfeval.ui.tables.shared_field import SharedField, agency_options

ASKED: Final = (
    (Status.AT_RISK, "help_needed", "What &help is needed?"),
    (Status.WITHDRAWN, "withdrawn_reason", "W&hy were they withdrawn?"),
)
"""Statuses that ask for words where one action is edited, and so ask once where several are."""

SHARED: Final = (
    SharedField("status", "Status", status_options, asks=ASKED),
    SharedField("agency", "Lead agency", agency_options),
    SharedField("lead", "Lead"),
    SharedField("due", "Due date", is_day=True, moves=True),
    SharedField("priority", "Priority", lambda _contents: PRIORITY_OPTIONS),
)
