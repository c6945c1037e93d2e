"""The table of commands is what the menus have, and every command can be told from every other."""

from collections import Counter

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget

from cpc_selfeval.ui.kit import LineEntry, TextEntry, px
from cpc_selfeval.ui.window import menus
from cpc_selfeval.ui.window.command import EDIT, FILE, MENUS, menu_of
from cpc_selfeval.ui.window.commands import COMMANDS, all_commands
from cpc_selfeval.ui.window.help_dialogs import CommandsDialog
from cpc_selfeval.ui.window.main_window import MainWindow


def actions_below(menu: QMenu) -> list[QAction]:
    """All actions of a menu and its submenus, without lines and without the submenus' own."""
    found: list[QAction] = []
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            found += actions_below(inner)
        elif not action.isSeparator():
            found.append(action)
    return found


def test_the_menus_hold_the_commands_of_the_table_and_no_others(window: MainWindow) -> None:
    bar = [action.text() for action in window.menuBar().actions()]
    assert bar == list(MENUS)
    in_menus = Counter(action.objectName() for name in MENUS for action in actions_below(window.menus.menu(name)))
    listed = Counter(command.id for command in COMMANDS if command.id != "recent")
    assert in_menus == listed
    assert "recent" in window.menus.lists


def test_every_action_has_the_words_and_keys_of_the_table(window: MainWindow) -> None:
    for command in COMMANDS:
        if command.id == "recent":
            continue
        action = window.menus.actions[command.id]
        assert [keys.toString() for keys in action.shortcuts()] == [
            QKeySequence(keys).toString() for keys in command.keys
        ], command.id
        assert action.text().replace("&", "").startswith(command.words.replace("&", "")), command.id
        assert action.toolTip() == command.does
        assert action.isEnabled(), f"{command.id}: a command that is switched off swallows its keys"


@pytest.mark.parametrize("name", ["strength", "one line", "list", "finding"])
def test_keys_reach_the_window_wherever_the_keyboard_is(window: MainWindow, name: str) -> None:
    window.show_page("indicators")
    line = LineEntry("One line", parent=window.stack.currentWidget())
    line.setText("some words")
    line.show()
    places: dict[str, QWidget] = {
        "strength": window.stack.page("indicators").findChildren(TextEntry)[0],
        "one line": line,
        "list": window.panel.list,
        "finding": window.top_bar.find_button,
    }
    reached: list[str] = []
    for id_, action in window.menus.actions.items():
        action.triggered.disconnect()
        action.triggered.connect(lambda _checked=False, id_=id_: reached.append(id_))
    wanted: list[str] = []
    for command in COMMANDS:
        for keys in command.keys:
            places[name].setFocus()
            QTest.keySequence(places[name], keys)
            wanted.append(command.id)
    assert reached == wanted
    assert line.text() == "some words"


def test_no_two_commands_share_a_name_or_keys() -> None:
    ids = Counter(command.id for command in COMMANDS)
    keys = Counter(QKeySequence(keys).toString() for command in COMMANDS for keys in command.keys)
    assert [name for name, count in (ids + keys).items() if count > 1] == []


@pytest.mark.parametrize("place", sorted({menu_of(command) for command in COMMANDS}))
def test_access_keys_differ_within_a_menu(place: str) -> None:
    texts = [command.text for command in COMMANDS if menu_of(command) == place]
    texts += {each.submenu for each in COMMANDS if each.submenu and each.menu.replace("&", "") == place}
    letters = [text[text.index("&") + 1].casefold() for text in texts if "&" in text]
    assert [letter for letter, count in Counter(letters).items() if count > 1] == []


def test_no_menu_needs_two_columns_on_a_low_screen(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    heights = {name: window.menus.menu(name).sizeHint().height() for name in MENUS}
    assert {name: high for name, high in heights.items() if high > px(540)} == {}
    monkeypatch.setattr(menus, "_LOW", 10_000)
    for name in (FILE, EDIT):
        window.menus.menu(name).aboutToShow.emit()
        assert window.menus.menu(name).sizeHint().height() <= px(384), "its lines stand closer"


def test_every_command_says_in_a_sentence_what_it_does() -> None:
    for menu, text, _keys, does in all_commands():
        assert menu
        assert "&" not in text.replace("&&", "")
        assert does[0].isupper()
        assert does.endswith(".")
    assert ("Edit", "Redo", "Ctrl+Y or Ctrl+Shift+Z") in {row[:3] for row in all_commands()}


def test_the_list_of_commands_narrows_down_by_any_word(window: MainWindow) -> None:
    dialog = CommandsDialog(window)
    everything = len(dialog.table.lines.lines)
    assert everything > len(COMMANDS)
    dialog.filter.setText("ctrl+k")
    assert [row[1] for row in dialog.table.lines.lines] == ["Find anything…"]
    dialog.filter.setText("size usual")
    assert {row[0] for row in dialog.table.lines.lines} == {"View > Text size"}
    dialog.close()


def test_the_keys_stand_beside_the_window_and_come_forward_when_asked_for_again(window: MainWindow) -> None:
    window.menus.actions["commands"].trigger()
    window.menus.actions["commands"].trigger()
    (dialog,) = window.findChildren(CommandsDialog)
    assert dialog.isVisible()
    assert not dialog.isModal()
    dialog.close()
