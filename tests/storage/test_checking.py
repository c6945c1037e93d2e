"""Whatever is altered in a file is found, and checking alters nothing."""

from __future__ import annotations

import random
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from cpc_selfeval.domain.judgement import Judgement
from cpc_selfeval.domain.opening_refusals import FileDamaged
from cpc_selfeval.domain.refusal import StorageError
from cpc_selfeval.storage import engine
from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.opening import open_store
from cpc_selfeval.storage.tables import all_tables
from tests.storage.samples import ATTACHMENT, CYCLE, FINDING, ISLA, NOON, RECORDED, added, dumped, full_copy, new_file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed file with one record of every type, a log, and something removed."""
    return full_copy(tmp_path / "full.cpcse")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, object]:
    """A file with one record of every type but the attached file, and its rows."""
    path = tmp_path_factory.mktemp("small") / "small.cpcse"
    with closing(new_file(path)) as store:
        store.apply(added(*(record for record in RECORDED if record != ATTACHMENT)), by=ISLA, at=NOON)
        rows = dumped(store, passing=True)
    return path.read_bytes(), rows


def run(path: Path, statement: str) -> None:
    with closing(engine.connect(path)) as conn, conn:
        assert conn.execute(statement).rowcount > 0


def test_a_sound_file_is_sound_and_stays_byte_for_byte(path: Path) -> None:
    before = path.read_bytes()

    assert check_file(path) == ()

    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_flipped_byte_in_a_text_is_found(path: Path) -> None:
    content = bytearray(path.read_bytes())
    at = content.index(FINDING.impact.encode())
    content[at] ^= 1
    path.write_bytes(content)

    (sentence,) = check_file(path)

    assert "“finding”" in sentence
    assert FINDING.key in sentence
    assert FINDING.impact not in sentence


@pytest.mark.parametrize("table", [table.name for table in all_tables() if table.name != "tombstone"])
@pytest.mark.parametrize("alteration", ["rev = 7", "changed_at = 'x'", "row_sha256 = 'x'"])
def test_an_altered_row_of_any_table_is_found(path: Path, table: str, alteration: str) -> None:
    run(path, f'UPDATE "{table}" SET {alteration}')

    assert any(f"of “{table}” are not as they were written" in sentence for sentence in check_file(path))


def test_a_reference_to_nothing_is_found(path: Path) -> None:
    run(path, "DELETE FROM tag")

    assert any("refer to something that is not there" in sentence for sentence in check_file(path))


def test_a_missing_part_of_an_attached_file_is_found(path: Path) -> None:
    run(path, "DELETE FROM attachment_chunk WHERE n = 1")

    assert check_file(path) == (
        "“full.cpcse” is damaged: the attached file “audit.pdf” is not as it was when it was attached.",
    )


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE finding SET text = CAST(x'ff41' AS TEXT)",
        "UPDATE finding SET position = 9223372036854775807",
        "UPDATE log SET act = CAST(x'c0af' AS TEXT)",
        "UPDATE identity SET file = ''",
    ],
)
def test_wrong_values_are_found_without_a_fall(path: Path, statement: str) -> None:
    run(path, statement)

    assert len(check_file(path)) == 1


def flip(path: Path, chance: random.Random) -> None:
    content = bytearray(path.read_bytes())
    at = chance.randrange(len(content) * 8)
    content[at // 8] ^= 1 << at % 8
    path.write_bytes(content)


def assert_found_or_harmless(path: Path, rows: object) -> None:
    """A bit in free space may change nothing; anything else is found by SQLite or by a hash."""
    if check_file(path) == ():
        store = open_store(path)
        assert dumped(store, passing=True) == rows
        store.load()
        store.close()


@pytest.mark.parametrize("seed", range(50))
def test_any_flipped_bit_is_found_or_changes_nothing(tmp_path: Path, small: tuple[bytes, object], seed: int) -> None:
    content, rows = small
    (tmp_path / "small.cpcse").write_bytes(content)

    flip(tmp_path / "small.cpcse", random.Random(seed))

    assert_found_or_harmless(tmp_path / "small.cpcse", rows)


@pytest.mark.long
def test_four_hundred_flipped_bits_are_found_or_change_nothing(path: Path) -> None:
    store = open_store(path, read_only=True)
    rows = dumped(store, passing=True)
    store.close()
    sound = path.read_bytes()
    chance = random.Random(400)
    for _ in range(400):
        flip(path, chance)
        assert_found_or_harmless(path, rows)
        path.write_bytes(sound)


@pytest.mark.parametrize("seed", range(40))
def test_a_random_page_never_makes_the_program_fall(path: Path, seed: int) -> None:
    content = bytearray(path.read_bytes())
    chance = random.Random(1000 + seed)
    page = chance.randrange(len(content) // 4096) * 4096
    content[page : page + 4096] = chance.randbytes(4096)
    path.write_bytes(content)

    assert check_file(path)
    with suppress(StorageError):
        open_store(path).close()
    assert check_file(path)


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ("identity", "does not say which file it is"),
        ("committee", "names no committee"),
        ("cycle", "holds no self-evaluation"),
    ],
)
def test_a_file_without_what_every_file_has_is_not_sound(path: Path, table: str, sentence: str) -> None:
    run(path, f'DELETE FROM "{table}"')

    assert any(sentence in found for found in check_file(path))
    with pytest.raises(FileDamaged, match=sentence), closing(open_store(path)) as store:
        store.load()


@pytest.mark.parametrize(
    ("alteration", "sentence"),
    [
        ("UPDATE judgement SET level = 9", "is none of its framework’s"),
        ("UPDATE level_draft SET level = 0", "is none of its framework’s"),
        ("UPDATE action SET status = 'overdue'", "has a status that nobody sets"),
        ("UPDATE judgement SET at = 'yesterday'", "does not say when"),
        ("UPDATE due_move SET at = '2026-03-02'", "does not say when"),
        ("UPDATE finding SET text = CAST(X'ff41' AS TEXT)", "can no longer be read"),
        ("UPDATE agency SET name = CAST(X'eda080' AS TEXT)", "can no longer be read"),
    ],
)
def test_what_cannot_be_shown_is_told_when_the_file_is_read(path: Path, alteration: str, sentence: str) -> None:
    run(path, alteration)

    with pytest.raises(FileDamaged, match=sentence), closing(open_store(path)) as store:
        store.load()
    assert check_file(path) != ()


@pytest.mark.parametrize(
    ("alteration", "sentence"),
    [
        ("UPDATE judgement SET level = 9 WHERE key = 'judgement-2'", "is none of its framework’s"),
        ("UPDATE judgement SET at = 'yesterday' WHERE key = 'judgement-2'", "does not say when"),
    ],
)
def test_so_is_a_level_of_another_cycle(path: Path, alteration: str, sentence: str) -> None:
    with closing(open_store(path)) as store:
        key = next(iter(store.load().of(Judgement)))
        newer = replace(CYCLE, key="cycle-2", number=CYCLE.number + 1, title="Next", closed_on=None)
        store.apply(added(newer), by=ISLA, at=NOON)
        assert len(store.load().other_cycles[0].judgements) > 0
    run(path, alteration.replace("judgement-2", key))

    with pytest.raises(FileDamaged, match=sentence), closing(open_store(path)) as store:
        store.load()


@pytest.mark.parametrize("read_only", [False, True], ids=["to write", "to read"])
def test_a_file_whose_schema_format_there_is_none_of_is_damaged(path: Path, read_only: bool) -> None:
    content = bytearray(path.read_bytes())
    content[44:48] = (9).to_bytes(4, "big")
    path.write_bytes(content)

    with pytest.raises(FileDamaged):
        open_store(path, read_only=read_only)
    assert any("damaged" in said for said in check_file(path))
    assert path.read_bytes() == content
