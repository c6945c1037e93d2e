"""A password at the desk and on the command line: asked for, given, changed, taken away, and leaked nowhere."""

import os
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cpc_selfeval.app.crash import Crashes, report_of
from cpc_selfeval.app.desk import Desk
from cpc_selfeval.app.preferences import Preferences
from cpc_selfeval.app.window import dress
from cpc_selfeval.domain.backup import Place, Reason
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.domain.opening_refusals import WrongPassword
from cpc_selfeval.domain.password import Password
from cpc_selfeval.editing.beginning import Beginning
from cpc_selfeval.editing.open_self_evaluation import begin, open_file
from cpc_selfeval.storage.backups.listing import backups_in
from cpc_selfeval.storage.backups.naming import folder_of, name_of
from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.frameworks.files import DEFAULT_FRAMEWORK, shipped_framework
from cpc_selfeval.storage.opening import open_store
from cpc_selfeval.ui.kit import theme
from cpc_selfeval.ui.passwords.asking import AskPasswordDialog
from cpc_selfeval.ui.passwords.changing import ChangePasswordDialog
from cpc_selfeval.ui.start.new_dialog import NewSelfEvaluationDialog
from tests.app.running import run, without_display

ISLA = Person("Isla Grant", "Lead officer", "CPC")
CANARY = "Corrieshalloch 'rains' \"mostly\" 😀"
ITS = Password(CANARY)
FIRST_BYTES = b"SQLite format 3"


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    made = Preferences(tmp_path / "config" / "preferences.json")
    made.update(person=ISLA, folder=str(tmp_path))
    return made


@pytest.fixture
def desk(few_rounds: None, qapp: QApplication, qtbot: QtBot, preferences: Preferences) -> Iterator[Desk]:
    """A desk whose windows are closed with the test."""
    quits = qapp.quitOnLastWindowClosed()
    qapp.setQuitOnLastWindowClosed(False)
    dress(qapp, preferences)
    faults = Crashes(qapp)
    made = Desk(qapp, preferences, faults)
    yield made
    for window in list(made.windows):
        window.close_at_once()
    made.start.close()
    assert faults.window is None, "something went wrong in the program"
    made.deleteLater()
    theme().enlarge(1.0)
    theme().choose("system")
    qapp.setQuitOnLastWindowClosed(quits)


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    return new_file(tmp_path / "plain.cpcse", None)


@pytest.fixture
def protected(few_rounds: None, tmp_path: Path) -> Path:
    """A file that opens in this process only."""
    return new_file(tmp_path / "protected.cpcse", ITS)


@pytest.fixture(scope="module")
def sealed_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A file that the program itself opens, made once."""
    return new_file(tmp_path_factory.mktemp("sealed") / "sealed.cpcse", ITS).read_bytes()


@pytest.fixture
def sealed(sealed_bytes: bytes, tmp_path: Path) -> Path:
    """A file that a command of the program opens too."""
    path = tmp_path / "protected.cpcse"
    path.write_bytes(sealed_bytes)
    return path


def new_file(path: Path, password: Password | None) -> Path:
    """A new self-evaluation with one strength."""
    beginning = Beginning(framework=shipped_framework(DEFAULT_FRAMEWORK), committee="Example CPC")
    work = begin(path, beginning, ISLA, password=password)
    work.findings.record(FindingKind.STRENGTH, "2.1", "Children feel safe")
    work.close()
    return path


def in_turn(kind: type[QWidget], *acts: Callable[[QWidget], object]) -> list[QWidget]:
    """Whenever a dialog of this kind waits for an answer, do the next of these in it; gives the dialogs."""
    left = list(acts)
    seen: list[QWidget] = []

    def look() -> None:
        asked = QApplication.activeModalWidget()
        if isinstance(asked, kind) and asked.isEnabled():
            seen.append(asked)
            act = left.pop(0)
            if left:
                QTimer.singleShot(20, look)
            act(asked)
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(0, look)
    return seen


def answer(text: str) -> Callable[[QWidget], None]:
    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, AskPasswordDialog)
        dialog.box.setText(text)
        dialog.go_on.click()

    return act


def cancel(dialog: QWidget) -> None:
    assert isinstance(dialog, AskPasswordDialog)
    dialog.reject()


def passwords_of(desk: Desk) -> list[Password | None]:
    return [window.workspace.work.session.password for window in desk.windows]


def strengths(desk: Desk) -> list[str]:
    (window,) = desk.windows
    return [finding.text for finding in window.workspace.contents.findings.values()]


# Opening


def test_a_wrong_password_leaves_the_question_where_it_is_with_the_reason(desk: Desk, protected: Path) -> None:
    told: list[str] = []

    def wrong_again(dialog: QWidget) -> None:
        assert isinstance(dialog, AskPasswordDialog)
        told.append(dialog.wrong.text())
        assert dialog.wrong.isVisible()
        assert dialog.box.text() == "", "what was wrong is not there to be sent again"
        assert dialog.box.hasFocus() or not dialog.isActiveWindow()
        answer("Corrieshalloch")(dialog)

    seen = in_turn(AskPasswordDialog, answer("wrong"), wrong_again, answer(CANARY))
    desk.begin(protected)
    assert strengths(desk) == ["Children feel safe"]
    assert len(seen) == 3
    assert len({id(dialog) for dialog in seen}) == 1, "one dialog from the first try to the last"
    assert "not the password" in told[0]
    assert "as often as you like" in told[0]
    assert not desk.start.isVisible()


def test_cancelled_everything_is_as_it_was(desk: Desk, protected: Path, preferences: Preferences) -> None:
    before = protected.read_bytes(), protected.stat().st_mtime_ns
    in_turn(AskPasswordDialog, answer("wrong"), cancel)
    desk.begin(protected)
    assert desk.windows == []
    assert desk.start.isVisible()
    assert not desk.start.message_bar.isVisible(), "whoever cancels need not be told that it was cancelled"
    assert (protected.read_bytes(), protected.stat().st_mtime_ns) == before
    assert not protected.with_name("protected.cpcse.lock").exists()
    assert preferences.kept.recent == ()


def test_who_gives_up_on_a_password_is_offered_the_backups(desk: Desk, protected: Path) -> None:
    backed_up(protected)
    in_turn(AskPasswordDialog, answer("wrong"), cancel)
    desk.begin(protected)
    assert "not the password" in desk.start.message_bar.happened.text()
    assert [button.text() for button in desk.start.message_bar.buttons()][:1] == ["Restore a backup…"]


def test_who_does_not_even_try_a_password_is_offered_the_backups_too(desk: Desk, protected: Path) -> None:
    backed_up(protected)
    in_turn(AskPasswordDialog, cancel)
    desk.begin(protected)
    bar = desk.start.message_bar
    assert [button.text() for button in bar.buttons()] == ["Restore a backup…", "Type its password…"]
    in_turn(AskPasswordDialog, answer(CANARY))
    bar.buttons()[1].click()
    assert strengths(desk) == ["Children feel safe"]


def test_a_file_without_a_password_asks_for_none(desk: Desk, plain: Path) -> None:
    desk.begin(plain)
    assert strengths(desk) == ["Children feel safe"]


# At the beginning


def test_a_new_self_evaluation_can_have_a_password_from_the_start(desk: Desk, tmp_path: Path) -> None:
    desk.begin(None)
    said: list[str] = []

    def fill_in(dialog: QWidget) -> None:
        assert isinstance(dialog, NewSelfEvaluationDialog)
        step = dialog.place_step
        dialog.committee_step.committee.setText("Harbour Coast")
        step.folder.setText(str(tmp_path))
        step.file_name.setText("harbour")
        assert not step.new_password.isVisibleTo(dialog)
        step.protects.click()
        assert step.new_password.isVisibleTo(step)
        assert "nobody can open the file again" in step.new_password.losing_it.text()
        for _ in dialog.steps:
            dialog.forward.click()
        for first, again in (("", ""), (CANARY, CANARY + " ")):
            step.new_password.first.setText(first)
            step.new_password.again.setText(again)
            dialog.forward.click()
            said.append(step.missing.text())
        step.new_password.again.setText(CANARY)
        dialog.forward.click()

    in_turn(NewSelfEvaluationDialog, fill_in)
    desk.start.new.click()
    (window,) = desk.windows
    assert said == ["Please type a password.", "The two are not the same. Please type the password once more."]
    assert window.workspace.work.session.password == ITS
    assert not (tmp_path / "harbour.cpcse").read_bytes().startswith(FIRST_BYTES)
    window.close_to_start()
    assert check_file(tmp_path / "harbour.cpcse", ITS) == ()


# Given, changed, taken away


def first_password(dialog: QWidget) -> None:
    assert isinstance(dialog, ChangePasswordDialog)
    dialog.new.first.setText(CANARY)
    dialog.new.again.setText(CANARY)
    dialog.go_on.click()


def backed_up(file: Path) -> Path:
    folder = folder_of(file)
    folder.mkdir(exist_ok=True)
    backup = folder / name_of(datetime(2026, 1, 1, tzinfo=UTC), 1, Reason.OPENED)
    backup.write_bytes(file.read_bytes())
    return backup


@pytest.mark.parametrize("removes", [True, False])
def test_the_open_file_gets_its_first_password_and_stays_open(desk: Desk, plain: Path, removes: bool) -> None:
    backup = backed_up(plain)
    desk.begin(plain)
    was = desk.windows[0]

    def protect(dialog: QWidget) -> None:
        assert isinstance(dialog, ChangePasswordDialog)
        assert not dialog.now.isVisibleTo(dialog)
        assert "nobody can open the file again" in dialog.new.losing_it.text()
        assert "no program can promise" in dialog.elsewhere.text()
        assert dialog.without_earlier.text() or dialog.without_earlier.words
        assert "1" not in dialog.without_earlier.words
        assert not dialog.without_earlier.isChecked(), "nothing is removed unasked"
        if removes:
            dialog.without_earlier.click()
        first_password(dialog)

    in_turn(ChangePasswordDialog, protect)
    was.menus.actions["password"].trigger()
    (window,) = desk.windows
    assert window is not was
    assert window.isVisible()
    assert strengths(desk) == ["Children feel safe"]
    assert window.status_line.answer.text() == "“plain.cpcse” opens with its password only, from now on."
    assert not plain.read_bytes().startswith(FIRST_BYTES)
    assert backup.exists() is not removes
    for each in backups_in(folder_of(plain), Place.BESIDE):
        assert each.path == backup or not each.path.read_bytes().startswith(FIRST_BYTES), "no new one lies open"
    work = window.workspace.work
    work.findings.record(FindingKind.STRENGTH, "2.1", "Saved afterwards")
    work.session.drain()
    window.close_to_start()
    assert check_file(plain, ITS) == ()


def test_what_was_typed_last_is_in_the_file_before_its_password_changes(desk: Desk, plain: Path) -> None:
    desk.begin(plain)
    desk.windows[0].workspace.work.findings.record(FindingKind.STRENGTH, "1.1", "At the last moment")
    in_turn(ChangePasswordDialog, first_password)
    desk.windows[0].menus.actions["password"].trigger()
    assert sorted(strengths(desk)) == ["At the last moment", "Children feel safe"]


def test_changing_and_taking_away_need_the_password(desk: Desk, protected: Path) -> None:
    in_turn(AskPasswordDialog, answer(CANARY))
    desk.begin(protected)

    def change(dialog: QWidget) -> None:
        assert isinstance(dialog, ChangePasswordDialog)
        dialog.now.setText("wrong")
        dialog.new.first.setText("another")
        dialog.new.again.setText("another")
        dialog.go_on.click()
        assert "not the password" in dialog.missing.text()
        assert dialog.isVisible()
        dialog.now.setText(CANARY)
        dialog.go_on.click()

    in_turn(ChangePasswordDialog, change)
    desk.windows[0].menus.actions["password"].trigger()
    assert passwords_of(desk) == [Password("another")]
    with pytest.raises(WrongPassword):
        open_store(protected, password=ITS, read_only=True)

    def take_away(dialog: QWidget) -> None:
        assert isinstance(dialog, ChangePasswordDialog)
        dialog.now.setText("another")
        dialog.away.click()
        assert "Anybody who can reach the file" in dialog.what_follows.text()
        dialog.go_on.click()

    in_turn(ChangePasswordDialog, take_away)
    desk.windows[0].menus.actions["password"].trigger()
    assert passwords_of(desk) == [None]
    assert desk.windows[0].status_line.answer.text() == "“protected.cpcse” opens without a password now."
    assert protected.read_bytes().startswith(FIRST_BYTES)
    assert strengths(desk) == ["Children feel safe"]


def test_cancelled_the_password_stays_and_the_window_too(desk: Desk, plain: Path) -> None:
    desk.begin(plain)
    window = desk.windows[0]
    before = plain.read_bytes()
    in_turn(ChangePasswordDialog, lambda dialog: dialog.close())
    window.menus.actions["password"].trigger()
    assert desk.windows == [window]
    assert plain.read_bytes() == before


def test_where_it_cannot_be_changed_the_file_opens_again_as_it_was(
    desk: Desk, plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.begin(plain)
    from cpc_selfeval.storage import passwords

    def full(_path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(passwords, "sync_file", full)
    in_turn(ChangePasswordDialog, first_password)
    desk.windows[0].menus.actions["password"].trigger()
    (window,) = desk.windows
    assert "no room left" in window.message_bar.happened.text()
    assert strengths(desk) == ["Children feel safe"]
    assert plain.read_bytes().startswith(FIRST_BYTES)


def test_a_file_that_can_only_be_read_keeps_its_password(desk: Desk, plain: Path) -> None:
    desk.opener.open_to_read(plain)
    (window,) = desk.windows
    window.menus.actions["password"].trigger()
    assert QApplication.activeModalWidget() is None
    assert "read-only" in window.message_bar.happened.text()


# The program as a process


WALK = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from cpc_selfeval.app import desk
from cpc_selfeval.app.command_line import main
from cpc_selfeval.ui.passwords.asking import AskPasswordDialog
from cpc_selfeval.ui.passwords.changing import ChangePasswordDialog

password = sys.stdin.buffer.read().decode()
print(open("/proc/self/cmdline").read() if sys.platform == "linux" else "", file=sys.stderr)
began = desk.Desk.begin
tries = ["wrong", password]

def look(it):
    asked = QApplication.activeModalWidget()
    if isinstance(asked, AskPasswordDialog) and asked.isEnabled():
        asked.box.setText(tries.pop(0))
        asked.go_on.click()
    elif isinstance(asked, ChangePasswordDialog):
        asked.now.setText(password)
        asked.new.first.setText(password + "2")
        asked.new.again.setText(password + "2")
        it.changing = it.windows[0]
        asked.go_on.click()
        QTimer.singleShot(0, lambda: fail(it))
        return
    elif it.windows and not tries:
        tries.append("")
        QTimer.singleShot(0, it.windows[0].menus.actions["password"].trigger)
    QTimer.singleShot(20, lambda: look(it))

def fail(it):
    if not it.windows or it.windows[0] is it.changing:
        QTimer.singleShot(20, lambda: fail(it))
        return
    def crash():
        its = it.windows[0].workspace.work.session.password
        raise ValueError(its, password)
    assert it.windows[0].isVisible(), "the window that comes back keeps the program going"
    QTimer.singleShot(0, crash)
    QTimer.singleShot(300, lambda: it.end_at_once())

def begin(self, file):
    QTimer.singleShot(20, lambda: look(self))
    began(self, file)

desk.Desk.begin = begin
sys.exit(main([sys.argv[1]]))
"""


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="looks where Linux keeps settings and what processes were told")
def test_a_whole_run_leaves_the_password_nowhere(tmp_path: Path) -> None:
    home = tmp_path / "home"
    place = tmp_path / "place"
    temporary = tmp_path / "temporary"
    for folder in (home, place, temporary):
        folder.mkdir()
    path = new_file(place / "a.cpcse", ITS)
    variables = {
        name: str(home) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
    }
    environment = os.environ | variables | {"TMPDIR": str(temporary), "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    settle = "from cpc_selfeval.app.preferences import Preferences; from cpc_selfeval.domain.committee import Person\n"
    subprocess.run(
        [sys.executable, "-c", settle + "Preferences().update(person=Person('Isla Grant'))"],
        env=environment,
        check=True,
    )
    done = subprocess.run(
        [sys.executable, "-c", WALK, str(path)],
        input=CANARY.encode(),
        env=environment,
        capture_output=True,
        timeout=180,
        check=False,
    )
    said = (done.stdout + done.stderr).decode()
    assert "ValueError" in said, said
    assert done.returncode == 0, said
    assert "ERROR CORE" not in said, "SQLCipher is silent"
    assert check_file(path, Password(CANARY + "2")) == (), "it was changed on the way"
    assert not list(temporary.glob("cpcse-*")), "no private copy is left"
    kept = [each for each in tmp_path.rglob("*") if each.is_file()]
    assert [each for each in kept if each.suffix == ".json"], "the settings are among what is looked through"
    for word in ("Corrieshalloch", CANARY.replace("'", "''"), CANARY):
        assert word not in said
        assert [each for each in kept if word.encode() in each.read_bytes()] == []


def test_a_crash_report_has_no_password() -> None:
    assert "Corrieshalloch" not in report_of(ValueError(ITS, CANARY))


# The command line


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """A file with the password in its first line, as Notepad saves it."""
    path = tmp_path / "key.txt"
    path.write_bytes(b"\xef\xbb\xbf" + CANARY.encode() + b"\r\nsecond line")
    return path


def test_new_export_and_check_take_the_password_from_a_file(tmp_path: Path, key: Path) -> None:
    made = run("new", "a.cpcse", "--committee", "X", "--password-file", str(key), at=tmp_path)
    assert made.returncode == 0, made.stderr
    assert not (tmp_path / "a.cpcse").read_bytes().startswith(FIRST_BYTES)
    exported = run("export", "a.cpcse", "--workbook", "out.xlsx", "--password-file", str(key), at=tmp_path)
    assert (exported.returncode, exported.stderr) == (0, "")
    checked = run("check", "a.cpcse", "--password-file", str(key), at=tmp_path)
    assert checked.returncode == 0
    assert "is sound" in checked.stdout
    assert check_file(tmp_path / "a.cpcse", ITS) == ()


def test_without_a_terminal_it_is_said_how_to_give_the_password(sealed: Path) -> None:
    for arguments in (("check", sealed.name), ("export", sealed.name, "--pdf", "out.pdf")):
        done = run(*arguments, at=sealed.parent)
        assert done.returncode == 1
        assert "has a password" in done.stderr
        assert "--password-file FILE" in done.stderr
        assert "Traceback" not in done.stderr
    done = run("new", "b.cpcse", "--committee", "X", "--protect", at=sealed.parent)
    assert (done.returncode, "on a terminal only" in done.stderr) == (1, True)
    assert not (sealed.parent / "b.cpcse").exists()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"wrong\n", "not the password"),
        (b"\nsecond", "no password in the first line"),
        (b"\xff\xfe\x00", "not a text file"),
        (b"y" * 2000, "longer than"),
        (b"nul\x00nul\n", "cannot be typed"),
    ],
)
def test_a_file_without_the_password_is_told_in_a_sentence(sealed: Path, content: bytes, says: str) -> None:
    (sealed.parent / "key.txt").write_bytes(content)
    done = run("check", sealed.name, "--password-file", "key.txt", at=sealed.parent)
    assert done.returncode == 1
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert "nul" not in done.stderr.replace("null", "")


def test_a_password_file_that_is_not_there_is_told(sealed: Path) -> None:
    done = run("check", sealed.name, "--password-file", "none.txt", at=sealed.parent)
    assert done.returncode == 1
    assert "none.txt" in done.stderr
    assert "Traceback" not in done.stderr


def on_a_terminal(at: Path, typed: tuple[str, ...], *arguments: str) -> tuple[int, str]:
    """Run a command on a terminal, typing one line at each question; gives its exit code and the screen."""
    import pty  # which Windows has none of

    ours, its = pty.openpty()
    # The first terminal that the leader of a session opens is the one that it is asked on
    on_it = 'exec "$0" "$@" <"$TERMINAL" >"$TERMINAL" 2>&1'
    process = subprocess.Popen(
        ["sh", "-c", on_it, sys.executable, "-m", "cpc_selfeval", *arguments],
        cwd=at,
        env=without_display() | {"TERMINAL": os.ttyname(its)},
        start_new_session=True,
    )
    screen, lines, until = b"", list(typed), time.monotonic() + 120
    while time.monotonic() < until:
        if not select.select([ours], [], [], 1)[0]:
            continue
        try:
            came = os.read(ours, 4096)
        except OSError:
            break
        if not screen:
            os.close(its)  # the program has it by now, so its end will be seen
        screen += came
        if came.rstrip().endswith(b":") and lines:
            os.write(ours, lines.pop(0).encode() + b"\n")
    os.close(ours)
    return process.wait(60), screen.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal as POSIX has it")
def test_on_a_terminal_it_is_asked_for_until_it_is_right_and_never_shown(sealed: Path) -> None:
    code, screen = on_a_terminal(sealed.parent, ("wrong", "", CANARY), "check", sealed.name)
    assert code == 0, screen
    assert screen.count("Password of “protected.cpcse”") == 3
    assert "This is not the password" in screen
    assert "is sound" in screen
    assert "Corrieshalloch" not in screen
    assert "wrong" not in screen


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal as POSIX has it")
def test_a_new_file_can_ask_for_its_password_twice(tmp_path: Path) -> None:
    typed = (CANARY, "other", CANARY, CANARY)
    code, screen = on_a_terminal(tmp_path, typed, "new", "a.cpcse", "--committee", "X", "--protect")
    assert code == 0, screen
    assert "nobody can open the file again" in screen
    assert "The two are not the same" in screen
    assert "Corrieshalloch" not in screen
    assert check_file(tmp_path / "a.cpcse", ITS) == ()
    work = open_file(tmp_path / "a.cpcse", ISLA, password=ITS, read_only=True)
    assert work.contents.committee.name == "X"
    work.close()


def test_a_backup_that_is_made_meanwhile_goes_with_the_earlier_ones(desk: Desk, plain: Path) -> None:
    desk.begin(plain)
    work = desk.windows[0].workspace.work

    def protect(dialog: QWidget) -> None:
        """A change while the question stands: the file is backed up as it was opened, beside the window."""
        assert isinstance(dialog, ChangePasswordDialog)
        dialog.without_earlier.click()
        backed_up(plain)
        work.backups.now(Reason.BEFORE_PASSWORD)
        first_password(dialog)

    backed_up(plain).rename(folder_of(plain) / name_of(datetime(2025, 1, 1, tzinfo=UTC), 7, Reason.OPENED))
    in_turn(ChangePasswordDialog, protect)
    desk.windows[0].menus.actions["password"].trigger()

    assert strengths(desk) == ["Children feel safe"]
    left = list(folder_of(plain).iterdir()) if folder_of(plain).exists() else []
    assert [file for file in left if file.read_bytes().startswith(FIRST_BYTES)] == []
