"""Row 54: one flipped bit anywhere is found, by SQLite, by a row's hash or by an attachment's, or changes nothing.

A bit in free space, in what SQLite keeps for itself alone or in its unused header may be flipped unseen: then every
row and every attached file is what it was.
"""

from __future__ import annotations

import random
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from cpc_selfeval.domain.refusal import StorageError
from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.known_files import KnownFiles
from cpc_selfeval.storage.opening import open_store
from tests.storage.samples import ATTACHED, ATTACHED_SHA256, dumped, full_file

Rows = dict[str, list[tuple[object, ...]]]


def holds(path: Path, known: KnownFiles | None) -> tuple[Rows, bytes] | None:
    """Everything that the program gives of a file, None where it says that something is wrong with it."""
    target = path.with_name("attached")
    try:
        with closing(open_store(path, known=known)) as store:
            while store.check_some():
                pass
            if store.read_only:
                return None
            store.load()
            store.write_attachment(ATTACHED_SHA256, target)
            return dumped(store, passing=True), target.read_bytes()
    except StorageError:
        return None


def flipped(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content) * 8)
    changed = bytearray(content)
    changed[at // 8] ^= 1 << at % 8
    return bytes(changed)


@pytest.mark.parametrize(
    ("flips", "seed"), [(60, 54), pytest.param(400, 540, marks=[pytest.mark.long, pytest.mark.timeout(900)])]
)
def test_no_flipped_bit_is_silent(tmp_path: Path, flips: int, seed: int) -> None:
    path = tmp_path / "a.cpcse"
    full_file(path).close()
    before = holds(path, None)
    assert before is not None
    assert before[1] == ATTACHED
    sound = path.read_bytes()
    chance = random.Random(seed)
    found: Counter[str] = Counter()

    for _ in range(flips):
        path.write_bytes(flipped(sound, chance))
        checked = check_file(path) != ()
        after = holds(path, None)
        assert after is None or after == before
        assert checked or after == before
        found["found" if checked or after is None else "in free space"] += 1

    print(f"\n{flips} flipped bits: {found['found']} found, {found['in free space']} that change nothing, 0 silent")
    assert found["found"] > flips / 3  # much of a small file is room in the pages of tables with few rows


def test_a_flipped_bit_in_a_file_that_we_wrote_last_is_found_while_it_is_open(tmp_path: Path) -> None:
    """Nothing tells such a file from outside, so it opens at once and is looked through then."""
    path = tmp_path / "a.cpcse"
    full_file(path).close()
    before = holds(path, None)
    sound = path.read_bytes()
    chance = random.Random(5)
    for n in range(20):
        path.write_bytes(flipped(sound, chance))
        known = KnownFiles(tmp_path / f"known-{n}.json")
        known.note_opened(path)
        known.note_closed(path)

        after = holds(path, known)

        assert after is None or after == before
