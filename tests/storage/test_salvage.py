"""Whatever SQLite can still read of a damaged file, and more, is in the new file; what is not is told with its text."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cpc_selfeval.domain.action import Action, ProgressNote
from cpc_selfeval.domain.committee import Agency, Committee, Cycle
from cpc_selfeval.domain.contents import RECORD_TYPES
from cpc_selfeval.domain.evidence import Attachment, Evidence
from cpc_selfeval.domain.finding import Finding
from cpc_selfeval.domain.judgement import Judgement
from cpc_selfeval.domain.opening_refusals import FileInUse, FileMissing, PasswordNeeded, WrongPassword
from cpc_selfeval.domain.password import Password
from cpc_selfeval.domain.placing_refusals import AlreadyThere, FolderMissing
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.rescue_refusals import NothingToRescue
from cpc_selfeval.domain.rescued import Salvaged
from cpc_selfeval.domain.tag import Tag
from cpc_selfeval.storage import engine
from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.opening import open_store
from cpc_selfeval.storage.passwords import change_password
from cpc_selfeval.storage.salvage.salvaging import salvage
from cpc_selfeval.storage.shape import all_shapes
from cpc_selfeval.storage.tables import all_tables, record_table
from tests.domain.example import example_at
from tests.storage.samples import (
    ACTION,
    ATTACHED,
    ATTACHMENT,
    COMMITTEE,
    CYCLE,
    EVIDENCE,
    FINDING,
    NOTE,
    dumped,
    full_copy,
)

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
PAGE = 4096

A_FEW = {Action, Agency, Attachment, Cycle, Evidence, Finding, Judgement, ProgressNote, Tag}
"""Kinds of records with and without links, on which others hang and not: of the rest, `make test-long` tries each."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed file with one record of every type, a log and an attached file of three blocks."""
    return full_copy(tmp_path / "full.cpcse")


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The worked example."""
    return example_at(tmp_path_factory.mktemp("example") / "example.cpcse")


def rescued(path: Path) -> Salvaged:
    """Rescue ``path`` into new.cpcse beside it: what comes out is sound and can be opened, and ``path`` stays."""
    before = path.read_bytes()
    new = path.with_name("new.cpcse")
    outcome = salvage(path, new, AT)
    assert path.read_bytes() == before
    assert sorted(file.name for file in path.parent.iterdir()) == sorted({path.name, "new.cpcse"})
    assert check_file(new) == ()
    with closing(open_store(new)) as store:
        for cycle in store.cycles():
            store.load(cycle.key)
    return outcome


def run(path: Path, *statements: str) -> None:
    with closing(engine.connect(path)) as conn, conn:
        for statement in statements:
            assert conn.execute(statement).rowcount > 0


def overwritten(path: Path, pages: list[int], chance: random.Random) -> None:
    content = bytearray(path.read_bytes())
    for page in pages:
        content[page * PAGE : (page + 1) * PAGE] = chance.randbytes(PAGE)
    path.write_bytes(content)


def rows_that_can_be_read(path: Path) -> Iterator[tuple[str, str]]:
    """Table and key of every row that SQLite gives when it is asked for each by its number; blocks left out."""
    with closing(engine.connect(path)) as conn:
        conn.text_factory = bytes
        for table in all_tables():
            if table.name in ("attachment_chunk", "identity", "framework_copy"):
                continue
            for row in _all_or_each(conn, table.name):
                yield table.name, (row[1] if table.name == "log" else row[0]).decode("utf-8", "replace")


def _all_or_each(conn: engine.Connection, table: str) -> Iterator[tuple[bytes, ...]]:
    try:
        yield from conn.execute(f'SELECT * FROM "{table}"').fetchall()
    except engine.Error:
        for rowid in range(1, 1200):
            with suppress(engine.Error):
                yield from conn.execute(f'SELECT * FROM "{table}" WHERE rowid=?', (rowid,)).fetchall()


def keys_in(path: Path) -> set[tuple[str, str]]:
    with closing(engine.connect(path)) as conn:
        return {
            (table.name, key) for table in all_tables() for (key,) in conn.execute(f'SELECT "key" FROM "{table.name}"')
        }


def texts(outcome: Salvaged) -> str:
    return outcome.listing()


def test_a_sound_file_comes_out_whole(path: Path) -> None:
    outcome = rescued(path)

    assert outcome.complete
    with closing(open_store(path)) as was, closing(open_store(path.with_name("new.cpcse"))) as now:
        before, after = dumped(was, passing=True), dumped(now, passing=True)
        assert len(before.pop("framework_copy")) == len(after.pop("framework_copy"))
        assert after == before
        assert now.last_changes(1000) == was.last_changes(1000)
        assert (now.identity.file, now.identity.parent) == (was.identity.file, was.identity.copy)
        assert now.identity.copy != was.identity.copy
        now.write_attachment(ATTACHMENT.sha256, path.with_name("out.pdf"))
    assert path.with_name("out.pdf").read_bytes() == ATTACHED


@pytest.mark.parametrize("pages", [1, 5, *(pytest.param(pages, marks=pytest.mark.long) for pages in (2, 3, 8, 20))])
@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.long) for seed in (1, 2, 3))])
def test_every_row_that_can_be_read_is_rescued(example: Path, tmp_path: Path, seed: int, pages: int) -> None:
    path = tmp_path / "damaged.cpcse"
    shutil.copyfile(example, path)
    chance = random.Random(seed * 100 + pages)
    count = path.stat().st_size // PAGE
    overwritten(path, chance.sample(range(1, count), pages), chance)
    readable = set(rows_that_can_be_read(path))

    outcome = rescued(path)

    missing = readable - keys_in(tmp_path / "new.cpcse")
    told = len(outcome.left_out)
    assert len(missing) <= told, missing


@pytest.mark.parametrize("seed", range(4))
def test_a_random_page_of_a_small_file_loses_no_text_of_other_pages(path: Path, seed: int) -> None:
    chance = random.Random(seed)
    overwritten(path, [chance.randrange(1, path.stat().st_size // PAGE)], chance)

    rescued(path)


@pytest.mark.parametrize("lost", [16, 100, PAGE])
def test_a_lost_header_is_no_loss(example: Path, tmp_path: Path, lost: int) -> None:
    path = tmp_path / "damaged.cpcse"
    path.write_bytes(bytes(lost) + example.read_bytes()[lost:])
    was = keys_in(example)

    rescued(path)

    now = keys_in(tmp_path / "new.cpcse")
    assert {each for each in was - now if each[0] != "identity"} == set()


def test_a_file_that_was_cut_off_is_read_as_far_as_it_goes(example: Path, tmp_path: Path) -> None:
    path = tmp_path / "damaged.cpcse"
    content = example.read_bytes()
    path.write_bytes(content[: len(content) * 2 // 3 // PAGE * PAGE + 1000])

    outcome = rescued(path)

    assert not outcome.complete
    with closing(open_store(tmp_path / "new.cpcse")) as store:
        assert store.load().of(Finding)


def test_a_tail_of_zeros_is_passed(example: Path, tmp_path: Path) -> None:
    path = tmp_path / "damaged.cpcse"
    content = example.read_bytes()
    half = len(content) // 2
    path.write_bytes(content[:half] + bytes(len(content) - half))

    assert not rescued(path).complete


def test_a_flipped_letter_is_kept_and_told(path: Path) -> None:
    content = bytearray(path.read_bytes())
    at = content.index(FINDING.impact.encode())
    content[at] ^= 1
    path.write_bytes(content)

    outcome = rescued(path)

    (altered,) = outcome.altered
    assert altered.what.startswith("area for improvement: ")
    assert "Uhey wait." in altered.text
    with closing(open_store(path.with_name("new.cpcse"))) as store:
        assert store.load().of(Finding)[FINDING.key].impact == "Uhey wait."


def test_what_is_no_text_any_more_is_kept_with_marks(path: Path) -> None:
    run(path, "UPDATE finding SET text = CAST(x'41ff42' AS TEXT)", "UPDATE progress_note SET \"on\" = 'someday'")

    outcome = rescued(path)

    assert len(outcome.altered) == 2
    assert "“someday”" in texts(outcome)
    with closing(open_store(path.with_name("new.cpcse"))) as store:
        contents = store.load()
    assert contents.of(Finding)[FINDING.key].text == "A\ufffdB"


def test_a_row_whose_owner_is_lost_goes_into_the_list_with_its_text(path: Path) -> None:
    run(path, "DELETE FROM action", "DELETE FROM log")

    outcome = rescued(path)

    assert NOTE.text in texts(outcome)
    assert "22 of 40" in texts(outcome)
    assert ACTION.text not in texts(outcome), "nobody knows it any more"
    with closing(open_store(path.with_name("new.cpcse"))) as store:
        assert store.load().of(Evidence)[EVIDENCE.key].actions == ()


def test_what_may_refer_to_nothing_is_kept(path: Path) -> None:
    run(path, "DELETE FROM agency", "DELETE FROM meeting", "DELETE FROM log")

    outcome = rescued(path)

    with closing(open_store(path.with_name("new.cpcse"))) as store:
        contents = store.load()
        assert contents.of(Finding)[FINDING.key].agency is None
        assert contents.of(Evidence)[EVIDENCE.key].shows == EVIDENCE.shows
    assert any("agency" in passage.what for passage in outcome.altered)


@pytest.mark.parametrize(
    "kind",
    [kind if kind in A_FEW else pytest.param(kind, marks=pytest.mark.long) for kind in RECORD_TYPES],
)
def test_a_lost_record_is_put_together_from_the_history(path: Path, kind: type[Record]) -> None:
    shape = next(shape for shape in all_shapes() if shape.kind is kind)
    with closing(open_store(path, read_only=True)) as store:
        was = dict(store.load().of(kind))
    links = [f'DELETE FROM "{link.table}"' for link in shape.links]
    run(path, f'DELETE FROM "{shape.table}"', *links)

    outcome = rescued(path)

    with closing(open_store(path.with_name("new.cpcse"))) as store:
        assert dict(store.load().of(kind)) == was
    assert any(count.rebuilt for count in outcome.counts)


def test_committee_cycle_and_identity_have_others_in_their_place(path: Path) -> None:
    run(path, "DELETE FROM committee", "DELETE FROM cycle", "DELETE FROM identity", "DELETE FROM log")

    outcome = rescued(path)

    assert ["Rescued self-evaluation" in note for note in outcome.notes] == [True, True]
    with closing(open_store(path.with_name("new.cpcse"))) as store:
        contents = store.load()
        assert {one.name for one in contents.of(Committee).values()} == {"Rescued self-evaluation"}
        assert contents.of(Cycle)[CYCLE.key].title == "Rescued self-evaluation"
        assert contents.of(Finding)[FINDING.key] == FINDING
        assert store.identity.parent is None


def test_a_lost_framework_is_taken_from_the_program(path: Path) -> None:
    run(path, "DELETE FROM framework_copy")

    outcome = rescued(path)

    assert outcome.notes == ()
    with closing(open_store(path.with_name("new.cpcse"))) as store:
        assert store.load().framework.content_hash == CYCLE.framework_hash


def test_a_lost_framework_of_a_committees_own_is_told(path: Path) -> None:
    run(path, "DELETE FROM framework_copy", "UPDATE cycle SET framework='ours', framework_hash='x'")

    outcome = rescued(path)

    assert "framework" in outcome.notes[0]


@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM attachment_chunk WHERE n=1", "UPDATE attachment_chunk SET bytes=CAST('x' AS BLOB) WHERE n=0"],
)
def test_a_damaged_attached_file_is_left_out_and_told(path: Path, statement: str) -> None:
    run(path, statement)

    outcome = rescued(path)

    assert "its content is damaged or lost" in texts(outcome)
    assert "audit.pdf" in texts(outcome)
    with closing(open_store(path.with_name("new.cpcse"))) as store:
        assert store.load().of(Attachment) == {}


def test_codes_and_levels_that_the_framework_has_not_are_told(path: Path) -> None:
    run(path, "UPDATE level_draft SET code='2.q'", "UPDATE judgement SET level=9 WHERE key='judgement-2'")

    outcome = rescued(path)

    assert "no indicator “2.q”" in texts(outcome)
    assert "leading and trailing" in texts(outcome)
    assert "level was “9”" in texts(outcome)


def test_what_is_none_of_ours_gives_nothing_and_leaves_nothing(tmp_path: Path, path: Path) -> None:
    noise = random.Random(1).randbytes(90_001)
    for name, content in (("empty", b""), ("text", b"hello " * 9000), ("noise", noise)):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(NothingToRescue):
            salvage(tmp_path / name, tmp_path / "new.cpcse", AT)
    with pytest.raises(FileMissing):
        salvage(tmp_path / "none", tmp_path / "new.cpcse", AT)
    with pytest.raises(AlreadyThere):
        salvage(path, path, AT)
    with pytest.raises(FolderMissing):
        salvage(path, tmp_path / "no" / "new.cpcse", AT)
    with closing(open_store(path)), pytest.raises(FileInUse):
        salvage(path, tmp_path / "new.cpcse", AT)
    assert not (tmp_path / "new.cpcse").exists()


@pytest.mark.usefixtures("few_rounds")
def test_a_file_with_a_password_is_rescued_with_it_and_keeps_it(path: Path, tmp_path: Path) -> None:
    secret, other = Password("words to remember"), Password("other words")
    change_password(path, None, secret)
    content = bytearray(path.read_bytes())
    content[-2 * PAGE : -PAGE] = bytes(PAGE)
    path.write_bytes(content)
    new = tmp_path / "new.cpcse"

    with pytest.raises(PasswordNeeded):
        salvage(path, new, AT)
    with pytest.raises(WrongPassword):
        salvage(path, new, AT, other)
    salvage(path, new, AT, secret)

    assert check_file(new, secret) == ()
    assert FINDING.impact.encode() not in new.read_bytes()
    with closing(open_store(new, password=secret)) as store:
        assert store.load().of(Evidence)[EVIDENCE.key].title == EVIDENCE.title


def test_tables_that_are_not_ours_are_not_asked(path: Path) -> None:
    with closing(engine.connect(path)) as conn, conn:
        conn.execute("DROP TABLE finding_tag")
        endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS key FROM n"
        conn.execute(f"CREATE VIEW finding_tag AS {endless}")

    rescued(path)


def test_an_interrupted_save_is_rolled_back_in_the_copy(path: Path, tmp_path: Path) -> None:
    with closing(engine.connect(path)) as conn:
        conn.execute("PRAGMA cache_size=1")
        conn.execute("BEGIN IMMEDIATE")
        conn.execute("UPDATE evidence SET shows = 'half done ' || hex(randomblob(60000))")
        damaged = tmp_path / "elsewhere" / "killed.cpcse"
        damaged.parent.mkdir()
        shutil.copyfile(path, damaged)
        shutil.copyfile(f"{path}-journal", f"{damaged}-journal")
    before = damaged.read_bytes()

    outcome = salvage(damaged, tmp_path / "new.cpcse", AT)

    assert outcome.complete
    assert damaged.read_bytes() == before
    with closing(open_store(tmp_path / "new.cpcse")) as store:
        assert store.load().of(Evidence)[EVIDENCE.key] == EVIDENCE


def test_the_list_says_all_of_it(path: Path) -> None:
    run(path, "DELETE FROM attachment_chunk", "UPDATE finding SET impact='Other'")

    listing = rescued(path).listing()

    assert listing.startswith("What could be read of “full.cpcse” is in “new.cpcse”.")
    for heading in ("How much was rescued", "not as it was written", "Not in the new file: here is its text"):
        assert heading in listing
    counted = listing.partition("How much was rescued\n")[2].splitlines()
    assert counted[0] == "  strength or area for improvement: 1 rescued, 1 of them altered", "what suffered first"
    assert sum("link" in line for line in counted) == 1, "links that are all there are one line"
    assert COMMITTEE.name not in listing
    assert record_table("finding").columns[0] == "cycle"
