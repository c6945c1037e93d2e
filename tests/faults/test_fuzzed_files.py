"""Row 59: whatever a file was turned into, it is opened or refused with words, in 5 seconds and 500 MB."""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from cpc_selfeval.storage import engine
from tests.faults.watched import what_becomes
from tests.storage.samples import BEGINNING, EVIDENCE, FRAMEWORK, ISLA, NOON, RECORDED, added

PAGE = 4096
Mutate = Callable[[bytearray, random.Random], None]


def a_place(content: bytearray, chance: random.Random) -> int:
    """Where a page begins."""
    return chance.randrange(len(content) // PAGE) * PAGE


def some_bytes(content: bytearray, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 2, 8, 64))):
        content[chance.randrange(len(content))] = chance.randrange(256)


def a_page(content: bytearray, chance: random.Random) -> None:
    at = a_place(content, chance)
    content[at : at + PAGE] = chance.choice((chance.randbytes(PAGE), bytes(PAGE), b"\xff" * PAGE))


def two_pages(content: bytearray, chance: random.Random) -> None:
    one, other = a_place(content, chance), a_place(content, chance)
    content[one : one + PAGE], content[other : other + PAGE] = (
        content[other : other + PAGE],
        content[one : one + PAGE],
    )


def the_head_of_a_page(content: bytearray, chance: random.Random) -> None:
    """Where the kind of page, its count of cells and where they lie stands."""
    at = a_place(content, chance) + (100 if chance.random() < 0.1 else 0)
    content[at + chance.randrange(24)] = chance.choice((0, 1, 2, 5, 10, 13, 127, 128, 255))


def the_header(content: bytearray, chance: random.Random) -> None:
    content[chance.randrange(16, 100)] = chance.choice((0, 1, 2, 4, 127, 128, 255))


def the_schema(content: bytearray, chance: random.Random) -> None:
    at = content.find(b"CREATE ", chance.randrange(PAGE * 4))
    for _ in range(chance.choice((1, 3))):
        content[max(0, at) + chance.randrange(300)] = chance.choice(b"()',\" \x00\xffABZ09")


def a_piece(content: bytearray, chance: random.Random) -> None:
    at, size = chance.randrange(len(content)), chance.randrange(1, 3 * PAGE)
    if chance.random() < 0.5:
        del content[at : at + size]
    else:
        content[at:at] = content[at : at + size]


def the_end(content: bytearray, chance: random.Random) -> None:
    del content[chance.randrange(len(content)) :]


MUTATIONS: tuple[Mutate, ...] = (
    *(some_bytes, some_bytes, a_page, a_page, two_pages, the_head_of_a_page, the_head_of_a_page, the_head_of_a_page),
    *(the_header, the_schema, the_schema, a_piece, the_end),
)
"""Damage to the structure is the most likely, since files that are only cut are refused at once."""


def small_file(path: Path) -> bytes:
    """A file of ours with everything but attachments, so that much of it is structure."""
    from cpc_selfeval.storage.creation import create

    plain = tuple(record for record in RECORDED if type(record).__name__ != "Attachment")
    with closing(create(path, FRAMEWORK, added(*BEGINNING), ISLA, NOON)) as store:
        store.apply(added(*plain), by=ISLA, at=NOON)
    with closing(engine.connect(path)) as conn:
        assert conn.execute("SELECT title FROM evidence").fetchone() == (EVIDENCE.title,)
    return path.read_bytes()


@pytest.mark.parametrize(
    ("mutations", "seed"), [(60, 59), pytest.param(1_000, 590, marks=[pytest.mark.long, pytest.mark.timeout(1_800)])]
)
def test_no_fuzzed_file_makes_it_fall_hang_or_swell(tmp_path: Path, mutations: int, seed: int) -> None:
    sound = small_file(tmp_path / "sound.cpcse")
    (tmp_path / "temporary").mkdir()
    chance = random.Random(seed)
    folder = tmp_path / "fuzzed"
    folder.mkdir()
    paths = []
    for n in range(mutations):
        content = bytearray(sound)
        for _ in range(chance.choice((1, 1, 2, 5))):
            if len(content) > 4 * PAGE:
                chance.choice(MUTATIONS)(content, chance)
        if chance.random() < 0.15:
            (folder / f"{n:04}.cpcse-journal").write_bytes(a_journal(sound, chance))
        paths.append(folder / f"{n:04}.cpcse")
        paths[-1].write_bytes(content)

    environment = dict(os.environ) | {"TMPDIR": str(tmp_path / "temporary")}
    became = what_becomes(paths, seconds=5, megabytes=500, environment=environment)

    told = Counter(became)
    print(f"\n{mutations} fuzzed files: " + ", ".join(f"{words} {count}" for words, count in told.most_common()))
    assert len(became) == mutations
    assert told["opened"] < mutations / 2
    assert list((tmp_path / "temporary").iterdir()) == []


def a_journal(sound: bytes, chance: random.Random) -> bytes:
    """A journal as an interrupted save leaves it, or nearly."""
    pages = len(sound) // PAGE
    header = bytes.fromhex("d9d505f920a163d7") + (1).to_bytes(4, "big") + bytes(4)
    header += pages.to_bytes(4, "big") + (512).to_bytes(4, "big") + PAGE.to_bytes(4, "big")
    page = chance.randrange(pages)
    content = sound[page * PAGE : (page + 1) * PAGE]
    checksum = sum(content[at] for at in range(PAGE - 200, 0, -200)) & 0xFFFFFFFF
    journal = bytearray(header.ljust(512, b"\0"))
    journal += (page + 1).to_bytes(4, "big") + content + checksum.to_bytes(4, "big")
    if chance.random() < 0.5:
        journal[chance.randrange(len(journal))] ^= 1 << chance.randrange(8)
    return bytes(journal)
