"""The stylesheet of one colour set. Class names are the kit's own; Qt's classes are styled only where harmless."""

from __future__ import annotations

from cpc_selfeval.ui.kit.colours import ColourSet
from cpc_selfeval.ui.kit.measures import CONTROL_CORNER, CORNER, ICON, ICON_GAP, ICON_SMALL, LINK_PAD, SIZES, px


def stylesheet(colours: ColourSet) -> str:
    """The application's stylesheet at the present text size."""
    return "\n".join(
        (_text_and_surfaces(colours), _boxes(colours), _buttons(colours), _menus(colours), _views(colours))
    )


def _text_and_surfaces(c: ColourSet) -> str:
    return f"""
    * {{ outline: none; }}
    QToolTip {{ background: {c.surface}; color: {c.text}; border: 1px solid {c.control_line}; padding: {px(4)}px; }}
    Heading {{ color: {c.text}; font-weight: bold; background: transparent; }}
    Heading[level="1"] {{ font-size: {px(SIZES["heading1"])}px; }}
    Heading[level="2"] {{ font-size: {px(SIZES["heading2"])}px; }}
    Heading[level="3"] {{ font-size: {px(SIZES["heading3"])}px; }}
    QuietText {{ color: {c.quiet}; font-size: {px(SIZES["quiet"])}px; background: transparent; }}
    QuietText[tone="bad"] {{ color: {c.bad}; }}
    QuietText[tone="warning"] {{ color: {c.warning}; }}
    QuietText[tone="good"] {{ color: {c.good}; }}
    Card {{ background: {c.surface}; border: 1px solid {c.line}; border-radius: {CORNER}px; }}
    Card[plain="true"] {{ border: none; background: transparent; border-radius: 0px; }}
    ScrollPage {{ border: none; background: {c.page}; }}
    MessageBar {{ border: 1px solid {c.control_line}; border-radius: {CORNER}px; }}
    MessageBar[kind="good"] {{ background: {c.good_soft}; border-color: {c.good}; }}
    MessageBar[kind="note"] {{ background: {c.accent_soft}; border-color: {c.accent}; }}
    MessageBar[kind="warning"] {{ background: {c.warning_soft}; border-color: {c.warning}; }}
    MessageBar[kind="bad"] {{ background: {c.bad_soft}; border-color: {c.bad}; }}
    MessageBar QLabel {{ background: transparent; color: {c.text}; }}
    MessageBar QLabel[strong="true"] {{ font-weight: 600; }}
    SidePanel QScrollArea, SidePanel QScrollArea > QWidget > QWidget {{ background: transparent; }}
    PopUp {{ background: {c.surface}; border: 1px solid {c.control_line}; border-radius: {CONTROL_CORNER}px; }}
    FieldHelpPanel {{ background: {c.surface}; border: 2px solid {c.accent}; border-radius: {CORNER}px; }}
    FieldHelpPanel QScrollArea, FieldHelpPanel QScrollArea > QWidget > QWidget {{ background: {c.surface}; }}
    QStatusBar {{ background: {c.surface}; border-top: 1px solid {c.line}; }}
    QStatusBar::item {{ border: none; }}
    QProgressBar {{ background: {c.surface}; border: 1px solid {c.control_line}; border-radius: {px(4)}px;
        min-height: {px(8)}px; max-height: {px(8)}px; }}
    QProgressBar::chunk {{ background: {c.accent}; border-radius: {px(3)}px; }}
    QSplitter::handle {{ background: {c.line}; }}
    QSplitter[between="cards"]::handle {{ background: {c.page}; }}
    QSplitter[between="cards"]::handle:vertical {{ background: {c.line}; margin: {px(2)}px 0px; }}
    """


def _boxes(c: ColourSet) -> str:
    return f"""
    QLineEdit, QPlainTextEdit, QTextEdit {{
        background: {c.surface}; color: {c.text}; border: 1px solid {c.control_line};
        border-radius: {CONTROL_CORNER}px; padding: {px(4)}px {px(8)}px;
        selection-background-color: {c.accent}; selection-color: {c.on_accent};
        placeholder-text-color: {c.quiet};
    }}
    QPlainTextEdit, QTextEdit {{ padding: {px(1)}px {px(4)}px; }}
    QLineEdit {{ min-height: {px(22)}px; }}
    QLineEdit:disabled, QPlainTextEdit:disabled {{ background: {c.page}; color: {c.off}; border-color: {c.idle_line}; }}
    QLineEdit:read-only, QPlainTextEdit:read-only {{ background: {c.page}; }}
    QLineEdit[faulty="true"] {{ border: 2px solid {c.bad}; }}
    """


def _buttons(c: ColourSet) -> str:
    button = (
        f"border-radius: {CONTROL_CORNER}px; padding: {px(4)}px {px(12)}px; min-height: {px(22)}px; font-weight: 600;"
    )
    return f"""
    PrimaryButton {{ background: {c.accent}; color: {c.on_accent}; border: 1px solid {c.accent}; {button} }}
    PrimaryButton:hover, PrimaryButton:pressed {{ background: {c.accent_pressed}; border-color: {c.accent_pressed}; }}
    PlainButton {{ background: {c.surface}; color: {c.accent}; border: 1px solid {c.accent}; {button} }}
    PlainButton:hover, PlainButton:checked {{ background: {c.accent_soft}; }}
    PlainButton:pressed {{ background: {c.accent}; color: {c.on_accent}; }}
    LinkButton {{ background: transparent; color: {c.accent}; border: none; border-radius: {px(4)}px;
        padding: {px(3)}px {px(7)}px {px(3)}px {px(LINK_PAD)}px; font-weight: 600; text-align: left; }}
    LinkButton[quiet="true"] {{ font-size: {px(SIZES["quiet"])}px; font-weight: 400;
        padding: {px(1)}px {px(4)}px {px(1)}px {px(LINK_PAD)}px; }}
    PrimaryButton[sign="before"], PlainButton[sign="before"] {{
        padding-left: {px(12) + px(ICON) + px(ICON_GAP)}px; text-align: left; }}
    PrimaryButton[sign="after"], PlainButton[sign="after"] {{
        padding-right: {px(12) + px(ICON) + px(ICON_GAP)}px; text-align: left; }}
    PrimaryButton[sign="alone"], PlainButton[sign="alone"] {{
        padding-left: {px(6)}px; padding-right: {px(6)}px; min-width: {px(ICON)}px; }}
    LinkButton[sign="before"] {{ padding-left: {px(LINK_PAD) + px(ICON) + px(ICON_GAP)}px; }}
    LinkButton[sign="before"][quiet="true"] {{ padding-left: {px(LINK_PAD) + px(ICON_SMALL) + px(ICON_GAP)}px; }}
    LinkButton[here="true"] {{ color: {c.text}; font-weight: 700; }}
    LinkButton:hover, LinkButton:pressed {{ text-decoration: underline; }}
    PlainButton::menu-indicator {{ subcontrol-origin: padding; subcontrol-position: right center;
        right: {px(8)}px; width: {px(10)}px; height: {px(10)}px; }}
    PrimaryButton:disabled, PlainButton:disabled {{
        background: {c.page}; color: {c.off}; border: 1px solid {c.idle_line}; }}
    LinkButton:disabled {{ color: {c.off}; }}
    IconButton {{ background: transparent; border: none; border-radius: {px(4)}px; }}
    IconButton:hover {{ background: {c.accent_soft}; }}
    """


def _menus(c: ColourSet) -> str:
    return f"""
    QMenuBar {{ background: {c.surface}; color: {c.text}; padding: {px(2)}px {px(4)}px; }}
    QMenuBar::item {{
        background: transparent; padding: {px(4)}px {px(8)}px; border: 1px solid transparent; border-radius: {px(4)}px;
    }}
    QMenuBar::item:selected {{ background: {c.accent_soft}; color: {c.text}; border-color: {c.accent}; }}
    QMenu {{ background: {c.surface}; color: {c.text}; border: 1px solid {c.control_line}; padding: {px(4)}px; }}
    QMenu::item {{ padding: {px(5)}px {px(24)}px {px(5)}px {px(24)}px; border-radius: {px(4)}px; }}
    QMenu[close_lines="true"]::item {{ padding-top: {px(2)}px; padding-bottom: {px(2)}px; }}
    QMenu::item:selected {{ background: {c.accent_soft}; color: {c.text}; border: 1px solid {c.accent}; }}
    QMenu::item:disabled {{ color: {c.off}; }}
    QMenu::icon {{ left: {px(6)}px; }}
    QMenu::indicator {{ left: {px(6)}px; }}
    QMenu::separator {{ height: 1px; background: {c.line}; margin: {px(4)}px {px(8)}px; }}
    """


def _views(c: ColourSet) -> str:
    return f"""
    QTableView, QTreeView, QListView {{
        background: {c.surface}; color: {c.text}; border: none; gridline-color: {c.line};
        selection-background-color: {c.accent_soft}; selection-color: {c.text};
    }}
    QHeaderView {{ background: {c.surface}; border: none; }}
    QHeaderView::section {{
        background: {c.surface}; color: {c.quiet}; border: none; border-bottom: 2px solid {c.line};
        padding: {px(6)}px {px(8)}px; font-size: {px(SIZES["quiet"])}px; font-weight: 600; text-align: left;
    }}
    QHeaderView::section:vertical {{ border-bottom: 1px solid {c.line}; }}
    QTableCornerButton::section {{ background: {c.surface}; border: none; border-bottom: 2px solid {c.line}; }}
    QComboBox QAbstractItemView {{ border: 1px solid {c.control_line}; }}
    QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {c.surface}; }}
    QCalendarWidget QToolButton {{ background: transparent; color: {c.text}; border: none; font-weight: 600;
        border-radius: {px(4)}px; padding: {px(4)}px {px(8)}px; }}
    QCalendarWidget QToolButton:hover {{ background: {c.accent_soft}; }}
    QCalendarWidget QToolButton::menu-indicator {{ image: none; }}
    PopUp QListView {{ border: 1px solid {c.line}; border-radius: {px(4)}px; }}
    QScrollBar:vertical {{ background: transparent; width: {px(6) + 2 * px(3)}px; margin: 0px; }}
    QScrollBar:horizontal {{ background: transparent; height: {px(6) + 2 * px(3)}px; margin: 0px; }}
    QScrollBar::handle {{ background: {c.control_line}; border-radius: {px(6) // 2}px; margin: {px(3)}px; }}
    QScrollBar::handle:vertical {{ min-height: {px(32)}px; }}
    QScrollBar::handle:horizontal {{ min-width: {px(32)}px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0px; height: 0px; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    """
