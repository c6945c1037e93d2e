"""Every command as a process of its own: what it writes, what it says, how it ends."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from cpc_selfeval import __version__
from cpc_selfeval.app import arguments
from cpc_selfeval.app.command_line import COMMANDS
from cpc_selfeval.domain.committee import OFFERED_AGENCIES, Person
from cpc_selfeval.editing.open_self_evaluation import OpenSelfEvaluation, open_file
from cpc_selfeval.storage.frameworks.files import SHIPPED_IDS
from cpc_selfeval.storage.frameworks.programmes import PROGRAMME_IDS
from tests.app.running import run

PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def example_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The worked example, written by the command."""
    folder = tmp_path_factory.mktemp("example")
    done = run("example", "example.cpcse", at=folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Written: example.cpcse (the worked example: a made-up committee)\n"
    return folder / "example.cpcse"


def _opened(path: Path) -> OpenSelfEvaluation:
    return open_file(path, Person("A test"), read_only=True)


def test_the_example_is_written_and_sound(example_file: Path) -> None:
    work = _opened(example_file)
    assert work.contents.committee.made_up
    work.close()
    done = run("check", str(example_file), at=example_file.parent)
    assert (done.returncode, done.stdout, done.stderr) == (0, "“example.cpcse” is sound.\n", "")


def test_both_papers_are_exported_and_the_file_is_only_read(example_file: Path, tmp_path: Path) -> None:
    before = example_file.read_bytes()
    done = run("export", str(example_file), "--workbook", "x.xlsx", "--pdf", "x.pdf", at=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Written: x.xlsx\nWritten: x.pdf\n"
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF-")
    assert "xl/workbook.xml" in zipfile.ZipFile(tmp_path / "x.xlsx").namelist()
    assert example_file.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["x.pdf", "x.xlsx"]


@pytest.mark.parametrize(("option", "name"), [("--workbook", "only.xlsx"), ("--pdf", "only.PDF")])
def test_one_paper_alone_is_exported_and_replaces_an_older_one(
    option: str, name: str, example_file: Path, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(b"last month's")
    done = run("export", str(example_file), option, name, at=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).stat().st_size > 10_000


def test_a_file_that_cannot_be_written_can_be_exported(example_file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.cpcse"
    shutil.copy(example_file, copy)
    copy.chmod(0o444)
    done = run("export", "copy.cpcse", "--pdf", "x.pdf", at=tmp_path)
    assert (done.returncode, done.stdout) == (0, "Written: x.pdf\n")


def test_one_paper_that_cannot_be_written_does_not_stop_the_other(example_file: Path, tmp_path: Path) -> None:
    done = run("export", str(example_file), "--workbook", "nowhere/x.xlsx", "--pdf", "x.pdf", at=tmp_path)
    assert done.returncode == 1
    assert done.stdout == "Written: x.pdf\n"
    assert "x.xlsx" in done.stderr
    assert "Traceback" not in done.stderr


def test_new_with_no_more_than_a_name(tmp_path: Path) -> None:
    done = run("new", "a.cpcse", "--committee", "Harbour CPC", at=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Written: a.cpcse (Harbour CPC; ")
    work = _opened(tmp_path / "a.cpcse")
    contents = work.contents
    assert (contents.committee.name, contents.committee.made_up) == ("Harbour CPC", False)
    assert contents.framework.id == SHIPPED_IDS[0]
    assert [agency.name for agency in contents.agencies] == list(OFFERED_AGENCIES.values())
    assert not contents.anything_recorded
    work.close()


def test_new_with_everything(tmp_path: Path) -> None:
    done = run(
        *("new", "a.cpcse", "--framework", "hmie-2005", "--committee", " Comataidh Dìon Chloinne "),
        *("--area", "Na h-Eileanan", "--title", "Fèin-mheasadh 2026–27", "--from", "2026-04-01", "--to", "2027-03-31"),
        *("--lead-officer", "Isla Grant", "--cpc-name", "Public Protection Committee", "--cpc-short", "PPC"),
        *("--cog-name", "Critical Services Oversight Group", "--cog-short", "CSOG"),
        *("--leave-out", "1.1", "5.4", "--by", "Fergus Reid"),
        at=tmp_path,
    )
    assert (done.returncode, done.stderr) == (0, "")
    work = _opened(tmp_path / "a.cpcse")
    committee, cycle = work.contents.committee, work.contents.cycle
    assert (committee.name, committee.area) == (" Comataidh Dìon Chloinne ", "Na h-Eileanan")
    assert (committee.cpc_name, committee.cpc_short) == ("Public Protection Committee", "PPC")
    assert (committee.cog_name, committee.cog_short) == ("Critical Services Oversight Group", "CSOG")
    assert committee.lead_officer == "Isla Grant"
    assert (cycle.title, cycle.framework) == ("Fèin-mheasadh 2026–27", "hmie-2005")
    assert (str(cycle.period_from), str(cycle.period_to)) == ("2026-04-01", "2027-03-31")
    assert set(work.contents.framework.codes) - set(work.contents.covered_codes) == {"1.1", "5.4"}
    assert work.session.recent[0].by.name == "Fergus Reid"
    work.close()


def test_new_on_a_committees_own_framework(tmp_path: Path) -> None:
    document = (PROJECT / "docs" / "frameworks.md").read_text("utf-8")
    own = document.split("```toml\n", 1)[1].split("```", 1)[0]
    (tmp_path / "own.toml").write_text(own, "utf-8")
    done = run("new", "a.cpcse", "--framework", "own.toml", "--committee", "Harbour CPC", at=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    work = _opened(tmp_path / "a.cpcse")
    assert work.contents.framework.standing == "custom"
    work.close()


def test_new_names_whoever_asks(tmp_path: Path) -> None:
    run("new", "a.cpcse", "--committee", "Harbour CPC", "--lead-officer", "Isla Grant", at=tmp_path)
    work = _opened(tmp_path / "a.cpcse")
    assert work.session.recent[0].by.name == "Isla Grant"
    work.close()


def test_frameworks_are_listed_with_edition_and_verification(tmp_path: Path) -> None:
    done = run("frameworks", at=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    entries = done.stdout.strip().split("\n\n")
    assert [entry.split()[0] for entry in entries] == list(SHIPPED_IDS)
    assert ["(the default)" in entry for entry in entries] == [True, False, False]
    assert all("edition" in entry and "How far it is verified: " in entry for entry in entries)


def test_programmes_are_listed_and_checked(tmp_path: Path) -> None:
    done = run("programmes", at=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    entries = done.stdout.strip().split("\n\n")
    assert [entry.split()[0] for entry in entries] == list(PROGRAMME_IDS)
    assert all("How far it is verified: " in entry for entry in entries)
    sound = PROJECT / "frameworks" / "programmes" / f"{PROGRAMME_IDS[0]}.toml"
    done = run("programmes", "check", str(sound), at=tmp_path)
    assert done.returncode == 0
    assert done.stdout.endswith(", 3 statements.\n")
    (tmp_path / "faulty.toml").write_text("format = 1\n", "utf-8")
    done = run("programmes", "check", "faulty.toml", at=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "faulty.toml, title: found nothing" in done.stderr


@pytest.mark.parametrize("framework", SHIPPED_IDS)
def test_a_sound_framework_is_said_to_be_so(framework: str, tmp_path: Path) -> None:
    done = run("frameworks", "check", str(PROJECT / "frameworks" / f"{framework}.toml"), at=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"“{framework}.toml” can be used: ")


def test_every_fault_of_a_framework_is_told(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text('id = "X"\nformat = 7\nyear = "soon"\n', "utf-8")
    done = run("frameworks", "check", "own.toml", at=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("own.toml, line") >= 3
    assert "expected" in done.stderr


def test_version_and_help(tmp_path: Path) -> None:
    version = run("--version", at=tmp_path)
    assert (version.returncode, version.stdout) == (0, f"CPC Self-Evaluation {__version__}\n")
    told = run("--help", at=tmp_path)
    assert told.returncode == 0
    assert all(f"\n    {command} " in told.stdout or f"\n    {command}\n" in told.stdout for command in COMMANDS)
    assert all(f"\n  {code} " in told.stdout for code in (0, 1, 2, 3, 130))


def test_every_command_is_known_before_arguments_are_read() -> None:
    assert set(COMMANDS) == set(arguments._COMMANDS)


@pytest.mark.parametrize(
    "command", [*COMMANDS, "frameworks check", "returns list", "returns write", "returns read", "returns accept"]
)
def test_each_command_has_its_own_help(command: str, tmp_path: Path) -> None:
    done = run(*command.split(), "--help", at=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"usage: cpc-selfeval {command} ")


@pytest.mark.parametrize("given", [(), ("missing.cpcse",), ("./example",)])
def test_without_a_display_the_window_says_so_in_one_sentence(given: tuple[str, ...], tmp_path: Path) -> None:
    done = run(*given, at=tmp_path)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.count("\n") == 1
    assert all(command in done.stderr for command in COMMANDS)


def test_a_file_named_like_a_command_is_exported_with_a_dot_before_it(example_file: Path, tmp_path: Path) -> None:
    shutil.copy(example_file, tmp_path / "example")
    assert run("check", "./example", at=tmp_path).returncode == 0
    again = run("example", "example", at=tmp_path)
    assert again.returncode == 1
    assert "already" in again.stderr
