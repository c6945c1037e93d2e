"""Help about single fields: what each is, why it is asked, and where that comes from. One table, in our own words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cpc_selfeval.domain.field_help.improving import IMPROVING
from cpc_selfeval.domain.field_help.judging import JUDGING
from cpc_selfeval.domain.field_help.record import FieldHelp
from cpc_selfeval.domain.field_help.reporting import REPORTING
from cpc_selfeval.domain.field_help.setting_up import SETTING_UP
from cpc_selfeval.domain.field_help.upkeep import UPKEEP

FIELD_HELP: Final[Mapping[str, FieldHelp]] = {**SETTING_UP, **JUDGING, **IMPROVING, **REPORTING, **UPKEEP}
"""Every help by the name of its field, such as "evidence.title"."""

__all__ = ["FIELD_HELP", "FieldHelp"]
