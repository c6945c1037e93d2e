"""What is remembered on a computer: kept between starts, and never the reason why the program does not start."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cpc_selfeval.app.preferences import MOST_RECENT, Preferences, preferences_file
from cpc_selfeval.domain.committee import Person
from cpc_selfeval.ui.remembered import Kept, PaperPlace, RecentFile

MOMENT = datetime(2026, 11, 22, 14, 2, 11, tzinfo=UTC)


def recent(path: Path, title: str = "Example CPC") -> RecentFile:
    return RecentFile(path, MOMENT, title, made_up=True)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "config" / "preferences.json"


def test_everything_comes_back_at_the_next_start(place: Path, tmp_path: Path) -> None:
    preferences = Preferences(place)
    preferences.update(
        person=Person("Isla Grant", "lead officer", "CPC"),
        appearance="dark",
        text_size=150,
        geometry=b"\x01\x02\xff",
        list_width=310,
        list_shown=False,
        side_panel_open=False,
        spelling=False,
        words=("Innerlay", "Òrdugh"),
        folder="/home/isla/Self-evaluation",
        papers={"file-1": PaperPlace("/home/isla/Papers", {"pdf": "Summary – Gàidhlig.pdf"}, "/home/isla/C.dotx")},
    )
    preferences.note_opened(recent(tmp_path / "one.cpcse"))

    again = Preferences(place)

    assert again.kept == preferences.kept
    assert again.person == Person("Isla Grant", "lead officer", "CPC")
    assert again.kept.recent == (recent(tmp_path / "one.cpcse"),)
    assert again.kept.papers["file-1"].names["pdf"] == "Summary – Gàidhlig.pdf"


def test_nothing_is_left_beside_the_file(place: Path) -> None:
    Preferences(place).update(folder="/somewhere")
    assert [file.name for file in place.parent.iterdir()] == ["preferences.json"]


def test_the_file_opened_last_stands_first_and_once(place: Path, tmp_path: Path) -> None:
    preferences = Preferences(place)
    for name in ("one", "two", "one"):
        preferences.note_opened(recent(tmp_path / f"{name}.cpcse"))
    assert [file.path.stem for file in preferences.kept.recent] == ["one", "two"]

    for number in range(30):
        preferences.note_opened(recent(tmp_path / f"{number}.cpcse"))
    assert len(preferences.kept.recent) == MOST_RECENT
    assert preferences.kept.recent[0].path.stem == "29"


def test_a_forgotten_file_leaves_the_list_and_stays_on_the_disk(place: Path, tmp_path: Path) -> None:
    file = tmp_path / "one.cpcse"
    file.write_bytes(b"work")
    preferences = Preferences(place)
    preferences.note_opened(recent(file))
    preferences.forget(file)
    assert Preferences(place).kept.recent == ()
    assert file.read_bytes() == b"work"


def test_two_open_programs_do_not_forget_for_one_another(place: Path, tmp_path: Path) -> None:
    one, other = Preferences(place), Preferences(place)
    one.note_opened(recent(tmp_path / "one.cpcse"))
    other.note_opened(recent(tmp_path / "two.cpcse"))
    one.update(text_size=125)
    kept = Preferences(place).kept
    assert kept.text_size == 125
    assert [file.path.stem for file in kept.recent] == ["two", "one"]


def test_where_nothing_can_be_written_it_lasts_until_the_end(tmp_path: Path) -> None:
    blocked = tmp_path / "a file, not a folder"
    blocked.write_bytes(b"")
    preferences = Preferences(blocked / "preferences.json")
    preferences.update(person=Person("Isla Grant"))
    preferences.update(text_size=175)
    assert preferences.person == Person("Isla Grant")
    assert preferences.kept.text_size == 175


def test_a_path_that_is_no_valid_text_is_kept(place: Path, tmp_path: Path) -> None:
    odd = tmp_path / "caf\udce9.cpcse"
    Preferences(place).note_opened(recent(odd))
    assert Preferences(place).kept.recent[0].path == odd


@pytest.mark.parametrize(
    "junk",
    [
        b"",
        b"\xff\xfe\x00",
        b"{",
        b"[]",
        b"null",
        b'"text"',
        b"[" * 100_000,
        b"{}" + b" " * 1_000_001,
    ],
    ids=["empty", "not text", "cut off", "a list", "null", "a text", "deep", "huge"],
)
def test_a_file_of_junk_counts_as_empty(place: Path, junk: bytes) -> None:
    place.parent.mkdir()
    place.write_bytes(junk)
    assert Preferences(place).kept == Kept()


@pytest.mark.parametrize("wrong", [None, 7, -1, "x", [], {}, [[]], {"a": 1}, True, 10**40, "\udcff", "a\0b"])
def test_one_wrong_value_does_not_take_the_others_along(place: Path, wrong: object) -> None:
    place.parent.mkdir()
    names = [
        "person",
        "recent",
        "appearance",
        "text_size",
        "geometry",
        "list_width",
        "list_shown",
        "side_panel_open",
        "spelling",
        "words",
        "folder",
        "papers",
    ]
    for name in names:
        good = {"person": {"name": "Isla"}, "text_size": 125, "folder": "/here"}
        place.write_text(json.dumps({**good, name: wrong}), encoding="utf-8")
        kept = Preferences(place).kept
        if name != "person":
            assert kept.person == Person("Isla")
        if name != "text_size":
            assert kept.text_size == 125
        assert kept.appearance == "system"


def test_wrong_values_inside_lists_are_passed_over(place: Path) -> None:
    place.parent.mkdir()
    found = {
        "recent": [
            7,
            {"path": ""},
            {"path": "/a.cpcse", "opened": "yesterday", "title": 3},
            {"path": "/a.cpcse"},
            {"path": "b\0"},
        ],
        "papers": {"one": 3, "two": {"folder": 4, "names": {"pdf": 5}}},
        "person": {"name": "  ", "role": "x"},
    }
    place.write_text(json.dumps(found), encoding="utf-8")
    kept = Preferences(place).kept
    assert kept.recent == (RecentFile(Path("/a.cpcse"), datetime(1970, 1, 1, tzinfo=UTC)),)
    assert kept.papers == {"two": PaperPlace("", {"pdf": ""})}
    assert kept.person is None


def test_the_file_lies_in_the_users_own_folder_for_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert preferences_file() == tmp_path / "config" / "cpc-selfeval" / "preferences.json"
    monkeypatch.delenv("XDG_CONFIG_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert preferences_file() == tmp_path / ".config" / "cpc-selfeval" / "preferences.json"
    monkeypatch.setattr("sys.platform", "darwin")
    assert preferences_file().parent == tmp_path / "Library" / "Application Support" / "CPC Self-Evaluation"
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setenv("APPDATA", str(tmp_path / "roaming"))
    assert preferences_file().parent == tmp_path / "roaming" / "CPC Self-Evaluation"
