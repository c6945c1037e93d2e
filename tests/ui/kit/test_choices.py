"""Choices by keyboard and mouse: signals follow the user's acts only, and words say what is chosen."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QPalette, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QMenuBar, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cpc_selfeval.domain.days import day_short
from cpc_selfeval.ui import kit
from cpc_selfeval.ui.kit.check_list import NOTHING, CheckListPopUp
from cpc_selfeval.ui.kit.colours import DARK, contrast
from cpc_selfeval.ui.kit.date_words import UnreadDayError, day_read, day_shown
from cpc_selfeval.ui.kit.theme import SystemLook
from tests.ui.kit.gallery import AGENCIES, LEVELS

Show = Callable[..., QWidget]


def focused() -> QWidget:
    """What has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


@pytest.fixture
def shown(qtbot: QtBot) -> Show:
    """Puts widgets into an active window that lives as long as the test."""
    windows: list[QWidget] = []

    def show(*widgets: QWidget) -> QWidget:
        window = QWidget()
        windows.append(window)
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return show


class TestLevels:
    """Six cards and two more, one choice among them."""

    @pytest.fixture
    def levels(self, shown: Show) -> kit.LevelCards:
        """The cards, three in a row, with nothing chosen."""
        cards = kit.LevelCards(LEVELS, name="Level of 2.1")
        window = shown(cards)
        window.resize(800, 400)
        self.heard: list[object] = []
        cards.chosen.connect(self.heard.append)
        return cards

    def test_nothing_is_chosen_until_the_user_chooses(self, levels: kit.LevelCards) -> None:
        assert levels.choice() is None
        levels.button_for(6).setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(levels.button_for(6), Qt.Key.Key_Right)
        assert levels.button_for(5).hasFocus()
        assert self.heard == []
        QTest.keyClick(levels.button_for(5), Qt.Key.Key_Space)
        QTest.keyClick(levels.button_for(4), Qt.Key.Key_Return)
        assert self.heard == [5, 4]

    def test_arrows_move_the_choice_as_the_cards_lie(self, levels: kit.LevelCards) -> None:
        QTest.mouseClick(levels.button_for(6), Qt.MouseButton.LeftButton)
        for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Left):
            QTest.keyClick(focused(), key)
        assert self.heard == [6, 5, 2, 3, 6, kit.NOT_APPLICABLE]

    def test_down_leads_from_the_cards_to_the_two_other_answers_and_back(self, levels: kit.LevelCards) -> None:
        QTest.mouseClick(levels.button_for(1), Qt.MouseButton.LeftButton)
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up):
            QTest.keyClick(focused(), key)
        assert self.heard == [1, kit.NOT_ENOUGH_EVIDENCE, kit.NOT_APPLICABLE, 3]

    def test_digits_choose_directly(self, levels: kit.LevelCards) -> None:
        levels.button_for(6).setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(levels.button_for(6), Qt.Key.Key_2)
        assert self.heard == [2]
        assert levels.button_for(2).hasFocus()

    def test_a_click_anywhere_on_a_card_chooses_it_once(self, levels: kit.LevelCards) -> None:
        card = levels.button_for(4)
        for _ in range(2):
            QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=card.rect().bottomRight() - QPoint(6, 6))
        assert self.heard == [4]

    def test_showing_a_choice_is_silent_and_can_show_none(self, levels: kit.LevelCards) -> None:
        levels.show_choice(4)
        assert levels.choice() == 4
        levels.show_choice(kit.NOT_ENOUGH_EVIDENCE)
        assert levels.choice() == kit.NOT_ENOUGH_EVIDENCE
        levels.show_choice(None)
        assert levels.choice() is None
        assert self.heard == []
        QTest.keyClick(levels.button_for(4), Qt.Key.Key_Space)
        assert self.heard == [4]

    def test_tab_comes_to_what_is_chosen_and_goes_on_from_there(self, shown: Show) -> None:
        before, after = kit.PlainButton("Before"), kit.PlainButton("After")
        levels = kit.LevelCards(LEVELS)
        shown(before, levels, after)
        levels.show_choice(3)
        before.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(before, Qt.Key.Key_Tab)
        assert levels.button_for(3).hasFocus()
        QTest.keyClick(levels.button_for(3), Qt.Key.Key_Down)
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        assert after.hasFocus()

    def test_a_screen_reader_hears_level_label_and_definition(self, levels: kit.LevelCards) -> None:
        wanted = "4 Good: important strengths clearly outweigh what must improve"
        assert levels.button_for(4).accessibleName() == wanted
        assert kit.unnamed_focusable(levels) == []

    @pytest.mark.parametrize(("width", "columns"), [(800, 3), (500, 2), (260, 1)])
    def test_the_cards_stand_in_as_many_columns_as_fit(self, levels: kit.LevelCards, width: int, columns: int) -> None:
        levels.window().resize(width, 900)
        QApplication.processEvents()
        tops = [levels.button_for(value).y() for value in (6, 5, 4, 3, 2, 1)]
        assert tops.count(tops[0]) == columns
        for value in (6, 5, 4, 3, 2, 1):
            card = levels.button_for(value)
            assert card.height() >= card.heightForWidth(card.width())


class TestChoiceBox:
    """A combo box."""

    @pytest.fixture
    def box(self, shown: Show) -> kit.ChoiceBox:
        """With nothing chosen."""
        choice = kit.ChoiceBox("Lead agency", AGENCIES)
        shown(choice)
        self.heard: list[object] = []
        choice.chosen.connect(self.heard.append)
        return choice

    def test_keys_choose(self, box: kit.ChoiceBox) -> None:
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Down)
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert self.heard == ["police", "nhs"]

    def test_a_letter_with_alt_chooses_nothing(self, box: kit.ChoiceBox) -> None:
        QTest.keyClick(box, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
        assert (self.heard, box.value()) == ([], None)
        QTest.keyClick(box, Qt.Key.Key_T)
        assert self.heard == ["third"]

    def test_showing_is_silent(self, box: kit.ChoiceBox) -> None:
        box.show_choice("education")
        assert (box.value(), box.currentText()) == ("education", "Education")
        box.show_choice(None)
        assert box.value() is None
        assert self.heard == []

    def test_other_options_keep_what_is_shown(self, box: kit.ChoiceBox) -> None:
        box.show_choice("nhs")
        box.set_options([("scra", "SCRA"), ("nhs", "NHS board")])
        assert box.value() == "nhs"
        box.set_options([("scra", "SCRA")])
        assert box.value() is None
        assert self.heard == []

    def test_the_wheel_changes_nothing_unless_the_box_has_the_keyboard(self, box: kit.ChoiceBox) -> None:
        box.show_choice("nhs")
        box.clearFocus()
        self.turn_wheel(box)
        assert box.value() == "nhs"
        box.setFocus()
        self.turn_wheel(box)
        assert self.heard == ["education"]

    def turn_wheel(self, box: kit.ChoiceBox) -> None:
        """One notch down."""
        middle = QPointF(box.rect().center())
        event = QWheelEvent(
            middle,
            box.mapToGlobal(middle),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(box, event)

    def test_a_nameless_box_is_found_although_its_text_would_be_read(self, qtbot: QtBot) -> None:
        nameless = kit.ChoiceBox("", AGENCIES)
        qtbot.addWidget(nameless)
        nameless.show_choice("nhs")
        assert len(kit.unnamed_focusable(nameless)) == 1


class TestSeveral:
    """Lists to tick in."""

    def opened(self, button: QWidget) -> CheckListPopUp:
        """Open the button's list by keyboard."""
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Return)
        return next(popup for popup in button.findChildren(CheckListPopUp) if popup.isVisible())

    def test_its_buttons_are_on_the_screen_however_large_the_text(self, shown: Show) -> None:
        """Eleven rows of twice the size and the box above them left no room for "Done"."""
        kit.theme().enlarge(2.0)
        many = kit.SeveralChoice("Agencies", [(number, f"Agency {number}") for number in range(40)])
        shown(many)
        many.open_list()
        popup = self.opened(many)

        done = next(button for button in popup.findChildren(kit.PlainButton) if button.text() == "Done")
        below = done.mapToGlobal(QPoint(0, done.height())).y()

        assert popup.height() >= popup.minimumSizeHint().height()
        assert below <= popup.screen().availableGeometry().bottom()
        popup.close()

    def test_in_high_contrast_the_current_row_and_the_open_menu_have_a_sign(
        self, shown: Show, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        system = QPalette(QColor("#000000"))
        system.setColor(QPalette.ColorRole.WindowText, QColor("#FFFFFF"))
        monkeypatch.setattr(kit.theme(), "asks", lambda _app: SystemLook(Qt.ColorScheme.Dark, True, system))
        kit.theme().choose("system")
        kit.theme().refresh()
        many = kit.SeveralChoice("Agencies", [(number, f"Agency {number}") for number in range(20)])
        bar = QMenuBar()
        menus = [bar.addMenu(name) for name in ("File", "Edit")]
        shown(bar, many)
        popup = self.opened(many)
        rows = popup.list.grab().toImage()
        first, second = (popup.list.visualItemRect(popup.list.item(row)).center().y() for row in (0, 1))
        assert rows.pixelColor(1, first) != rows.pixelColor(1, second), "the keyboard is in the box above"
        popup.close()
        place = bar.actionGeometry(menus[1].menuAction())
        before = bar.grab(place).toImage()
        bar.setActiveAction(menus[1].menuAction())
        assert bar.grab(place).toImage() != before

    def test_a_list_of_nothing_says_so(self, shown: Show) -> None:
        none = kit.SeveralChoice("Areas that it answers", [])
        shown(none)
        popup = self.opened(none)
        assert [label.text() for label in popup.findChildren(kit.QuietText) if label.isVisible()] == [NOTHING]
        assert popup.done.hasFocus()
        popup.close()

    def test_ticks_are_handed_over_once_when_the_list_closes(self, shown: Show) -> None:
        several = kit.SeveralChoice("Contributing agencies", AGENCIES)
        shown(several)
        heard: list[object] = []
        several.chosen.connect(heard.append)
        popup = self.opened(several)
        QTest.keyClick(popup.list, Qt.Key.Key_Space)
        QTest.keyClick(popup.list, Qt.Key.Key_Down)
        QTest.keyClick(popup.list, Qt.Key.Key_Down)
        QTest.keyClick(popup.list, Qt.Key.Key_Space)
        assert heard == []
        assert several.pending
        QTest.keyClick(popup.list, Qt.Key.Key_Escape)
        assert heard == [("police", "education")]
        assert several.words() == "Police, Education"
        assert several.accessibleName() == "Contributing agencies: Police, Education"

    @pytest.mark.parametrize("count", [3, 22])
    def test_the_list_stays_open_until_it_is_closed(self, qtbot: QtBot, shown: Show, count: int) -> None:
        several = kit.SeveralChoice("Indicators", [(number, f"Indicator {number}") for number in range(count)])
        shown(several)
        popup = self.opened(several)
        qtbot.wait(50)
        assert popup.isVisible()
        assert popup.list.hasFocus() is (count == 3)
        popup.close()

    def test_a_tick_is_drawn_so_that_it_shows_in_the_dark(self, shown: Show) -> None:
        kit.theme().choose("dark")
        several = kit.SeveralChoice("Contributing agencies", AGENCIES)
        shown(several)
        several.show_choice(["police"])
        popup = self.opened(several)
        box = popup.list.visualItemRect(popup.list.item(1)).adjusted(0, 0, 30 - popup.list.width(), 0)
        picture = popup.list.viewport().grab(box).toImage()
        shades = {
            picture.pixelColor(x, y).name() for x in range(min(30, picture.width())) for y in range(picture.height())
        }
        assert max(contrast(shade, DARK.surface) for shade in shades) >= 3
        popup.close()

    def test_showing_is_silent_and_waits_for_the_user(self, shown: Show) -> None:
        several = kit.SeveralChoice("Contributing agencies", AGENCIES, none_words="No other agencies")
        shown(several)
        heard: list[object] = []
        several.chosen.connect(heard.append)
        assert several.words() == "No other agencies"
        several.show_choice(["nhs"])
        popup = self.opened(several)
        QTest.mouseClick(
            popup.list.viewport(),
            Qt.MouseButton.LeftButton,
            pos=popup.list.visualItemRect(popup.list.item(4)).center(),
        )
        several.show_choice([])
        assert several.value() == ("nhs", "third")
        popup.close()
        assert heard == [("nhs", "third")]

    def test_a_choice_that_is_no_longer_offered_is_not_lost_by_ticking_another(self, shown: Show) -> None:
        several = kit.SeveralChoice("Contributing agencies", AGENCIES)
        shown(several)
        several.show_choice(["retired", "nhs"])
        popup = self.opened(several)
        QTest.keyClick(popup.list, Qt.Key.Key_Space)
        popup.close()
        assert set(several.value()) == {"retired", "nhs", "police"}

    def test_a_long_list_can_be_narrowed_down_by_typing(self, shown: Show) -> None:
        options = [(number, f"Indicator {number}") for number in range(22)]
        several = kit.SeveralChoice("Indicators", options)
        shown(several)
        popup = self.opened(several)
        assert popup.filter.hasFocus()
        QTest.keyClicks(popup.filter, "r 17")
        QTest.keyClick(popup.filter, Qt.Key.Key_Down)
        QTest.keyClick(popup.list, Qt.Key.Key_Space)
        assert kit.unnamed_focusable(popup) == []
        popup.close()
        assert several.value() == (17,)

    def test_enter_ticks_what_was_found_and_closes_once_nothing_is_typed(self, shown: Show) -> None:
        """Typed and Enter closed the list with nothing ticked."""
        agencies = kit.SeveralChoice("Agencies", [(number, f"Agency {number}") for number in range(12)])
        shown(agencies)
        popup = self.opened(agencies)
        for words in ("y 7", "nobody"):
            QTest.keyClicks(popup.filter, words)
            QTest.keyClick(popup.filter, Qt.Key.Key_Return)
        assert popup.values() == (7,)
        assert popup.filter.text() == "nobody", "what found nothing stays, to be put right"
        popup.filter.clear()
        QTest.keyClick(popup.filter, Qt.Key.Key_Return)
        assert not popup.isVisible()
        assert agencies.value() == (7,)

    def test_a_filter_reads_as_a_sentence_and_tells_at_once(self, shown: Show) -> None:
        agency = kit.FilterSentence("Agency", AGENCIES)
        shown(agency)
        heard: list[object] = []
        agency.chosen.connect(heard.append)
        assert agency.words() == "Agency: all"
        popup = self.opened(agency)
        QTest.keyClick(popup.list, Qt.Key.Key_Space)
        assert heard == [("police",)]
        assert agency.words() == "Agency: Police"
        assert agency.accessibleName() == "Filter by Agency: Police"
        popup.close()

    def test_a_filter_of_one_is_a_menu(self, shown: Show) -> None:
        due = kit.FilterSentence("Due", (("late", "overdue & late"),), all_words="any", several=False)
        shown(due)
        heard: list[object] = []
        due.chosen.connect(heard.append)
        menu = due.menu_of_options()
        assert [action.text() for action in menu.actions()] == ["any", "overdue && late"]
        menu.actions()[1].trigger()
        assert heard == [("late",)]
        assert due.words() == "Due: overdue & late"

    def test_a_filter_lets_go_of_what_is_no_longer_there(self, qtbot: QtBot) -> None:
        agency = kit.FilterSentence("Agency", AGENCIES)
        qtbot.addWidget(agency)
        agency.show_choice(["nhs", "police"])
        agency.set_options(AGENCIES[:1])
        assert agency.value() == ("police",)


class TestDates:
    """Days typed and picked."""

    @pytest.mark.parametrize(
        "text",
        [
            "12/10/2026",
            "12 Oct 2026",
            "12.10.26",
            "2026-10-12",
            "12 october 2026",
            "12-10-2026",
            "12th of October 2026",
            "Mon 12 Oct 2026",
            " 12oct26 ",
            "12 10 26",
        ],
    )
    def test_many_ways_to_write_a_day(self, text: str) -> None:
        assert day_read(text) == date(2026, 10, 12)

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("31 Feb 2026", "February 2026 has no day 31"),
            ("10/13/2026", "no month 13"),
            ("soon", "could not be read"),
            ("12 Oct", "with the year"),
            ("12/10/0206", "looks like a slip"),
            ("12 Ju 2026", "could not be read"),
            ("0/10/2026", "no day 0"),
        ],
    )
    def test_what_is_no_day_gets_a_sentence(self, text: str, said: str) -> None:
        with pytest.raises(UnreadDayError, match=said):
            day_read(text)

    def test_days_are_shown_as_everywhere_in_the_program(self, shown: Show) -> None:
        for month in range(1, 13):
            day = date(2026, month, 3)
            assert day_shown(day) == day_short(day)
            assert day_read(day_shown(day)) == day

    @pytest.fixture
    def entry(self, shown: Show) -> kit.DateEntry:
        """An empty entry with another widget to go to."""
        self.other = kit.PlainButton("Other")
        date_entry = kit.DateEntry("Due")
        shown(date_entry, self.other)
        self.heard: list[object] = []
        date_entry.date_chosen.connect(self.heard.append)
        date_entry.setFocus()
        return date_entry

    def test_a_typed_day_is_chosen_when_the_box_is_left(self, entry: kit.DateEntry) -> None:
        QTest.keyClicks(entry.line, "12.10.26")
        assert self.heard == []
        self.other.setFocus()
        assert self.heard == [date(2026, 10, 12)]
        assert entry.line.text() == "12 Oct 2026"

    def test_enter_chooses_and_clearing_gives_none(self, entry: kit.DateEntry) -> None:
        QTest.keyClicks(entry.line, "1/2/2027")
        QTest.keyClick(entry.line, Qt.Key.Key_Return)
        entry.line.selectAll()
        QTest.keyClick(entry.line, Qt.Key.Key_Delete)
        kit.hand_over_all(entry)
        assert self.heard == [date(2027, 2, 1), None]

    def test_bad_text_stays_with_a_sentence_and_is_not_overwritten(self, entry: kit.DateEntry) -> None:
        QTest.keyClicks(entry.line, "31 Feb 2026")
        self.other.setFocus()
        assert self.heard == []
        assert entry.line.text() == "31 Feb 2026"
        assert entry.fault.isVisible()
        assert entry.line.accessibleDescription() == "February 2026 has no day 31."
        entry.show_date(date(2026, 1, 1))
        assert entry.line.text() == "31 Feb 2026"
        entry.line.setText("28 Feb 2026")
        entry.hand_over()
        assert self.heard == [date(2026, 2, 28)]
        assert not entry.fault.isVisible()

    def test_the_sentence_is_all_seen_however_narrow_the_box(self, shown: Show) -> None:
        narrow = kit.DateEntry("Day")
        window = shown(narrow)
        narrow.line.setText("31 February")
        narrow.hand_over()
        for width in (420, 190, 300):
            window.setFixedWidth(width)
            QApplication.processEvents()
            assert narrow.fault.height() >= narrow.fault.heightForWidth(narrow.fault.width())

    def test_showing_is_silent(self, entry: kit.DateEntry) -> None:
        entry.show_date(date(2026, 10, 12))
        assert entry.line.text() == "12 Oct 2026"
        entry.show_date(None)
        assert entry.line.text() == ""
        assert self.heard == []

    def test_a_day_can_be_picked_from_the_calendar_by_keyboard(self, entry: kit.DateEntry) -> None:
        entry.show_date(date(2026, 10, 12))
        QTest.keyClick(entry.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        calendar = entry.findChild(QCalendarWidget)
        assert calendar is not None
        QTest.keyClick(focused(), Qt.Key.Key_Right)
        QTest.keyClick(focused(), Qt.Key.Key_Return)
        assert self.heard == [date(2026, 10, 13)]

    def test_undo_in_the_box_is_not_its_own(self, entry: kit.DateEntry) -> None:
        entry.show_date(date(2026, 10, 12))
        entry.line.selectAll()
        QTest.keyClicks(entry.line, "1/2/2027")
        QTest.keyClick(entry.line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert entry.line.text() == "1 Feb 2027"

    def test_both_parts_have_names(self, entry: kit.DateEntry) -> None:
        assert kit.unnamed_focusable(entry) == []
        assert entry.button.accessibleName() == "Due: choose from a calendar"
