"""The widgets and the look that every page is made of. They know plain values, not the program's own records.

Each name is loaded when it is first asked for: the start page needs a third of them, and is shown sooner for it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

# These share their names with modules here, so they must be bound after those are loaded
from cpc_selfeval.ui.kit.confirm import ConfirmDialog, confirm
from cpc_selfeval.ui.kit.theme import apply_theme, colours, theme

if TYPE_CHECKING:
    from cpc_selfeval.ui.kit.buttons import LinkButton, PlainButton, PrimaryButton, literal
    from cpc_selfeval.ui.kit.card import Card
    from cpc_selfeval.ui.kit.check_rows import RowDelegate
    from cpc_selfeval.ui.kit.choice_box import ChoiceBox
    from cpc_selfeval.ui.kit.collapsible import Collapsible
    from cpc_selfeval.ui.kit.colours import ColourSet
    from cpc_selfeval.ui.kit.date_entry import DateEntry
    from cpc_selfeval.ui.kit.empty_place import EmptyPlace, EmptyPlaces
    from cpc_selfeval.ui.kit.entry_card import EntryCard
    from cpc_selfeval.ui.kit.find_line import FindLine
    from cpc_selfeval.ui.kit.flow_layout import ColumnsLayout, FlowLayout
    from cpc_selfeval.ui.kit.focus_ring import paint_focus_ring
    from cpc_selfeval.ui.kit.icons import Icon, paint_icon
    from cpc_selfeval.ui.kit.labels import Heading, Pill, PlainText, QuietText
    from cpc_selfeval.ui.kit.level_cards import NOT_APPLICABLE, NOT_ENOUGH_EVIDENCE, LevelCards, LevelWords
    from cpc_selfeval.ui.kit.level_chip import LevelChip, paint_level
    from cpc_selfeval.ui.kit.line_entry import LineEntry
    from cpc_selfeval.ui.kit.measures import font, px
    from cpc_selfeval.ui.kit.message_bar import MessageBar, announce
    from cpc_selfeval.ui.kit.naming import unnamed_focusable
    from cpc_selfeval.ui.kit.pending_text import hand_over_all, has_pending
    from cpc_selfeval.ui.kit.progress_strip import ProgressStrip
    from cpc_selfeval.ui.kit.radio_choice import CheckChoice, RadioChoice
    from cpc_selfeval.ui.kit.scroll_page import ScrollPage
    from cpc_selfeval.ui.kit.several_choice import FilterSentence, SeveralChoice
    from cpc_selfeval.ui.kit.side_panel import SidePanel
    from cpc_selfeval.ui.kit.status_mark import StatusMark, StatusShape, paint_status, status_colour
    from cpc_selfeval.ui.kit.text_entry import TextEntry

_MODULES = {
    "Card": "card",
    "CheckChoice": "radio_choice",
    "ChoiceBox": "choice_box",
    "Collapsible": "collapsible",
    "ColourSet": "colours",
    "ColumnsLayout": "flow_layout",
    "DateEntry": "date_entry",
    "EmptyPlace": "empty_place",
    "EmptyPlaces": "empty_place",
    "EntryCard": "entry_card",
    "FilterSentence": "several_choice",
    "FindLine": "find_line",
    "FlowLayout": "flow_layout",
    "Heading": "labels",
    "Icon": "icons",
    "LevelCards": "level_cards",
    "LevelChip": "level_chip",
    "LevelWords": "level_cards",
    "LineEntry": "line_entry",
    "LinkButton": "buttons",
    "MessageBar": "message_bar",
    "NOT_APPLICABLE": "level_cards",
    "NOT_ENOUGH_EVIDENCE": "level_cards",
    "Pill": "labels",
    "PlainButton": "buttons",
    "PlainText": "labels",
    "PrimaryButton": "buttons",
    "ProgressStrip": "progress_strip",
    "QuietText": "labels",
    "RadioChoice": "radio_choice",
    "RowDelegate": "check_rows",
    "ScrollPage": "scroll_page",
    "SeveralChoice": "several_choice",
    "SidePanel": "side_panel",
    "StatusMark": "status_mark",
    "StatusShape": "status_mark",
    "TextEntry": "text_entry",
    "announce": "message_bar",
    "font": "measures",
    "hand_over_all": "pending_text",
    "has_pending": "pending_text",
    "literal": "buttons",
    "paint_focus_ring": "focus_ring",
    "paint_icon": "icons",
    "paint_level": "level_chip",
    "paint_status": "status_mark",
    "px": "measures",
    "status_colour": "status_mark",
    "unnamed_focusable": "naming",
}


def __getattr__(name: str) -> object:
    module = _MODULES.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{module}"), name)
    globals()[name] = value
    return value


__all__ = [
    "NOT_APPLICABLE",
    "NOT_ENOUGH_EVIDENCE",
    "Card",
    "CheckChoice",
    "ChoiceBox",
    "Collapsible",
    "ColourSet",
    "ColumnsLayout",
    "ConfirmDialog",
    "DateEntry",
    "EmptyPlace",
    "EmptyPlaces",
    "EntryCard",
    "FilterSentence",
    "FindLine",
    "FlowLayout",
    "Heading",
    "Icon",
    "LevelCards",
    "LevelChip",
    "LevelWords",
    "LineEntry",
    "LinkButton",
    "MessageBar",
    "Pill",
    "PlainButton",
    "PlainText",
    "PrimaryButton",
    "ProgressStrip",
    "QuietText",
    "RadioChoice",
    "RowDelegate",
    "ScrollPage",
    "SeveralChoice",
    "SidePanel",
    "StatusMark",
    "StatusShape",
    "TextEntry",
    "announce",
    "apply_theme",
    "colours",
    "confirm",
    "font",
    "hand_over_all",
    "has_pending",
    "literal",
    "paint_focus_ring",
    "paint_icon",
    "paint_level",
    "paint_status",
    "px",
    "status_colour",
    "theme",
    "unnamed_focusable",
]
