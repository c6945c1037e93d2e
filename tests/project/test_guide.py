"""The user guide has every command, key, option and status word; its pictures can be made; its links lead somewhere."""

import argparse
import importlib
import pkgutil
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PIL import Image

import cpc_selfeval
from cpc_selfeval.app.arguments import _parser
from cpc_selfeval.domain import (
    attaching_refusals,
    backup_refusals,
    contribution_refusals,
    copy_refusals,
    cycle_refusals,
    importing_refusals,
    moved_refusals,
    opening_refusals,
    pack_refusals,
    paper_refusals,
    password,
    placing_refusals,
    refusal,
    removal,
    rescue_refusals,
    returns_refusals,
    saving_refusals,
    suspect_refusals,
)
from cpc_selfeval.domain.committee import Committee, Cycle
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.domain.refusal import Refusal, StorageError
from cpc_selfeval.domain.words import (
    ABSENCES,
    CONFIDENCES,
    ORIGINS,
    PAPER_HEADINGS,
    QUOTABLE,
    SOURCE_TYPES,
    STAGES,
    STATES,
    STATUS_LETTERS,
    STATUS_MEANINGS,
    STATUSES,
)
from cpc_selfeval.editing.verbs import actions, bringing_back, levels, revising, setup
from cpc_selfeval.storage.frameworks.faults import FrameworkFaults
from cpc_selfeval.ui.evidence.attached_files import NoProgram
from cpc_selfeval.ui.evidence.links import LinkedToNothing, LinkNotOpened
from cpc_selfeval.ui.indicator.level_words import STAGE_BUTTONS
from cpc_selfeval.ui.settings.listed import IN_THE_FILE, ON_THIS_COMPUTER, Setting
from cpc_selfeval.ui.window.commands import all_commands
from cpc_selfeval.ui.window.help_dialogs import ELSEWHERE
from cpc_selfeval.ui.window.pages import PAGES as WINDOW_PAGES
from cpc_selfeval.ui.window.pages import Page
from docs.make_pictures import every_file, shown_files
from tests.storage.samples import RETURN

PROJECT = Path(__file__).parents[2]
GUIDE = (PROJECT / "docs" / "user-guide.md").read_text(encoding="utf-8")
PAGES = [PROJECT / "README.md", PROJECT / "CHANGELOG.md", *sorted((PROJECT / "docs").glob("*.md"))]
MOST_BYTES_OF_PICTURES = 3_000_000


def section(heading: str) -> str:
    """What stands under a heading of the guide, up to the next one of its kind or a wider one."""
    marks = heading.split()[0]
    begin = GUIDE.index(f"\n{heading}\n") + len(heading) + 2
    end = re.compile(rf"^#{{1,{len(marks)}}} ", re.MULTILINE).search(GUIDE, begin)
    return GUIDE[begin : end.start() if end else None]


@pytest.mark.parametrize("command", all_commands(), ids=lambda command: f"{command[0]}: {command[1]}")
def test_a_command_stands_under_its_menu_with_its_keys(command: tuple[str, str, str, str]) -> None:
    menu, text, keys, does = command
    assert f"| {text} | {keys} | {does} |".replace("|  |", "| |") in section(f"### {menu}")


def test_the_guide_names_no_command_that_there_is_not() -> None:
    listed = re.findall(
        r"^\| (.+?) \| .*\|$", section("## Every command and key").split("Keys that are")[0], re.MULTILINE
    )
    assert [text for text in listed if text not in ("command", "---")] == [text for _, text, _, _ in all_commands()]


def test_keys_that_are_no_commands_are_there() -> None:
    told = section("## Every command and key")
    assert [keys for keys in ELSEWHERE if f"| {' | '.join(keys)} |" not in told] == []


@pytest.mark.parametrize("setting", [*ON_THIS_COMPUTER, *IN_THE_FILE], ids=lambda setting: setting.id)
def test_a_setting_stands_with_what_it_does(setting: Setting) -> None:
    assert f"| {setting.words} | {setting.does} |" in section("## Settings")


def test_the_guide_names_no_setting_that_there_is_not() -> None:
    listed = re.findall(r"^\| ([^-].*?) \| .*\|$", section("## Settings"), re.MULTILINE)
    named = [setting.words for setting in (*ON_THIS_COMPUTER, *IN_THE_FILE)]
    assert [words for words in listed if not words.startswith(("on this", "in this"))] == named


@pytest.mark.parametrize("page", WINDOW_PAGES, ids=lambda page: page.name)
def test_a_page_of_the_window_is_named_in_the_year(page: Page) -> None:
    """Where it is worked with, and not only in the list of commands."""
    the_year = " ".join(GUIDE.split("## Every command and key")[0].split())
    assert f"*{page.words}" in the_year or f"*Go > {page.words}" in the_year


def commands_of(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """A command and all commands below it."""
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                yield from commands_of(below)


def options_of(parser: argparse.ArgumentParser) -> list[str]:
    """Its options, and those of what it needs that stand by their place, as its help names them."""
    return [name for action in parser._actions for name in action.option_strings if name.startswith("--")]


@pytest.mark.parametrize("command", list(commands_of(_parser())), ids=lambda command: command.prog)
def test_a_command_of_the_command_line_is_there_with_every_option(command: argparse.ArgumentParser) -> None:
    told = section("## The command line")
    assert f"`{command.prog}" in told
    assert [option for option in options_of(command) if not re.search(rf"{re.escape(option)}\b", told)] == []
    places = [action.metavar for action in command._actions if not action.option_strings and action.type is not None]
    assert [place for place in places if not re.search(rf"`{command.prog}( [A-Z]+)* {place}\b", told)] == []


def test_the_parser_was_walked() -> None:
    assert [command.prog for command in commands_of(_parser())] == [
        "cpc-selfeval",
        *(
            f"cpc-selfeval {name}"
            for name in (
                *("example", "new", "export", "check", "guard", "pack", "pack make", "pack verify"),
                *("backups", "restore"),
                *("returns", "returns list", "returns write", "returns read", "returns accept", "merge"),
                *("import-actions", "frameworks", "frameworks check", "programmes", "programmes check"),
            )
        ),
    ]


@pytest.mark.parametrize("status", STATUSES)
def test_a_status_stands_with_its_letter_and_meaning(status: str) -> None:
    found = next(key for key in STATUSES if key == status)
    row = f"| {STATUSES[found]} | {STATUS_LETTERS[found]} | {STATUS_MEANINGS[found]} |"
    assert row.replace("|  |", "| |") in section("### Progress and status")


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("### Walk the indicators", STATES.values()),
        ("### Strengths and areas for improvement", PAPER_HEADINGS.values()),
        ("### Choose and propose a level", [*STAGES.values(), *STAGE_BUTTONS.values()]),
        ("### Choose and propose a level", [*ABSENCES.values(), *CONFIDENCES.values()]),
        ("### Evidence", [*SOURCE_TYPES.values(), *QUOTABLE.values()]),
        ("### Plan an action", ORIGINS.values()),
    ],
    ids=lambda value: value if isinstance(value, str) else "words",
)
def test_words_that_can_be_chosen_stand_in_their_section(heading: str, words: list[str]) -> None:
    assert [word for word in words if word not in section(heading)] == []


HERE = Path("harbour.cpcse")
CYCLE = Cycle(key="", number=1, title="2026", framework="", framework_hash="", closed_on=date(2026, 5, 3))

REFUSALS: tuple[Refusal, ...] = (
    refusal.StillWaiting(),
    opening_refusals.FileMissing(HERE),
    opening_refusals.FileIsFolder(HERE),
    pack_refusals.PackPlaceTaken(HERE),
    pack_refusals.PackNotMade(HERE, "no room"),
    pack_refusals.NotSignedOff(),
    pack_refusals.NoPack(HERE),
    cycle_refusals.CycleClosed(CYCLE),
    cycle_refusals.ClosedAlready(CYCLE),
    cycle_refusals.NotClosed(CYCLE),
    cycle_refusals.TooMuchToClose(CYCLE),
    cycle_refusals.ReopeningUnexplained(CYCLE, "a reason"),
    cycle_refusals.CycleUntitled(),
    opening_refusals.FileUnreadable(HERE),
    placing_refusals.FolderMissing(HERE),
    placing_refusals.AlreadyThere(HERE),
    placing_refusals.CopyBrokenOff(HERE),
    opening_refusals.NotASelfEvaluation(HERE, "a picture"),
    opening_refusals.PasswordNeeded(HERE),
    opening_refusals.WrongPassword(HERE),
    password.PasswordUnusable(),
    opening_refusals.FileTooNew(HERE),
    opening_refusals.FileDamaged(HERE, "its structure does not hold together."),
    opening_refusals.FileInUse(HERE, "Isla Grant", "CPC-2", datetime(2026, 11, 22, tzinfo=UTC)),
    opening_refusals.FileCheckedOut(HERE, "Isla Grant", "CPC-2", datetime(2026, 11, 22, tzinfo=UTC), "8a1c"),
    suspect_refusals.FileEmpty(HERE),
    suspect_refusals.FileTruncated(HERE, 4096, 8192),
    suspect_refusals.ForeignParts(HERE, "trigger “gone”"),
    suspect_refusals.FileAltered(HERE, "evidence E-017"),
    suspect_refusals.FileTooLarge(HERE, 1_100_000_000, 1_000_000_000),
    suspect_refusals.TooSlowToRead(HERE),
    suspect_refusals.ForeignJournal(HERE),
    suspect_refusals.NoRoomToLook(HERE),
    saving_refusals.FileReadOnly(HERE),
    saving_refusals.FileMoved(HERE),
    saving_refusals.DiskFull(HERE),
    saving_refusals.OutOfMemory(HERE),
    saving_refusals.ProgramFault(HERE, "strength of 2.1"),
    moved_refusals.FileRenamed(HERE, Path("coast.cpcse")),
    moved_refusals.FileDeleted(HERE),
    moved_refusals.FileReplaced(HERE),
    moved_refusals.DriveGone(HERE),
    moved_refusals.NotThisFile(HERE),
    moved_refusals.OtherVersion(HERE),
    saving_refusals.FileBusy(HERE),
    saving_refusals.ChangedElsewhere(HERE, "action"),
    saving_refusals.WordsNotTaken("Strength"),
    saving_refusals.DiskFault(HERE, "input/output error"),
    placing_refusals.PlaceRefused(HERE),
    saving_refusals.TextNotStorable("action"),
    saving_refusals.StillInUse(HERE, "removal of an agency"),
    saving_refusals.GoneMeanwhile(HERE, "action A-07"),
    saving_refusals.FrameworkFixed(),
    backup_refusals.BackupNotMade(HERE, saving_refusals.DiskFull(HERE)),
    backup_refusals.BackupPlaceMissing(HERE),
    backup_refusals.NotItsBackup(HERE, HERE),
    backup_refusals.NoBackups(HERE),
    backup_refusals.RestoreOpenHere(HERE),
    attaching_refusals.AttachmentTooLarge(HERE, 300_000_000, 250_000_000),
    attaching_refusals.AttachmentUnreadable(HERE, "it could not be read"),
    attaching_refusals.SelfEvaluationTooLarge(HERE, 1_200_000_000, 1_000_000_000),
    attaching_refusals.NotAttached(HERE, saving_refusals.DiskFull(HERE)),
    rescue_refusals.NothingToRescue(HERE),
    paper_refusals.TargetInUse(HERE),
    paper_refusals.TargetNotWritable(HERE),
    paper_refusals.TargetFolderMissing(HERE),
    paper_refusals.TargetIsFolder(HERE),
    paper_refusals.TargetIsSelfEvaluation(HERE),
    paper_refusals.NoRoomForPaper(HERE),
    paper_refusals.TargetFault(HERE, "input/output error"),
    paper_refusals.NoAgencyForPaper(),
    paper_refusals.PersonalDataOpen(2),
    paper_refusals.PaperStopped(),
    paper_refusals.TemplateUnusable(),
    paper_refusals.PaperPasswordUnusable(),
    paper_refusals.LogoUnreadable(HERE),
    contribution_refusals.WorkbookUnreadable(HERE, "it is a folder"),
    contribution_refusals.NotAWorkbook(HERE, "a PDF"),
    contribution_refusals.WorkbookProtected(HERE),
    contribution_refusals.WorkbookHasMacros(HERE),
    contribution_refusals.WorkbookHasLinks(HERE),
    contribution_refusals.WorkbookUnsafe(HERE, "two parts of the same name"),
    contribution_refusals.WorkbookTooLarge(HERE, "it has more than 60 sheets"),
    contribution_refusals.WorkbookDamaged(HERE, "a part of it is missing"),
    contribution_refusals.ReadingTookTooLong(HERE, 20.0),
    contribution_refusals.ReadingBrokeOff(HERE),
    contribution_refusals.ReadingStopped(HERE),
    importing_refusals.NotReady((), ("Zebra",)),
    importing_refusals.PreviewOutdated(),
    importing_refusals.MappingUnusable(HERE, ("It is not TOML.",)),
    importing_refusals.NoList(HERE, "nothing stands in it"),
    importing_refusals.ListUnreadable(HERE, "it is neither a workbook nor plain text"),
    copy_refusals.OwnFile(HERE),
    copy_refusals.CopyOfAnotherCommittee(HERE, "Coast CPC", "2026"),
    copy_refusals.CopyOfAnotherCycle(HERE, "2026"),
    copy_refusals.CopyOfAnotherEdition(HERE, "2014", "2019"),
    copy_refusals.CopyUnreadable(HERE),
    copy_refusals.NothingNewInCopy(HERE),
    copy_refusals.CopyOpenHere(HERE),
    returns_refusals.AlreadyTaken(RETURN, "Education"),
    returns_refusals.ChangedSincePreview(("2.1",)),
    returns_refusals.AnsweredAlready("Education"),
    returns_refusals.NotAReturn("a.xlsx"),
    returns_refusals.NewerReturn("a.xlsx"),
    returns_refusals.SpoiledReturn("a.xlsx"),
    returns_refusals.OtherCommittee("a.xlsx", "Coast CPC"),
    returns_refusals.OtherCycle("a.xlsx", "2024"),
    returns_refusals.OtherEdition("a.xlsx", "2014"),
    returns_refusals.OtherAgency("a.xlsx", "Education", "Housing"),
    actions.OverdueIsDerived(),
    levels.NothingChosen("2.1"),
    levels.ReasonNeeded("2.1"),
    levels.WrongMeeting(Stage.AGREED, "CPC"),
    levels.NotWhatWasAgreed("2.1", "4 Good", Committee(key="", name="Harbour")),
    levels.AlreadyWithdrawn("2.1"),
    revising.Removed("action"),
    bringing_back.CannotBringBack("the action that stood there was removed"),
    removal.HoldsThePassage("reason"),
    setup.InUse("Housing", "Retire it instead."),
    FrameworkFaults("harbour.toml", ()),
    LinkNotOpened("X:\\plan.docx", "nothing is there now", "Check that its drive is connected."),
    LinkedToNothing([Path("X:") / "plan.docx"]),
    NoProgram("plan.xyz"),
)
"""One of every kind."""


ROOTS = (Refusal, StorageError, paper_refusals.PaperNotDelivered)


def kinds_of_refusal(kind: type[Refusal] = Refusal) -> Iterator[type[Refusal]]:
    """Every kind of refusal of the program but those that only hold others together."""
    if kind not in ROOTS and kind.__module__.startswith("cpc_selfeval") and not kind.__name__.startswith("_"):
        yield kind
    for each in kind.__subclasses__():
        yield from kinds_of_refusal(each)


def test_there_is_one_refusal_of_every_kind() -> None:
    for module in pkgutil.walk_packages(cpc_selfeval.__path__, "cpc_selfeval."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    assert {type(each) for each in REFUSALS} == set(kinds_of_refusal())


@pytest.mark.parametrize("told", REFUSALS, ids=lambda told: type(told).__name__)
def test_the_guide_says_what_to_do_about_a_refusal(told: Refusal) -> None:
    messages = re.findall(r"^\| \*\*(.+?)\*\*", section("## If something goes wrong"), re.MULTILINE)
    patterns = [".*".join(re.escape(part.strip()) for part in message.split("…")) for message in messages]
    assert any(re.match(pattern, told.what_happened) for pattern in patterns), told.what_happened


def test_every_picture_is_made_by_the_script_and_is_there() -> None:
    assert len(shown_files()) > 15
    assert shown_files() - every_file() == frozenset()
    there = {picture.name for picture in (PROJECT / "docs" / "pictures").iterdir()}
    assert there == shown_files()


def test_pictures_are_whole_and_small() -> None:
    pictures = sorted((PROJECT / "docs" / "pictures").iterdir())
    for picture in pictures:
        with Image.open(picture) as image:
            image.load()
            assert image.width >= 400, picture.name
    assert sum(picture.stat().st_size for picture in pictures) <= MOST_BYTES_OF_PICTURES


def test_every_picture_has_words_for_those_who_do_not_see_it() -> None:
    for page in PAGES:
        words = re.findall(r"!\[([^\]]*)\]", page.read_text(encoding="utf-8"))
        assert [word for word in words if len(word) < 20] == [], page.name


def anchors_of(page: Path) -> set[str]:
    """The headings of a page as links name them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8"))
    for link in links:
        assert "://" not in link, f"{page.name} sends its reader to the network: {link}"
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), f"{page.name} names {path}, which is not there"
        assert not anchor or anchor in anchors_of(target), f"{page.name} names {link}, a heading that is not there"
