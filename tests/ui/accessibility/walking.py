"""Walks a page or a dialogue as somebody does who does not see it, and tells what is amiss.

Each ``…_faults`` answers one line for each thing that is amiss, none where all is well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListView,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QSplitterHandle,
    QTableView,
    QTextBrowser,
    QTextEdit,
    QToolButton,
    QTreeView,
    QWidget,
)

from cpc_selfeval.ui.field_help.fields import FIELDS, help_of
from cpc_selfeval.ui.kit.naming import focusable, spoken_name
from cpc_selfeval.ui.kit.toggles import group_of
from cpc_selfeval.ui.window.top_bar import PageButton

Role = QAccessible.Role

ROLES: Final[tuple[tuple[type[QWidget], frozenset[Role]], ...]] = (
    (QRadioButton, frozenset({Role.RadioButton})),
    (QCheckBox, frozenset({Role.CheckBox})),
    (PageButton, frozenset({Role.Button})),
    (QPushButton, frozenset({Role.Button, Role.ButtonMenu, Role.CheckBox})),
    (QToolButton, frozenset({Role.Button, Role.ButtonMenu, Role.CheckBox})),
    (QLineEdit, frozenset({Role.EditableText})),
    (QTextBrowser, frozenset({Role.EditableText, Role.Document})),
    (QPlainTextEdit, frozenset({Role.EditableText})),
    (QTextEdit, frozenset({Role.EditableText, Role.Document})),
    (QComboBox, frozenset({Role.ComboBox})),
    (QAbstractSpinBox, frozenset({Role.SpinBox})),
    (QTreeView, frozenset({Role.Tree})),
    (QTableView, frozenset({Role.Table})),
    (QListView, frozenset({Role.List})),
    (QScrollArea, frozenset({Role.Client})),
)
"""What each kind of widget is to be for a screen reader; the first that fits counts. Whatever else takes the keyboard
must not be a mere container (:data:`NOTHING`)."""

NOTHING: Final = frozenset({Role.Client, Role.NoRole, Role.Pane, Role.Border, Role.Window, Role.Grouping})
"""Roles of what only holds other things."""

PLACED_BY_QT: Final = (QAbstractItemView, QComboBox, QScrollBar, QMainWindow)
"""What is in these is put in its order by Qt."""

MOST_TABS: Final = 400


def shown(widget: QWidget) -> list[QWidget]:
    """Everything visible in ``widget`` that takes the keyboard, and can now."""
    return [one for one in focusable(widget) if one.isVisible() and one.isEnabled()]


def tab_stops(widget: QWidget) -> list[QWidget]:
    """What of it Tab comes to."""
    stops = [one for one in shown(widget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus]
    return [one for one in stops if not _arrows_come_to(one)]


def _arrows_come_to(widget: QWidget) -> bool:
    """Of radio buttons that exclude each other Tab comes to the chosen one, and arrows to the others."""
    group = group_of(widget) if isinstance(widget, QRadioButton) else None
    return group is not None and group.exclusive() and group.checkedButton() not in (None, widget)


def described(widget: QWidget) -> str:
    """Enough to find it in the source."""
    return f"{type(widget).__name__} “{spoken_name(widget)}”"


def named_around(widget: QWidget) -> tuple[str, ...]:
    """The names of the groups that a widget is in, as they are told on the way in."""
    names = []
    around = widget.parentWidget()
    while around is not None and not around.isWindow():
        if name := around.accessibleName():
            names.append(name)
        around = around.parentWidget()
    return tuple(names)


def name_faults(widget: QWidget) -> list[str]:
    """What takes the keyboard and has no name, or the same as another of its kind in the same named group."""
    found = [f"no name: {described(one)}" for one in shown(widget) if not spoken_name(one).strip()]
    same = Counter((role_of(one), spoken_name(one), named_around(one)) for one in shown(widget))
    found += [
        f"{number} times {name!r}, a {role.name}, in {where}"
        for (role, name, where), number in same.items()
        if number > 1
    ]
    return found


def role_of(widget: QWidget) -> Role:
    """What the system is told that it is."""
    return QAccessible.queryAccessibleInterface(widget).role()


def role_faults(widget: QWidget) -> list[str]:
    """What takes the keyboard and is told as something else than it is."""
    found = []
    for one in shown(widget):
        role = role_of(one)
        wanted = next((roles for kind, roles in ROLES if isinstance(one, kind)), None)
        if role in NOTHING if wanted is None else role not in wanted:
            found.append(f"{described(one)} is told as {role.name}")
    return found


def place_of(widget: QWidget) -> QRect:
    """Where it is, as the scrolled page lies: in the coordinates of its window."""
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def ring_around(widget: QWidget) -> bool:
    """Whether the ring is seen around it, or it draws one itself."""
    if widget.property("draws_own_focus"):
        return True
    rings = widget.window().findChildren(QWidget, "focus_ring")
    return any(ring.isVisible() and _around(place_of(ring), place_of(widget)) for ring in rings)


def _around(ring: QRect, place: QRect) -> bool:
    return ring.intersects(place)


def walk_faults(widget: QWidget) -> list[str]:
    """Tab through all of it, forwards and backwards: what is not come to, in what order, and with what seen."""
    found: list[str] = []
    wanted = set(tab_stops(widget))
    _go_to_the_first(widget)
    for back in (False, True):
        stops = _walked_and_looked(widget, back, found)
        missed = [one for one in wanted if one not in stops and one.isVisible()]
        way = "Shift+Tab" if back else "Tab"
        found += [f"{way} does not come to {described(one)}" for one in missed]
    return found


def _go_to_the_first(widget: QWidget) -> None:
    """Begin where reading begins, so that Tab coming round again ends the walk."""
    stops = tab_stops(widget)
    firsts = (one for one in stops if not any(comes_before(other, one) for other in stops))
    if (first := next(firsts, None)) is not None:
        first.setFocus(Qt.FocusReason.TabFocusReason)


def _walked_and_looked(widget: QWidget, back: bool, found: list[str]) -> list[QWidget]:
    key = Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab
    modifier = Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier
    stops: list[QWidget] = []
    before: tuple[QWidget, QRect] | None = None
    for _ in range(MOST_TABS):
        at = QApplication.focusWidget()
        if at is None:
            found.append(f"the keyboard is nowhere after {described(stops[-1]) if stops else 'the beginning'}")
            break
        if at in stops:
            if at is not stops[0]:
                found.append(f"a trap: from {described(stops[-1])} back to {described(at)}")
            break
        stops.append(at)
        if not back:
            if not ring_around(at):
                found.append(f"no ring around {described(at)}")
            if at.visibleRegion().isEmpty():
                found.append(f"out of sight: {described(at)}")
            if before is not None and comes_before(at, before[0]) and widget.isAncestorOf(at):
                found.append(f"{described(at)} comes after {described(before[0])}, which stands below or right of it")
            before = (at, place_of(at))
        QTest.keyClick(at, key, modifier)
    else:
        found.append("no end to the Tabs")
    return stops


def comes_before(one: QWidget, other: QWidget) -> bool:
    """Whether whoever reads would come to ``one`` first: above it in its column, or left of it in its line."""
    return _is_before(place_of(one), place_of(other))


def _is_before(one: QRect, other: QRect) -> bool:
    if one.isEmpty() or other.isEmpty() or one.intersects(other):
        return False
    if one.bottom() < other.top():
        return one.left() <= other.right()
    return one.right() < other.left() and one.top() <= other.bottom()


def children(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """What lies in it for a screen reader."""
    for place in range(interface.childCount()):
        child = interface.child(place)
        if child is not None:
            yield child


def tree_faults(widget: QWidget) -> list[str]:
    """Neighbours in the tree of which the second would be read first: a screen reader goes through it by the tree."""
    found = []
    for around in [widget, *widget.findChildren(QWidget)]:
        if not around.isVisible() or isinstance(around, PLACED_BY_QT):
            continue
        inside = [child.object() for child in children(QAccessible.queryAccessibleInterface(around))]
        seen = [one for one in inside if isinstance(one, QWidget) and one.isVisible() and not _is_no_part(one)]
        for first, second in pairwise(seen):
            if comes_before(second, first):
                found.append(f"in {named(around)}: {named(second)} is read after {named(first)}")
    return found


def _is_no_part(widget: QWidget) -> bool:
    """What lies over the page or between its parts."""
    over = ("focus_ring", "help_mark", "field_help")
    return widget.objectName() in over or isinstance(widget, QSplitterHandle)


def named(widget: QWidget) -> str:
    """A thing that need not take the keyboard."""
    name = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    return f"{type(widget).__name__} {widget.objectName()} “{name[:60]}”"


def help_faults(widget: QWidget) -> list[str]:
    """What is typed or chosen in, seen now or not, of which no help says what it is and why it is asked."""
    fields = [one for one in focusable(widget) if isinstance(one, FIELDS) and not _is_told_otherwise(one)]
    return [f"no help about it: {described(one)}" for one in fields if help_of(one) is None]


def _is_told_otherwise(field: QWidget) -> bool:
    """Settings have each its line on their page, and what is only read is no field."""
    around: QWidget | None = field
    while around is not None and type(around).__name__ != "SettingsPage":
        around = around.parentWidget()
    return around is not None or (isinstance(field, QPlainTextEdit) and field.isReadOnly())


def faults(widget: QWidget) -> list[str]:
    """All that is amiss with a page or a dialogue that has the keyboard, without walking through it."""
    return [*name_faults(widget), *role_faults(widget), *tree_faults(widget), *help_faults(widget)]


def come_to(widget: QWidget) -> None:
    """Bring the keyboard to it, as whoever opens it has it."""
    widget.window().activateWindow()
    QApplication.processEvents()
    at = QApplication.focusWidget()
    if at is None or not (at is widget or widget.isAncestorOf(at)):
        stops = tab_stops(widget)
        if stops:
            stops[0].setFocus(Qt.FocusReason.TabFocusReason)
