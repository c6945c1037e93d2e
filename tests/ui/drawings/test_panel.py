"""Drawings in the window: walked, said, as a table, copied, printed, in every set of colours."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QPalette
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.drawings.description import (
    Bar,
    Column,
    Drawing,
    Fill,
    KeyEntry,
    Mark,
    Point,
    Row,
    RowDrawing,
    Series,
    Shape,
    Table,
    Tick,
    Tone,
    TrendDrawing,
    alternative,
    level_ticks,
)
from cpc_selfeval.domain.drawings.picture import Box
from cpc_selfeval.storage.frameworks.files import shipped_framework
from cpc_selfeval.ui.drawings import DrawingPanel
from cpc_selfeval.ui.drawings.leaving import as_picture, can_print, put_on_paper
from cpc_selfeval.ui.drawings.painting import in_room, paint_picture
from cpc_selfeval.ui.kit import ScrollPage, unnamed_focusable
from cpc_selfeval.ui.kit.colours import DARK, LIGHT, ColourSet, from_system

SCALE = level_ticks(shipped_framework("care-inspectorate-2019").scale)


def levels(*codes: str) -> RowDrawing:
    """A row for each of these codes, each at level 4."""
    return RowDrawing(
        title="Levels by indicator",
        says="All are good.",
        low=0.5,
        high=6.5,
        ticks=SCALE,
        rows=tuple(Row(code, code, f"{code}: Good", marks=(Mark(4, Shape.DISC),)) for code in codes),
        table=Table(("Code", "Level"), tuple((code, "4 Good") for code in codes)),
        notes=("A source.",),
    )


BARS = RowDrawing(
    title="Counts",
    says="Thirty areas.",
    low=0,
    high=30,
    ticks=(Tick(0, "0", "0"), Tick(30, "30", "30")),
    rows=(
        Row(
            "all",
            "Weak or unsatisfactory",
            "all thirty",
            bars=(
                Bar(0, 8, tone=Tone.STRONG),
                Bar(8, 16, tone=Tone.MIDDLE),
                Bar(16, 22, tone=Tone.LIGHT),
                Bar(22, 30, Fill.HATCHED, Tone.STRONG),
            ),
        ),
    ),
    table=Table(("What", "Areas"), (("all", "30"),)),
    key=(KeyEntry("left open", bar=(Fill.HATCHED, Tone.STRONG)),),
)
TREND = TrendDrawing(
    title="2.1 over the cycles",
    says="It rose.",
    ticks=SCALE,
    columns=(Column("one", "2024"), Column("two", "2026")),
    series=(Series("2.1", "Agreed", (Point(0, 3, Shape.DISC, "2024: 3"), Point(1, 4, Shape.DISC, "2026: 4"))),),
    table=Table(("Cycle", "Level"), (("2024", "3"), ("2026", "4"))),
)


@pytest.fixture
def panel(dressed: QApplication, qtbot: QtBot) -> DrawingPanel:
    """A panel that shows three rows."""
    panel = DrawingPanel("Levels by indicator")
    qtbot.addWidget(panel)
    panel.show_drawing(levels("1.1", "2.1", "2.2"))
    panel.resize(600, 300)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


# ---- by keyboard, mouse and screen reader


def test_a_screen_reader_is_told_all_of_it(panel: DrawingPanel) -> None:
    assert panel.view.accessibleName() == "Levels by indicator"
    assert panel.view.accessibleDescription() == alternative(levels("1.1", "2.1", "2.2"))
    assert unnamed_focusable(panel) == []
    assert panel.copy.accessibleName() == "Copy as picture: Levels by indicator"


def test_arrows_walk_and_enter_opens(panel: DrawingPanel, qtbot: QtBot) -> None:
    panel.view.setFocus()
    walked: list[str] = []
    panel.walked.connect(walked.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(panel.view, key)

    assert walked == ["2.1", "2.2", "2.2", "2.1"]
    with qtbot.waitSignal(panel.opened) as asked:
        QTest.keyClick(panel.view, Qt.Key.Key_Return)
    assert asked.args == ["2.1"]


def test_a_click_opens_the_row_that_it_is_on(panel: DrawingPanel, qtbot: QtBot) -> None:
    area = panel.view.picture().areas[2]
    with qtbot.waitSignal(panel.opened) as asked:
        QTest.mouseClick(panel.view, Qt.MouseButton.LeftButton, pos=QPoint(200, round(area.y + area.height / 2)))
    assert asked.args == ["2.2"]


def test_where_nothing_opens_rows_are_still_walked(dressed: QApplication, qtbot: QtBot) -> None:
    panel = DrawingPanel("Levels", opens=False)
    qtbot.addWidget(panel)
    panel.show_drawing(levels("1.1", "2.1"))
    panel.show()
    opened: list[str] = []
    panel.opened.connect(opened.append)
    panel.view.setFocus()
    QTest.keyClick(panel.view, Qt.Key.Key_Down)
    QTest.keyClick(panel.view, Qt.Key.Key_Return)

    assert panel.view.current_key() == "2.1"
    assert opened == []


def test_the_keyboard_stays_on_its_row_while_others_come_and_go(panel: DrawingPanel) -> None:
    panel.view.setFocus()
    QTest.keyClick(panel.view, Qt.Key.Key_Down)
    panel.show_drawing(levels("1.1", "1.2", "2.1", "2.2"))
    assert panel.view.current_key() == "2.1"
    panel.show_drawing(levels("1.1"))
    assert panel.view.current_key() == "1.1"


def test_a_trend_is_walked_from_cycle_to_cycle(panel: DrawingPanel, qtbot: QtBot) -> None:
    panel.show_drawing(TREND)
    panel.view.setFocus()
    with qtbot.waitSignal(panel.walked) as asked:
        QTest.keyClick(panel.view, Qt.Key.Key_Right)
    assert asked.args == ["two"]


# ---- as a table


def test_the_table_has_the_same_rows_and_opens_the_same(panel: DrawingPanel, qtbot: QtBot) -> None:
    QTest.mouseClick(panel.swap, Qt.MouseButton.LeftButton)

    assert panel.as_table
    assert panel.table.isVisible()
    assert not panel.view.isVisible()
    assert panel.table.words() == [(code, "4 Good") for code in ("1.1", "2.1", "2.2")]
    assert panel.table.rows is not None
    assert panel.table.rows.accessibleName() == "Levels by indicator, as a table"
    panel.table.rows.setFocus()
    panel.table.rows.selectRow(1)
    with qtbot.waitSignal(panel.opened) as asked:
        QTest.keyClick(panel.table.rows, Qt.Key.Key_Return)
    assert asked.args == ["2.1"]
    assert panel.swap.text() == "Show as drawing"
    QTest.mouseClick(panel.swap, Qt.MouseButton.LeftButton)
    assert panel.view.isVisible()


def test_the_table_follows_what_is_shown(panel: DrawingPanel) -> None:
    panel.show_as_table(shown=True)
    panel.show_drawing(levels("9.1"))
    assert panel.table.words() == [("9.1", "4 Good")]
    panel.show_drawing(TREND)
    assert panel.table.words() == [("2024", "3"), ("2026", "4")]
    wider = replace(TREND, table=Table(("Cycle", "Level", "Stage"), (("2024", "3", "agreed"), ("2026", "4", "agreed"))))
    panel.show_drawing(wider)
    assert panel.table.words()[1] == ("2026", "4", "agreed")
    assert panel.table.rows is not None
    assert panel.table.rows.columnWidth(2) > 20


# ---- out of the window


def test_a_copied_picture_is_sharp_and_on_white_with_title_and_source(panel: DrawingPanel) -> None:
    QTest.mouseClick(panel.copy, Qt.MouseButton.LeftButton)
    image = QGuiApplication.clipboard().image()

    assert image.width() == 1440
    assert image.pixelColor(2, 2).name() == "#ffffff"
    bare = as_picture(RowDrawing("", "", 0.5, 6.5, SCALE, levels("1.1", "2.1", "2.2").rows, Table((), ())))
    assert image.height() > bare.height() + 100, "title, sentence and source"
    assert panel.told.text() == "Copied. Paste it into a document."


@pytest.mark.parametrize("drawing", [levels("1.1"), BARS, TREND], ids=lambda drawing: drawing.title)
def test_every_kind_is_printed_on_one_page(drawing: Drawing, dressed: QApplication, tmp_path: Path) -> None:
    assert can_print()
    target = tmp_path / "drawing.pdf"
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))

    assert put_on_paper(drawing, printer)
    content = target.read_bytes()
    assert content.startswith(b"%PDF")
    assert content.count(b"/Type /Page\n") == 1
    assert len(content) > 3000


def test_a_long_drawing_is_made_smaller_rather_than_cut(dressed: QApplication, tmp_path: Path) -> None:
    target = tmp_path / "long.pdf"
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))

    assert put_on_paper(levels(*(f"{n}.1" for n in range(120))), printer)
    assert target.read_bytes().count(b"/Type /Page\n") == 1


# ---- readable


def painted(drawing: Drawing, colours: ColourSet, scale: float = 1.0) -> QImage:
    picture = in_room(drawing, 500 * scale, scale)
    image = QImage(QSize(round(500 * scale), round(picture.height)), QImage.Format.Format_RGB32)
    image.fill(colours.surface)
    painter = QPainter(image)
    paint_picture(painter, picture, colours, scale)
    painter.end()
    return image


def _boxes(scale: float) -> list[Box]:
    """The bars of BARS, then those of its key."""
    shapes = in_room(BARS, 500 * scale, scale).shapes
    return [shape for shape in shapes if isinstance(shape, Box) and shape.tone is not None]


def _grey(image: QImage, x: float, y: float) -> int:
    return image.convertToFormat(QImage.Format.Format_Grayscale8).pixelColor(round(x), round(y)).red()


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_bars_differ_in_grey_and_hatching_is_neither_full_nor_empty(dressed: QApplication, colours: ColourSet) -> None:
    image = painted(BARS, colours, 2.0)
    strong, middle, light, hatched = _boxes(2.0)[:4]
    greys = [_grey(image, box.x + box.width / 2, box.y + 8) for box in (strong, middle, light)]

    assert all(abs(one - other) > 40 for one, other in ((greys[0], greys[1]), (greys[1], greys[2])))
    y = hatched.y + hatched.height / 2
    along = [_grey(image, hatched.x + 6 + step, y) for step in range(round(hatched.width) - 12)]
    assert max(along) - min(along) > 100


def test_high_contrast_draws_in_the_system_s_own_colours(dressed: QApplication) -> None:
    palette = QPalette()
    for role, colour in ((QPalette.ColorRole.WindowText, "#ffff00"), (QPalette.ColorRole.Base, "#000000")):
        palette.setColor(role, colour)
    palette.setColor(QPalette.ColorRole.Window, "#000000")
    system = from_system(palette)
    image = painted(BARS, system)
    seen = {image.pixelColor(x, y).name() for x in range(0, 500, 3) for y in range(image.height())}

    assert {"#ffff00", "#000000"} <= seen
    assert all(colour[1:3] == colour[3:5] and colour[5:] == "00" for colour in seen), "nothing but mixtures of the two"
    strong, middle, light = (box for box in _boxes(1.0)[:3])
    inner = [image.pixelColor(round(box.x + box.width / 2), round(box.y + 5)).name() for box in (strong, middle, light)]
    edges = [image.pixelColor(round(box.x + box.width / 2), round(box.y + 2)).name() for box in (middle, light)]
    assert inner == ["#ffff00", "#000000", "#000000"]
    assert edges[0] != edges[1] == "#000000", "with one ink a thick edge stands for the middle tone"


def test_it_asks_for_the_height_that_its_width_needs(panel: DrawingPanel) -> None:
    panel.show_drawing(replace(BARS, rows=(replace(BARS.rows[0], note="1 to 30, left open"),)))
    view = panel.view
    assert view.heightForWidth(220) > view.heightForWidth(700), "labels go above the bars"
    panel.resize(230, 500)
    assert view.sizeHint().height() == view.heightForWidth(view.width())


def test_a_page_scrolls_to_the_row_that_the_keyboard_is_on(qtbot: QtBot) -> None:
    page = ScrollPage("A page")
    panel = DrawingPanel("Levels")
    panel.show_drawing(levels(*(f"{n}.1" for n in range(1, 41))))
    page.add(panel)
    page.resize(500, 300)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)

    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)
    panel.view.setFocus()
    assert page.verticalScrollBar().value() == 0  # the first row is in sight already

    QTest.keyClick(panel.view, Qt.Key.Key_End)
    area = panel.view.picture().areas[-1]
    below = panel.view.mapTo(page.viewport(), QPoint(0, round(area.y + area.height)))
    assert 0 < below.y() <= page.viewport().height()
