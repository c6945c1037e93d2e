"""The look follows what the user and the system want, and the keyboard's place can always be seen."""

import sys

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from cpc_selfeval.ui import kit
from cpc_selfeval.ui.kit.colours import DARK, LIGHT, ColourSet
from cpc_selfeval.ui.kit.focus_ring import FocusRing
from cpc_selfeval.ui.kit.measures import scale_of
from cpc_selfeval.ui.kit.theme import Appearance, SystemLook, wanted_colours
from tests.ui.kit.gallery import Gallery


@pytest.fixture
def gallery(qtbot: QtBot) -> Gallery:
    """Every widget, shown and active."""
    page = Gallery()
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def rings(widget: QWidget) -> list[FocusRing]:
    """The rings that are to be seen."""
    return [ring for ring in widget.window().findChildren(FocusRing) if ring.isVisible()]


def test_choosing_dark_changes_the_colours_and_says_so(qtbot: QtBot, qapp: QApplication) -> None:
    with qtbot.waitSignal(kit.theme().changed):
        kit.theme().choose("dark")
    assert kit.colours() is DARK
    assert qapp.palette().window().color() == QColor(DARK.page)
    kit.theme().choose("light")
    assert kit.colours() is LIGHT


@pytest.mark.parametrize(
    ("appearance", "scheme", "wanted"),
    [
        ("system", Qt.ColorScheme.Dark, DARK),
        ("system", Qt.ColorScheme.Light, LIGHT),
        ("system", Qt.ColorScheme.Unknown, LIGHT),
        ("light", Qt.ColorScheme.Dark, LIGHT),
        ("dark", Qt.ColorScheme.Light, DARK),
    ],
)
def test_the_system_is_followed_unless_the_user_chose(
    appearance: Appearance, scheme: Qt.ColorScheme, wanted: ColourSet
) -> None:
    assert wanted_colours(appearance, SystemLook(scheme, False, QPalette())) is wanted


def test_high_contrast_comes_before_light_and_dark_of_the_system() -> None:
    system = QPalette(QColor("#000000"))
    system.setColor(QPalette.ColorRole.WindowText, QColor("#00FF00"))
    asked = SystemLook(Qt.ColorScheme.Dark, True, system)
    assert wanted_colours("system", asked).text == "#00ff00"
    assert wanted_colours("light", asked) is LIGHT


def test_another_contrast_theme_of_the_system_is_taken_in_when_the_user_comes_back(
    gallery: Gallery, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit.theme().choose("system")
    system = QPalette(QColor("#000000"))
    system.setColor(QPalette.ColorRole.WindowText, QColor("#00FF00"))
    monkeypatch.setattr(kit.theme(), "asks", lambda _app: SystemLook(Qt.ColorScheme.Dark, True, system))
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert kit.colours().text != "#00ff00"
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert kit.colours().text == "#00ff00"
    assert gallery.palette().windowText().color() == QColor("#00FF00")
    monkeypatch.undo()
    kit.theme().refresh()
    assert kit.colours().text != "#00ff00"


def test_every_widget_is_drawn_anew_in_the_colours_that_the_system_changes_to(
    gallery: Gallery, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit.theme().choose("system")
    for scheme, wanted in ((Qt.ColorScheme.Dark, DARK), (Qt.ColorScheme.Light, LIGHT)):
        look = SystemLook(scheme, False, QPalette())
        monkeypatch.setattr(kit.theme(), "asks", lambda _app, look=look: look)
        kit.theme().refresh()
        corner = gallery.grab().toImage().pixelColor(1, 1)
        assert corner in (QColor(wanted.page), QColor(wanted.surface))
    monkeypatch.undo()
    kit.theme().refresh()


def test_a_change_of_the_system_is_taken_in_at_once(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit.theme().choose("system")
    dark = SystemLook(Qt.ColorScheme.Dark, False, QPalette())
    with monkeypatch.context() as system:
        system.setattr(kit.theme(), "asks", lambda _app: dark)
        with qtbot.waitSignal(kit.theme().changed):
            qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
        assert kit.colours() is DARK
    kit.theme().refresh()


def test_what_is_in_force_already_is_not_put_on_anew(qapp: QApplication) -> None:
    told: list[None] = []
    hear = kit.theme().changed.connect(lambda: told.append(None))
    try:
        kit.theme().refresh()
        kit.apply_theme(qapp)
        kit.theme().enlarge(1.0)
        assert told == []
        qapp.setStyleSheet("")  # someone took it off
        kit.theme().refresh()
        assert len(told) == 1
        assert qapp.styleSheet()
    finally:
        kit.theme().changed.disconnect(hear)


@pytest.mark.parametrize(("points", "scale"), [(11.0, 1.0), (9.0, 1.0), (22.0, 2.0)])
def test_a_larger_system_font_enlarges_and_a_smaller_one_does_nothing(points: float, scale: float) -> None:
    system = QFont("Source Sans 3")
    system.setPointSizeF(points * {"win32": 9, "darwin": 13}.get(sys.platform, 11) / 11)
    assert scale_of(system) == pytest.approx(scale, abs=0.05)


def test_the_shipped_typeface_is_in_use(qapp: QApplication) -> None:
    assert QFontInfo(qapp.font()).family() == "Source Sans 3"
    assert QFontInfo(qapp.font()).pixelSize() == 15
    qapp.setStyleSheet("")  # with one, the style is Qt's wrapper around the style
    assert qapp.style().name() == "fusion"
    kit.theme().refresh()


def test_text_can_be_enlarged_and_the_page_with_it(gallery: Gallery, qtbot: QtBot) -> None:
    heading = next(one for one in gallery.findChildren(kit.Heading) if one.level == 1)
    before = heading.fontMetrics().height(), gallery.levels.heightForWidth(600)
    kit.theme().enlarge(1.5)
    assert heading.fontMetrics().height() >= before[0] * 1.4
    # A layout forgets what it worked out once it hears of it, which may be a moment later
    qtbot.waitUntil(lambda: gallery.levels.heightForWidth(600) > before[1] * 1.3)
    kit.theme().enlarge(1.0)
    assert heading.fontMetrics().height() == before[0]


def test_every_widget_that_has_the_keyboard_has_a_ring_that_can_be_seen(gallery: Gallery) -> None:
    seen: list[QWidget] = []
    QTest.keyClick(gallery, Qt.Key.Key_Tab)
    while (focused := QApplication.focusWidget()) is not None and focused not in seen:
        seen.append(focused)
        ring = rings(gallery)
        assert len(ring) == 1, f"{focused} has {len(ring)} rings"
        place = ring[0].mapTo(gallery, QPoint(0, 0))
        target = focused.mapTo(gallery, QPoint(0, 0))
        assert ring[0].geometry().translated(place - ring[0].pos()).contains(target + QPoint(1, 1))
        pixels = ring[0].grab().toImage()
        assert QColor(kit.colours().focus).name() in {
            pixels.pixelColor(x, pixels.height() // 2).name() for x in range(pixels.width())
        }
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert len(seen) > 20
    assert gallery.text in seen
    assert gallery.line in seen


def test_what_gets_the_keyboard_is_scrolled_into_view(gallery: Gallery) -> None:
    gallery.resize(900, 420)
    viewport = gallery.page.viewport()
    for button in gallery.page.findChildren(kit.PlainButton):
        if button.isEnabled():
            button.setFocus(Qt.FocusReason.TabFocusReason)
            top = button.mapTo(viewport, QPoint(0, 0))
            assert viewport.rect().contains(top), button.text()


def test_a_click_on_a_button_draws_no_ring_until_a_key_is_pressed(qtbot: QtBot) -> None:
    button = kit.PlainButton("Show as table")
    window = QWidget()
    QVBoxLayout(window).addWidget(button)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    button.clearFocus()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.hasFocus()
    assert rings(window) == []
    QTest.keyPress(button, Qt.Key.Key_Shift)
    assert len(rings(window)) == 1


def test_the_ring_follows_its_widget_and_goes_with_it(qtbot: QtBot) -> None:
    window = QWidget()
    window.resize(400, 300)
    button = kit.PlainButton("Show as table", parent=window)
    button.move(50, 50)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    before = rings(window)[0].pos()
    button.move(80, 120)
    assert rings(window)[0].pos() - before == QPoint(30, 70)
    button.hide()
    assert rings(window) == []


def test_a_view_that_marks_its_own_row_has_no_second_ring(qtbot: QtBot) -> None:
    window = QWidget()
    view = QListWidget(window)
    view.setProperty("draws_own_focus", True)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert rings(window) == []


def test_a_ring_that_goes_is_ended_by_qt_and_not_while_it_tells_where_the_keyboard_is(
    gallery: Gallery, qtbot: QtBot
) -> None:
    first, second = gallery.findChildren(QLineEdit)[:2]
    first.setFocus(Qt.FocusReason.TabFocusReason)
    ring = rings(gallery)[0]
    second.setFocus(Qt.FocusReason.TabFocusReason)
    assert isValid(ring)
    assert ring.parentWidget() is not None
    assert not ring.isVisible()
    qtbot.waitUntil(lambda: not isValid(ring))
