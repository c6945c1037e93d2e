"""A file with a password: opening, saving, copies and checks; giving, changing and taking it away; kills in between."""

import hashlib
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from cpc_selfeval.domain.backup import Place, Reason
from cpc_selfeval.domain.opening_refusals import (
    FileDamaged,
    FileInUse,
    NotASelfEvaluation,
    PasswordNeeded,
    WrongPassword,
)
from cpc_selfeval.domain.password import MOST_CHARACTERS, Password
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.domain.saving_refusals import DiskFull
from cpc_selfeval.storage import passwords
from cpc_selfeval.storage.attachments import whole
from cpc_selfeval.storage.backups.naming import folder_of, name_of
from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.connection import Mode, connect, disconnect
from cpc_selfeval.storage.creation import create
from cpc_selfeval.storage.header import is_self_evaluation, read_header
from cpc_selfeval.storage.opening import open_store
from cpc_selfeval.storage.passwords import change_password, earlier_copies, remove_copies
from cpc_selfeval.storage.store import Store
from tests.storage.another_process import ROOT, holding
from tests.storage.samples import (
    AGENCY,
    ATTACHMENT,
    BEGINNING,
    FRAMEWORK,
    ISLA,
    NOON,
    added,
    dumped,
    full_file,
    revised,
)

pytestmark = pytest.mark.usefixtures("few_rounds")

CANARY = "Corrieshalloch 'rains' \"mostly\" 😀 é ; DROP TABLE log; --"
ITS = Password(CANARY)
OTHER = Password("another altogether")
ODD = (
    "x",
    " ",
    "it's",
    '"',
    "';--",
    "\\",
    "%s {0}",
    "😀" * 30,
    "x'" + "ab" * 32 + "'",
    "x'" + "ab" * 48 + "'",
    "line\nline\ttab\r",
    "Ω\u200b\u202e",
    "y" * MOST_CHARACTERS,
)


_made: dict[Password | None, bytes] = {}


def file_with(path: Path, password: Password | None) -> Path:
    """A file with one record of every type; made once for each password."""
    if password not in _made:
        full_file(path).close()
        if password is not None:
            change_password(path, None, password)
        _made[password] = path.read_bytes()
    path.write_bytes(_made[password])
    return path


def protected_file(path: Path) -> Path:
    """The same with a password."""
    return file_with(path, ITS)


def new_protected(path: Path, password: Password = ITS) -> Store:
    return create(path, FRAMEWORK, added(*BEGINNING, act="new self-evaluation"), ISLA, NOON, password=password)


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def names_of_agencies(store: Store) -> list[str]:
    return [agency.name for agency in store.load().agencies]


def what_is_in(path: Path, password: Password | None) -> dict[str, list[tuple[object, ...]]]:
    with closing(open_store(path, read_only=True, password=password)) as store:
        return dumped(store, passing=True)


# Opening


def test_a_new_file_with_a_password_holds_nothing_readable_and_opens_with_it(tmp_path: Path) -> None:
    path = tmp_path / "a.cpcse"
    with closing(new_protected(path)) as store:
        assert store.password == ITS
        store.apply(revised(AGENCY, replace(AGENCY, name="Police of Strathmore")), by=ISLA, at=NOON)
        beside = b"".join(each.read_bytes() for each in tmp_path.iterdir())
    for word in (b"SQLite format", b"Strathmore", b"Police", b"CREATE TABLE"):
        assert word not in path.read_bytes() + beside
    assert [each.name for each in tmp_path.iterdir()] == ["a.cpcse"]
    with closing(open_store(path, password=ITS)) as store:
        assert not store.read_only
        assert names_of_agencies(store) == ["Police of Strathmore", "Education"]


def test_a_file_is_attached_where_a_password_protects_it(tmp_path: Path) -> None:
    path = protected_file(tmp_path / "a.cpcse")
    report = tmp_path / "minutes.pdf"
    report.write_bytes(b"Read and agreed")
    sha256 = hashlib.sha256(report.read_bytes()).hexdigest()
    minutes = replace(ATTACHMENT, key="attachment-2", name=report.name, size=15, sha256=sha256)
    with closing(open_store(path, password=ITS)) as store:
        store.apply(added(minutes), by=ISLA, at=NOON, bringing={sha256: report})
        assert store.look(lambda db: whole(db, sha256)) == b"Read and agreed"


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_any_character_can_stand_in_a_password(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.cpcse"
    new_protected(path, Password(text)).close()
    with closing(open_store(path, password=Password(text))) as store:
        assert names_of_agencies(store) == ["Police Scotland", "Education"]
    with pytest.raises(WrongPassword):
        open_store(path, password=Password(text[:-1] + "z"))


@pytest.mark.parametrize("wrong", [None, OTHER, Password(CANARY.upper()), Password(CANARY[:-1])], ids=range(4))
@pytest.mark.parametrize("read_only", [True, False])
def test_without_the_password_nothing_is_opened_locked_or_changed(
    tmp_path: Path, wrong: Password | None, read_only: bool
) -> None:
    path = protected_file(tmp_path / "a.cpcse")
    before = sha256(path), path.stat().st_mtime_ns
    for _ in range(3):
        with pytest.raises(WrongPassword if wrong else PasswordNeeded) as refused:
            open_store(path, password=wrong, read_only=read_only)
        assert CANARY not in str(refused.value)
        assert not refused.value.passes, "the same password does not fit a second time"
    assert (sha256(path), path.stat().st_mtime_ns) == before
    assert [each.name for each in tmp_path.iterdir()] == ["a.cpcse"], "no lock is left, no journal"
    with closing(open_store(path, password=ITS)) as store:
        assert not store.read_only


def test_a_password_that_a_file_does_not_need_opens_it_and_is_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.cpcse"
    full_file(path).close()
    for read_only in (True, False):
        with closing(open_store(path, password=ITS, read_only=read_only)) as store:
            assert store.password is None
            store.save_copy(tmp_path / "copy.cpcse", replacing=True)
            assert check_file(tmp_path / "copy.cpcse") == ()


def test_another_process_needs_the_password_too_and_is_told_of_the_lock(tmp_path: Path) -> None:
    path = protected_file(tmp_path / "a.cpcse")
    with closing(open_store(path, password=ITS, by=ISLA)), pytest.raises(FileInUse):
        _in_another_process(path, ITS)
    assert _in_another_process(path, ITS) == "open"
    with pytest.raises(WrongPassword):
        _in_another_process(path, OTHER)


def _in_another_process(path: Path, password: Password) -> str:
    done = subprocess.run(
        [sys.executable, "-c", _OPEN, str(path)],
        input=password.reveal(),
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert CANARY not in done.stdout + done.stderr
    for kind in (FileInUse, WrongPassword):
        if done.stdout.strip() == kind.__name__:
            raise kind(path)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


_OPEN = """
import sys
from pathlib import Path
from cpc_selfeval.domain.password import Password
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.storage.opening import open_store
from tests.quick_keys import use_few_rounds
use_few_rounds()
password = Password(sys.stdin.buffer.read().decode())
try:
    store = open_store(Path(sys.argv[1]), password=password)
except Refusal as refusal:
    sys.exit(print(type(refusal).__name__))
print("read only" if store.read_only else "open")
store.close()
"""


# Told from rubbish


@pytest.mark.parametrize(
    ("name", "size", "protected"),
    [
        ("a.cpcse", 8192, True),
        ("a.cpcse", 8193, True),  # cut short
        ("a.db", 8192, True),
        ("a.db", 8193, False),
        ("a.cpcse", 4095, False),
    ],
)
def test_chance_is_told_by_its_size_or_name(tmp_path: Path, name: str, size: int, protected: bool) -> None:
    path = tmp_path / name
    path.write_bytes(os.urandom(size))
    if protected:
        assert read_header(path).protected
        assert is_self_evaluation(path), "a paper must not replace what may be one"
        with pytest.raises(PasswordNeeded, match="has a password, or is not a self-evaluation"):
            open_store(path)
        with pytest.raises(WrongPassword):
            open_store(path, password=ITS)
    else:
        with pytest.raises(NotASelfEvaluation):
            open_store(path, password=ITS)


@pytest.mark.parametrize("beginning", [b"PK", b"PK\x03\x04", b"\xff\xd8\xff", b"%PDF"])
def test_chance_that_begins_like_another_file_is_still_asked_for_its_password(tmp_path: Path, beginning: bytes) -> None:
    path = tmp_path / "a.cpcse"
    path.write_bytes(beginning + os.urandom(8192 - len(beginning)))
    with pytest.raises(PasswordNeeded):
        open_store(path)


def test_a_page_of_zeros_is_no_password(tmp_path: Path) -> None:
    path = protected_file(tmp_path / "a.cpcse")
    with path.open("r+b") as file:
        file.write(bytes(4096))
    with pytest.raises(NotASelfEvaluation, match="another kind"):
        open_store(path, password=ITS)


def test_a_protected_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.cpcse"
    db = connect(path, Mode.CREATE, ITS)
    db.execute("CREATE TABLE other (x)")
    disconnect(db)
    with pytest.raises(NotASelfEvaluation, match="another program"):
        open_store(path, password=ITS)


def test_a_changed_bit_in_a_protected_file_is_seen(tmp_path: Path) -> None:
    path = protected_file(tmp_path / "a.cpcse")
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    assert check_file(path, ITS) != ()
    with pytest.raises(FileDamaged):
        change_password(path, ITS, OTHER)
    assert path.read_bytes() == bytes(content)


# Copies and checks


def test_copies_have_the_password_and_are_sound(tmp_path: Path) -> None:
    path = protected_file(tmp_path / "a.cpcse")
    copy = tmp_path / "copy.cpcse"
    with closing(open_store(path, password=ITS)) as store:
        store.save_copy(copy)
        inside = dumped(store, passing=True)
    assert check_file(copy, ITS) == ()
    assert what_is_in(copy, ITS) == inside
    with pytest.raises(PasswordNeeded):
        open_store(copy)
    with pytest.raises(WrongPassword):
        open_store(copy, password=OTHER)


def test_the_check_asks_for_the_password(tmp_path: Path) -> None:
    path = protected_file(tmp_path / "a.cpcse")
    assert check_file(path, ITS) == ()
    assert "has a password" in check_file(path)[0]
    assert "not the password" in check_file(path, OTHER)[0]


# Giving, changing, taking away


CHANGES: tuple[tuple[Password | None, Password | None], ...] = ((None, ITS), (ITS, OTHER), (ITS, None))


@pytest.mark.parametrize(("old", "new"), CHANGES, ids=["first", "another", "none"])
def test_a_password_is_changed_and_nothing_else(tmp_path: Path, old: Password | None, new: Password | None) -> None:
    path = file_with(tmp_path / "a.cpcse", old)
    path.chmod(0o640)
    inside = what_is_in(path, old)
    change_password(path, old, new, ISLA)
    assert what_is_in(path, new) == inside, "every row with its revision, time and hash, and the file's identity"
    assert check_file(path, new) == ()
    assert path.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in tmp_path.iterdir()] == ["a.cpcse"]
    assert path.read_bytes().startswith(b"SQLite format 3") is (new is None)
    if old is not None and new is not None:
        with pytest.raises(WrongPassword):
            open_store(path, password=old)


def test_the_wrong_password_changes_no_password(tmp_path: Path) -> None:
    path = protected_file(tmp_path / "a.cpcse")
    before = sha256(path)
    for old, kind in ((OTHER, WrongPassword), (None, PasswordNeeded)):
        with pytest.raises(kind):
            change_password(path, old, None)
    assert sha256(path) == before
    assert [each.name for each in tmp_path.iterdir()] == ["a.cpcse"]


def test_a_file_that_somebody_has_open_keeps_its_password(tmp_path: Path) -> None:
    path = tmp_path / "a.cpcse"
    full_file(path).close()
    with holding(path), pytest.raises(FileInUse):
        change_password(path, None, ITS)
    with closing(open_store(path)), pytest.raises(FileInUse):
        change_password(path, None, ITS)
    assert check_file(path) == ()


def test_what_the_file_held_openly_is_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a.cpcse"
    file_with(path, None)
    with path.open("rb") as before:
        change_password(path, None, ITS)
        before.seek(0)
        assert before.read().strip(b"\x00") == b""


def test_another_name_of_the_file_keeps_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "a.cpcse"
    full_file(path).close()
    second = tmp_path / "second.cpcse"
    os.link(path, second)
    content = second.read_bytes()
    change_password(path, None, ITS)
    assert second.read_bytes() == content


def test_where_files_have_one_name_only_the_password_is_set_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.cpcse"
    full_file(path).close()

    def no_links(*_paths: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)  # as on a memory stick's file system
    change_password(path, None, ITS)
    assert check_file(path, ITS) == ()


def test_a_full_disk_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = protected_file(tmp_path / "a.cpcse")
    before = sha256(path)

    def full(_path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(passwords, "sync_file", full)
    with pytest.raises(DiskFull):
        change_password(path, ITS, None)
    assert sha256(path) == before
    assert [each.name for each in tmp_path.iterdir()] == ["a.cpcse"]


def test_backups_keep_their_password_and_can_be_removed(tmp_path: Path) -> None:
    path = tmp_path / "a.cpcse"
    full_file(path).close()
    folder = folder_of(path)
    folder.mkdir()
    backup = folder / name_of(NOON, 1, Reason.OPENED)
    shutil.copyfile(path, backup)
    change_password(path, None, ITS)
    found = earlier_copies(path)
    assert [(each.path, each.place) for each in found] == [(backup, Place.BESIDE)]
    assert check_file(backup) == (), "it opens without the password as before"
    assert remove_copies(found) == ()
    assert not backup.exists()
    assert remove_copies(found) == (), "what is gone is gone"


# Kills


_CHANGE = """
import os, signal, sys
from pathlib import Path
from cpc_selfeval.domain.password import entered_password
from cpc_selfeval.storage.passwords import change_password
from tests.quick_keys import use_few_rounds
use_few_rounds()
old, new = (entered_password(line) for line in sys.stdin.buffer.read().decode().split("\\0"))
path, at = Path(sys.argv[1]), int(sys.argv[2])
touched = 0
def look(event, args):
    global touched
    if event in ("open", "os.rename", "os.link", "os.remove", "os.chmod") and str(path.parent) in str(args):
        touched += 1
        if touched == at:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(look)
change_password(path, old, new)
print(touched)
"""


def changed_until(path: Path, old: Password | None, new: Password | None, at: int) -> int | None:
    """Change the password in a process that is killed when it touches a file for the ``at``-th time.

    Gives how often it did, None where it was killed.
    """
    said = "\0".join(each.reveal() if each else "" for each in (old, new))
    done = subprocess.run(
        [sys.executable, "-c", _CHANGE, str(path), str(at)],
        input=said.encode(),
        cwd=ROOT,
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert CANARY.encode() not in done.stdout + done.stderr
    assert done.returncode in (0, -9), done.stderr.decode()
    return int(done.stdout) if done.returncode == 0 else None


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize(
    ("old", "new", "last"),
    [(None, ITS, 2), *(pytest.param(*pair, 7, marks=pytest.mark.long) for pair in ((None, ITS), (ITS, None)))],
    ids=["first", "first, more", "none, more"],
)
def test_killed_at_any_touch_of_a_file_the_old_or_the_new_password_opens_it(
    tmp_path: Path, old: Password | None, new: Password | None, last: int
) -> None:
    made = file_with(tmp_path / "made.cpcse", old)
    inside = what_is_in(made, old)
    tried = tmp_path / "timed"
    tried.mkdir()
    shutil.copyfile(made, tried / "a.cpcse")
    touches = changed_until(tried / "a.cpcse", old, new, 0)
    assert touches is not None
    assert touches > 7
    opened_by: list[Password | None] = []
    for at in (1, *range(touches - last + 1, touches + 1)):
        folder = tmp_path / str(at)
        folder.mkdir()
        path = folder / "a.cpcse"
        shutil.copyfile(made, path)
        assert changed_until(path, old, new, at) is None
        opened_by.append(None if path.read_bytes().startswith(b"SQLite format 3") else ITS)
        with closing(open_store(path, password=opened_by[-1])) as store:
            assert not store.read_only
            assert dumped(store, passing=True) == inside
        assert [each.name for each in folder.iterdir()] == ["a.cpcse"], "what was left is swept when it is opened"
    assert set(opened_by) == {old, new}, "kills before and after the one step that changes it"


_SAVE = """
import os, signal, sys
from dataclasses import replace
from pathlib import Path
from cpc_selfeval.domain.password import Password
from cpc_selfeval.storage.opening import open_store
from tests.quick_keys import use_few_rounds
from tests.storage.samples import AGENCY, ISLA, NOON, revised
use_few_rounds()
store = open_store(Path(sys.argv[1]), password=Password(sys.stdin.buffer.read().decode()))
store.apply(revised(AGENCY, replace(AGENCY, name="Saved")), by=ISLA, at=NOON)
db = store._db
db.execute("PRAGMA cache_size=5")
db.execute("BEGIN IMMEDIATE")
db.execute("UPDATE evidence SET shows='half done Kilcreggan'")
db.execute("UPDATE log SET act='half done Kilcreggan', before=hex(randomblob(20000))")
print("half way", flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("read_only", [False, True])
def test_a_save_that_was_killed_half_way_is_rolled_back_and_its_journal_tells_nothing(
    tmp_path: Path, read_only: bool
) -> None:
    path = protected_file(tmp_path / "a.cpcse")
    done = subprocess.run(
        [sys.executable, "-c", _SAVE, str(path)], input=CANARY.encode(), cwd=ROOT, capture_output=True, check=False
    )
    assert done.stdout == b"half way\n", done.stderr.decode()
    journal = path.with_name("a.cpcse-journal")
    assert journal.stat().st_size > 4096, "hot: some of it is in the file already"
    for word in (b"Kilcreggan", b"Strathmore", CANARY.encode()):
        assert word not in journal.read_bytes() + path.read_bytes()
    with pytest.raises(WrongPassword):
        open_store(path, password=OTHER, read_only=read_only)
    with pytest.raises(PasswordNeeded):
        open_store(path, read_only=read_only)
    assert journal.exists(), "still there for whoever has the password"
    with closing(open_store(path, password=ITS, read_only=read_only)) as store:
        assert names_of_agencies(store) == ["Saved", "Education"]
        assert all("half done" not in entry.act for entry in store.last_changes(100))
    assert check_file(path, ITS) == ()


# Kept out of everything


def test_the_password_is_in_no_message_log_or_file(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    path = protected_file(tmp_path / "a.cpcse")
    told: list[Callable[[], object]] = [
        lambda: open_store(path, password=Password(CANARY + "x")),
        lambda: change_password(path, Password(CANARY + "x"), None),
        lambda: create(path, FRAMEWORK, added(*BEGINNING), ISLA, NOON, password=ITS),
    ]
    said = ""
    for act in told:
        with pytest.raises(Refusal) as refused:
            act()
        error: BaseException | None = refused.value
        while error is not None:
            said += repr(error) + str(error)
            error = error.__cause__ or error.__context__
    with closing(open_store(path, password=ITS)) as store:
        with pytest.raises(Exception) as raised:  # noqa: PT011 - whatever the engine says of a wrong statement
            store.look(lambda db: db.execute("SELECT nothing FROM nowhere"))
        said += repr(raised.value) + repr(vars(store))
        said += repr(store._db.conn) + repr(vars(store._db))
        kept = b"".join(each.read_bytes() for each in tmp_path.rglob("*") if each.is_file())
        assert b"Isla" in path.with_name("a.cpcse.lock").read_bytes() or kept
    output = capfd.readouterr()
    everything = said + caplog.text + output.out + output.err
    assert CANARY not in everything
    assert CANARY.replace("'", "''") not in everything
    assert CANARY.encode() not in kept
    assert "ERROR CORE" not in everything, "SQLCipher says nothing by itself either"
