"""The page of settings: what holds on this computer first, then what goes with the file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpc_selfeval.domain.backup import BackupPlaces
from cpc_selfeval.ui.backups.places_card import PlacesCard
from cpc_selfeval.ui.details.own_words_card import OwnWordsCard
from cpc_selfeval.ui.kit import (
    Card,
    CheckChoice,
    ChoiceBox,
    Heading,
    Icon,
    LinkButton,
    PlainButton,
    PlainText,
    QuietText,
    ScrollPage,
    px,
)
from cpc_selfeval.ui.kit.labelled import Labelled
from cpc_selfeval.ui.remembered import TEXT_SIZES, Kept, RecentFile, backup_places
from cpc_selfeval.ui.settings.listed import IN_THE_FILE, ON_THIS_COMPUTER, Setting
from cpc_selfeval.ui.workspace import Workspace

_MB: Final = 1_000_000
_LOOKS: Final = (("system", "As this computer"), ("light", "Light"), ("dark", "Dark"))
_BY_ID: Final = {setting.id: setting for setting in (*ON_THIS_COMPUTER, *IN_THE_FILE)}


class _Pair(QWidget):
    """Something with its line close below, so that one sees what belongs to what."""

    def __init__(self, first: QWidget, does: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(6))
        column.setSpacing(px(1))
        column.addWidget(first, 0, Qt.AlignmentFlag.AlignLeft if isinstance(first, LinkButton) else Qt.AlignmentFlag(0))
        said = QuietText(does)
        if isinstance(first, CheckChoice):
            said.setContentsMargins(first.words_at(), 0, 0, 0)
        column.addWidget(said)


class SettingsPage(QWidget):
    """``command_asked`` carries the id of the command that sets what was chosen: there is one act for each setting."""

    command_asked = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._places: dict[str, QWidget] = {}
        self._taken_off: tuple[RecentFile, ...] = ()
        self.back = LinkButton("Back to the overview", icon=Icon.BEFORE)
        self.person = PlainText()
        self.change_person = PlainButton("Change…")
        self.change_person.setAccessibleName("Change who is working")
        self.appearance = ChoiceBox("Light or dark", list(_LOOKS))
        self.text_size = ChoiceBox("Text size", [(size, f"{size}%") for size in TEXT_SIZES])
        self.list_shown = CheckChoice(_BY_ID["list_shown"].words)
        self.side_panel = CheckChoice(_BY_ID["side_panel"].words)
        self.spelling = CheckChoice(_BY_ID["spelling"].words)
        self.typing_signs = CheckChoice(_BY_ID["typing_signs"].words)
        self.words = OwnWordsCard(workspace)
        path = workspace.work.session.path
        self.backups = PlacesCard(path.with_name(f"{path.name}.backups"), backup_places(self._kept))
        self.recent = PlainText()
        self.forget_recent = PlainButton("Empty the list")
        self._sheet = ScrollPage("Settings", most_width=900)
        self._lay_out()
        self._connect()
        self.refresh()

    @property
    def _kept(self) -> Kept:
        remembered = self._workspace.remembered
        return remembered.kept if remembered is not None else Kept()

    # Layout

    def _lay_out(self) -> None:
        page = self._sheet
        page.fill(self)
        about = QuietText("What you set holds at once. Most of it is kept on this computer, for every file.")
        page.add_head(Heading("Settings", 1), about, beside=self.back)
        for card in (self._you(), self._looks(), self._writing(), self.words, self._keeping(), self._in_file()):
            page.add(card)
        self._places["words"] = self.words.word
        page.end()

    def _you(self) -> Card:
        card = Card("You")
        card.add(_Pair(self.person, _BY_ID["person"].does))
        card.body.addWidget(self.change_person, 0, Qt.AlignmentFlag.AlignLeft)
        self._places["person"] = self.change_person
        return card

    def _looks(self) -> Card:
        card = Card("How the program looks")
        for id_, box in (("appearance", self.appearance), ("text_size", self.text_size)):
            box.setMaximumWidth(px(260))
            card.add(Labelled(_BY_ID[id_].words, box, note=_BY_ID[id_].does))
            self._places[id_] = box
        for id_, check in (("list_shown", self.list_shown), ("side_panel", self.side_panel)):
            self._add_check(card, id_, check)
        return card

    def _writing(self) -> Card:
        card = Card("While you write")
        self._add_check(card, "spelling", self.spelling)
        self._add_check(card, "typing_signs", self.typing_signs)
        return card

    def _add_check(self, card: Card, id_: str, check: CheckChoice) -> None:
        card.add(_Pair(check, _BY_ID[id_].does))
        check.setAccessibleDescription(_BY_ID[id_].does)
        self._places[id_] = check

    def _keeping(self) -> Card:
        card = Card("Backups and recent files")
        card.add(QuietText(_BY_ID["backups"].does))
        card.add(self.backups)
        card.add(_Pair(self.recent, _BY_ID["recent"].does))
        card.body.addWidget(self.forget_recent, 0, Qt.AlignmentFlag.AlignLeft)
        self._places["backups"] = self.backups.choose
        self._places["recent"] = self.forget_recent
        return card

    def _in_file(self) -> Card:
        card = Card("Kept in this self-evaluation, for everybody who opens it")
        for setting in IN_THE_FILE:
            link = LinkButton(setting.words)
            link.clicked.connect(self._going_to(setting))
            card.add(_Pair(link, setting.does))
            self._places[setting.id] = link
        return card

    def _going_to(self, setting: Setting) -> Callable[[], None]:
        if setting.command:
            return lambda: self.command_asked.emit(setting.command)
        return lambda: self._workspace.page_requested.emit(setting.page)

    # What is done

    def _connect(self) -> None:
        ask = self.command_asked.emit
        self.back.clicked.connect(lambda: self._workspace.page_requested.emit("overview"))
        self.change_person.clicked.connect(lambda: ask("person"))
        self.appearance.chosen.connect(lambda look: ask(f"appearance_{look}"))
        self.text_size.chosen.connect(lambda size: ask(f"text_{size}"))
        self.list_shown.clicked.connect(lambda: ask("list_shown"))
        self.side_panel.clicked.connect(lambda: ask("side_panel"))
        self.spelling.clicked.connect(lambda: ask("spelling"))
        self.typing_signs.clicked.connect(lambda on: self._remember(typing_signs=on))
        self.backups.changed.connect(self._keep_backups)
        self.forget_recent.clicked.connect(self._empty_recent)

    def _remember(self, **values: object) -> None:
        if self._workspace.remembered is not None:
            self._workspace.remembered.update(**values)
        self.refresh()

    def _keep_backups(self, places: BackupPlaces) -> None:
        self._workspace.work.backups.places = places
        folder = str(places.second) if places.second else ""
        self._remember(backup_folder=folder, backup_megabytes=places.most_bytes // _MB)

    def _empty_recent(self) -> None:
        """Take all files off the list, or put them back where that was just done."""
        back, self._taken_off = self._taken_off, self._kept.recent
        self._remember(recent=back)

    # What is shown

    def go_to(self, id_: str) -> None:
        """Put the keyboard on a setting, by its id."""
        self._places[id_].setFocus(Qt.FocusReason.TabFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """What was set elsewhere meanwhile; what was taken off the list of files stays off."""
        super().showEvent(event)
        self._taken_off = ()
        self.refresh()

    def refresh(self) -> None:
        """Show everything as it is set now."""
        kept = self._kept
        self.person.setText(self._workspace.work.session.person.in_words())
        self.appearance.show_choice(kept.appearance)
        self.text_size.show_choice(kept.text_size)
        self.list_shown.setChecked(kept.list_shown)
        self.side_panel.setChecked(kept.side_panel_open)
        self.spelling.setChecked(kept.spelling)
        self.typing_signs.setChecked(kept.typing_signs)
        self.backups.show_places(backup_places(kept))
        count = len(kept.recent)
        self.recent.setText("1 file is listed." if count == 1 else f"{count or 'No'} files are listed.")
        self.forget_recent.setText("Put the list back" if self._taken_off else "Empty the list")
        self.forget_recent.setEnabled(bool(count or self._taken_off))
