"""Copies to read: private, gone at the program's end, and gone at the next start after a crash."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from cpc_selfeval.ui.evidence.links import Link, LinkKind, kind_of, links_in
from cpc_selfeval.ui.evidence.openable import ending, may_be_opened, size_in_words, why_not_opened
from cpc_selfeval.ui.evidence.private_copies import PrivateCopies, fit_name, make_read_only

CRASH = """
import os, sys
from pathlib import Path
from cpc_selfeval.ui.evidence.private_copies import PrivateCopies
place = PrivateCopies(Path(sys.argv[1])).place_for("secret.pdf")
place.write_text("about a child")
os._exit(1)
"""


def test_the_folder_is_private_and_emptied(tmp_path: Path) -> None:
    root = tmp_path / "opened"
    copies = PrivateCopies(root)
    place = copies.place_for("a.pdf")
    other = copies.place_for("a.pdf")
    assert place != other
    place.write_text("x")
    make_read_only(place)
    assert stat.S_IMODE(root.stat().st_mode) == 0o700
    assert stat.S_IMODE(place.parent.parent.stat().st_mode) == 0o700
    copies.empty()
    assert list(root.iterdir()) == []
    assert copies.place_for("b.pdf").parent.is_dir()
    copies.empty()


def test_what_a_crashed_run_left_goes_at_the_next_start(tmp_path: Path) -> None:
    root = tmp_path / "opened"
    subprocess.run([sys.executable, "-c", CRASH, str(root)], check=False, timeout=60)
    (left,) = root.iterdir()
    assert [path.name for path in left.rglob("*.pdf")] == ["secret.pdf"]
    PrivateCopies(root).empty_left_over()
    assert list(root.iterdir()) == []


def test_another_run_that_is_still_open_keeps_its_copies(tmp_path: Path) -> None:
    running = PrivateCopies(tmp_path)
    place = running.place_for("a.pdf")
    place.write_text("x")
    script = (
        "import sys\nfrom pathlib import Path\n"
        "from cpc_selfeval.ui.evidence.private_copies import PrivateCopies\n"
        "PrivateCopies(Path(sys.argv[1])).empty_left_over()\n"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=True, timeout=60)
    assert place.read_text() == "x"
    running.empty()
    assert not place.exists()


def test_a_link_among_the_folders_is_left_alone(tmp_path: Path) -> None:
    elsewhere = tmp_path / "documents"
    elsewhere.mkdir()
    (elsewhere / "keep.txt").write_text("x")
    root = tmp_path / "opened"
    root.mkdir()
    (root / "read-x").symlink_to(elsewhere, target_is_directory=True)
    PrivateCopies(root).empty_left_over()
    assert (elsewhere / "keep.txt").read_text() == "x"


@pytest.mark.parametrize(
    ("name", "fit"),
    [
        ("report.pdf", "report.pdf"),
        ("a/b\\c:d*e?.pdf", "c-d-e-.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\x.dll", "x.dll"),
        ("report\u202egpj.exe", "report-gpj.exe"),
        ("CON.txt", "fileCON.txt"),
        ("con.tar.gz", "filecon.tar.gz"),
        ("com¹.txt", "filecom¹.txt"),
        ("nul", "filenul"),
        ("file.pdf ", "file.pdf"),
        ("/abs.txt", "abs.txt"),
        ("a\0b.txt", "a-b.txt"),
        ("\ud800x.txt", "-x.txt"),
        ("\u2066a\u2069.pdf", "-a-.pdf"),
        ("", "file"),
        ("..", "file"),
        (".pdf", "file.pdf"),
        ("con.pdf", "filecon.pdf"),
        ("x" * 400 + ".docx", "x" * 115 + ".docx"),
        ("ü" * 400 + ".docx", "ü" * 57 + ".docx"),
        ("a." + "x" * 400, "a." + "x" * 30),
        ("Òran àrd.txt", "Òran àrd.txt"),
    ],
)
def test_names_are_fit_for_any_system(name: str, fit: str) -> None:
    assert fit_name(name) == fit
    assert len(fit_name(name).encode()) <= 120


@pytest.mark.skipif(sys.platform == "win32", reason="a colon makes a file of its own elsewhere")
def test_windows_is_told_that_a_copy_came_from_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.docx").write_text("x")
    monkeypatch.setattr("cpc_selfeval.ui.evidence.private_copies.sys.platform", "win32")
    make_read_only(tmp_path / "a.docx")
    monkeypatch.undo()
    assert (tmp_path / "a.docx:Zone.Identifier").read_bytes() == b"[ZoneTransfer]\r\nZoneId=3\r\n"
    assert (tmp_path / "a.docx").stat().st_mode & 0o777 == 0o400


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("a.EXE", "program"),
        ("a.docm", "macros"),
        ("a.zip", "packed"),
        ("a.html", "scripts"),
        ("a.desktop", "program"),
        ("a.xyz", "may run"),
        ("a.pdf.", "may run"),
    ],
)
def test_the_reason_is_said_for_what_does_not_open(name: str, why: str) -> None:
    assert not may_be_opened(name)
    assert why in why_not_opened(name)


@pytest.mark.parametrize(
    ("name", "opens"),
    [("A.PDF", True), ("a.tar.gz", False), ("pdf", False), (".pdf", False), ("a.exe ", False), ("a.pdf.exe", False)],
)
def test_only_documents_open(name: str, opens: bool) -> None:
    assert may_be_opened(name) is opens


def test_endings_and_sizes_in_words() -> None:
    assert [ending(name) for name in ("a.PDF", "a", "a.b. ")] == ["pdf", "", "b"]
    sizes = (0, 1, 999, 1000, 345_678, 999_700, 1_250_000)
    assert [size_in_words(size) for size in sizes] == [
        *("0 bytes", "1 byte", "999 bytes", "1 kB", "346 kB", "1.0 MB", "1.2 MB")
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://example.org", LinkKind.WEB),
        ("HTTP://example.org/a", LinkKind.WEB),
        ("www.example.org", LinkKind.WEB),
        ("https://example.org and more", LinkKind.TEXT),
        ("javascript:alert(1)", LinkKind.TEXT),
        ("ms-msdt:/id", LinkKind.TEXT),
        (r"C:\Evidence\a.pdf", LinkKind.PATH),
        (r"\\share\a.pdf", LinkKind.PATH),
        ("/home/isla/a.pdf", LinkKind.PATH),
        ("file:///home/isla/a.pdf", LinkKind.PATH),
        ("E-012 on the shelf", LinkKind.TEXT),
    ],
)
def test_what_a_line_is(text: str, kind: LinkKind) -> None:
    assert kind_of(text) is kind


def test_lines_without_words_are_no_links() -> None:
    assert links_in(" https://example.org \n\n  \n/a") == (
        Link("https://example.org", LinkKind.WEB),
        Link("/a", LinkKind.PATH),
    )
