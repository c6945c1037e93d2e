"""Icons are of one set, in the colours in force, sharp at every scale, and say nothing of their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cpc_selfeval import shipped
from cpc_selfeval.ui import kit
from cpc_selfeval.ui.kit import icons
from cpc_selfeval.ui.kit.date_entry import IconButton
from cpc_selfeval.ui.kit.icons import Icon, icon_image, paint_icon, picture
from cpc_selfeval.ui.kit.marked_words import IconWords
from docs.contrast import colour_sets

SET = shipped.folder("resources") / "icons"
UI = Path(kit.__file__).resolve().parents[1]


def inks(image: QImage) -> set[str]:
    """The colours of what is wholly painted in an image."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def has_ink(widget: QWidget, colour: str) -> bool:
    """Whether a shown widget has a point in a colour."""
    return colour.lower() in inks(widget.grab().toImage().convertToFormat(QImage.Format.Format_ARGB32))


def test_each_icon_has_its_file_and_each_file_its_icon() -> None:
    assert {file.stem for file in SET.glob("*.svg")} == {icon.value for icon in Icon}


def test_every_file_is_of_the_one_set_with_its_licence() -> None:
    for file in SET.glob("*.svg"):
        text = file.read_text("utf-8")
        assert text.startswith("<!-- @license lucide-static v1.62.0 - ISC -->"), file.name
        assert 'viewBox="0 0 24 24"' in text
        assert re.findall(r'stroke(?:-width)?="[^"]*"', text) == ['stroke="currentColor"', 'stroke-width="2"'], (
            file.name
        )
    assert "ISC License" in (SET / "LICENSE").read_text("utf-8")
    assert {file.suffix for file in SET.iterdir()} == {".svg", ".md", ""}


def test_every_icon_is_used_and_no_module_names_a_file() -> None:
    texts = {file.name: file.read_text("utf-8") for file in UI.rglob("*.py")}
    used = {name for text in texts.values() for name in re.findall(r"Icon\.([A-Z_]+)", text)}
    assert used >= {icon.name for icon in Icon}
    assert [name for name, text in texts.items() if re.search(r"[\w}]\.svg", text)] == ["icons.py"]


@pytest.mark.parametrize("pixels", [13, 16, 20, 24, 32, 40])
def test_every_icon_is_drawn_in_the_colour_asked_for(pixels: int) -> None:
    for icon in Icon:
        image = icon_image(icon, pixels, "#a1261c", 1.5 * pixels / 16)
        assert (image.width(), image.height()) == (pixels, pixels)
        painted = [
            image.pixelColor(x, y) for x in range(pixels) for y in range(pixels) if image.pixelColor(x, y).alpha() > 120
        ]
        assert painted, icon
        wanted = QColor("#a1261c")
        for pixel in painted:
            off = (pixel.red() - wanted.red(), pixel.green() - wanted.green(), pixel.blue() - wanted.blue())
            assert max(map(abs, off)) <= 5, icon  # premultiplied, so rounded


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0, 3.0])
def test_an_icon_is_drawn_for_the_pixels_that_it_lies_on(ratio: float, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, float]] = []

    def noted(icon: Icon, pixels: int, colour: str, line: float) -> QImage:
        asked.append((pixels, line))
        return icon_image(icon, pixels, colour, line)

    monkeypatch.setattr(icons, "icon_image", noted)
    sheet = QPixmap(QSize(40, 40) * ratio)
    sheet.setDevicePixelRatio(ratio)
    sheet.fill(Qt.GlobalColor.white)
    painter = QPainter(sheet)
    painter.translate(3, 3)
    paint_icon(painter, QRectF(2.3, 2.7, 16, 16), Icon.WARNING, "#000000")
    painter.end()

    assert asked == [(round(16 * ratio), round(1.5 * ratio, 2))]
    drawn = sheet.toImage()
    alone = icon_image(Icon.WARNING, round(16 * ratio), "#000000", round(1.5 * ratio, 2))
    left, top = round(5.3 * ratio), round(5.7 * ratio)
    middle = alone.width() // 2
    column = [alone.pixelColor(middle, y).alpha() for y in range(alone.height())]
    shown = [255 - drawn.pixelColor(left + middle, top + y).red() for y in range(alone.height())]
    assert max(abs(one - other) for one, other in zip(column, shown, strict=True)) <= 2, "on whole pixels, unsmeared"


def widgets() -> Iterator[tuple[str, Callable[[], QWidget], str]]:
    """(what, how it is made, the role of its icon's colour)."""
    yield "primary", lambda: kit.PrimaryButton("", name="Open", icon=Icon.OPEN), "on_accent"
    yield "plain", lambda: kit.PlainButton("", name="Open", icon=Icon.OPEN), "accent"
    yield "link", lambda: kit.LinkButton("", name="Open", icon=Icon.OPEN), "accent"
    yield "icon button", lambda: IconButton("Calendar", Icon.CALENDAR), "accent"
    yield "state", lambda: IconWords(Icon.LOCK, ""), "quiet"
    yield "find", kit.FindLine, "quiet"
    yield "empty", lambda: kit.EmptyPlace("", icon=Icon.EVIDENCE), "quiet"


@pytest.mark.parametrize(("make", "role"), [(make, role) for _, make, role in widgets()], ids=[w[0] for w in widgets()])
def test_icons_follow_the_colours(make: Callable[[], QWidget], role: str, qtbot: QtBot) -> None:
    widget = make()
    qtbot.addWidget(widget)
    widget.resize(widget.sizeHint().expandedTo(QSize(40, 36)))
    for appearance in ("light", "dark", "light"):
        kit.theme().choose("dark" if appearance == "dark" else "light")
        assert has_ink(widget, getattr(kit.colours(), role)), appearance


def test_an_icon_of_what_cannot_be_used_is_as_faint_as_its_words(qtbot: QtBot) -> None:
    button = kit.PrimaryButton("", name="Open", icon=Icon.OPEN)
    qtbot.addWidget(button)
    button.setEnabled(False)
    assert has_ink(button, kit.colours().off)
    assert not has_ink(button, kit.colours().on_accent)


def test_menus_have_icons_in_each_state_and_colour_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for colours in colour_sets().values():
        monkeypatch.setattr(icons, "colours", lambda colours=colours: colours)
        made = picture(Icon.OPEN, ratio=2.0)
        for mode, ink in ((made.Mode.Normal, colours.quiet), (made.Mode.Disabled, colours.off)):
            shown = made.pixmap(QSize(16, 16), 2.0, mode).toImage()
            assert shown.width() == 32
            assert inks(shown) == {ink.lower()}


def test_an_icon_changes_neither_words_nor_name(qtbot: QtBot) -> None:
    plain, marked = kit.PlainButton("&Open…"), kit.PlainButton("&Open…", icon=Icon.OPEN)
    adding = kit.PlainButton("+ Add &evidence")
    for button in (plain, marked, adding):
        qtbot.addWidget(button)
    assert (marked.text(), marked.accessibleName()) == (plain.text(), plain.accessibleName())
    assert marked.icon().isNull(), "nothing of it is told to a screen reader"
    assert (adding.text(), adding.accessibleName(), adding.sign) == ("Add &evidence", "+ Add evidence", Icon.ADD)


def test_room_for_the_icon_comes_and_goes_with_it_and_with_the_words(qtbot: QtBot) -> None:
    button = kit.PlainButton("Open")
    qtbot.addWidget(button)
    button.show()
    bare = button.sizeHint().width()
    button.show_sign(Icon.OPEN)
    assert button.sizeHint().width() == bare + 22
    button.setText("")
    alone = button.sizeHint().width()
    button.setText("Open")
    assert button.sizeHint().width() == bare + 22 > alone
    button.show_sign(None)
    assert button.sizeHint().width() == bare


def test_the_button_that_empties_a_find_line_is_of_the_set(qtbot: QtBot) -> None:
    line = kit.FindLine()
    qtbot.addWidget(line)
    line.setClearButtonEnabled(True)
    for appearance in ("light", "dark"):
        kit.theme().choose("dark" if appearance == "dark" else "light")
        clear = line.findChild(QAction, "_q_qlineeditclearaction")
        assert clear is not None
        assert inks(clear.icon().pixmap(QSize(16, 16), 1.0).toImage()) <= {kit.colours().quiet.lower()}
