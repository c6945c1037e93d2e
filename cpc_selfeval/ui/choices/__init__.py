"""Choosers that offer what the open self-evaluation holds: agencies, indicators, findings, actions, tags, meetings.

All are made as ``Xyz(workspace, parent=None, name=…)``; ``show_value`` shows a value without a signal, ``chosen``
carries what the user chose. They follow the contents by themselves.
"""

from cpc_selfeval.ui.choices.agency_choice import AgencyChoice
from cpc_selfeval.ui.choices.meeting_choice import MeetingChoice
from cpc_selfeval.ui.choices.meeting_dialog import MeetingDialog
from cpc_selfeval.ui.choices.several import ActionsChoice, FindingsChoice, IndicatorsChoice, ReadingsChoice
from cpc_selfeval.ui.choices.tags_choice import TagsChoice

__all__ = [
    "ActionsChoice",
    "AgencyChoice",
    "FindingsChoice",
    "IndicatorsChoice",
    "MeetingChoice",
    "MeetingDialog",
    "ReadingsChoice",
    "TagsChoice",
]
