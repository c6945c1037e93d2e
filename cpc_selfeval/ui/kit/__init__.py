"""The widgets and the look that every page is made of. They know plain values, not the program's own records."""

from cpc_selfeval.ui.kit.buttons import LinkButton, PlainButton, PrimaryButton, literal
from cpc_selfeval.ui.kit.card import Card
from cpc_selfeval.ui.kit.check_rows import RowDelegate
from cpc_selfeval.ui.kit.choice_box import ChoiceBox
from cpc_selfeval.ui.kit.collapsible import Collapsible
from cpc_selfeval.ui.kit.colours import ColourSet
from cpc_selfeval.ui.kit.confirm import ConfirmDialog, confirm
from cpc_selfeval.ui.kit.date_entry import DateEntry
from cpc_selfeval.ui.kit.empty_place import EmptyPlace
from cpc_selfeval.ui.kit.entry_card import EntryCard
from cpc_selfeval.ui.kit.flow_layout import ColumnsLayout, FlowLayout
from cpc_selfeval.ui.kit.focus_ring import paint_focus_ring
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
from cpc_selfeval.ui.kit.theme import apply_theme, colours, theme

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
    "EntryCard",
    "FilterSentence",
    "FlowLayout",
    "Heading",
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
    "paint_level",
    "paint_status",
    "px",
    "status_colour",
    "theme",
    "unnamed_focusable",
]
