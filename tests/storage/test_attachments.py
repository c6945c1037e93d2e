"""Attached files go in and come out byte for byte, once for each content, without filling the memory."""

from __future__ import annotations

import hashlib
import os
import sys
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cpc_selfeval.domain.attaching_refusals import AttachmentTooLarge, AttachmentUnreadable
from cpc_selfeval.domain.change import Change, ChangeKind, RowChange
from cpc_selfeval.domain.evidence import Attachment
from cpc_selfeval.domain.opening_refusals import FileDamaged
from cpc_selfeval.domain.placing_refusals import PlaceRefused
from cpc_selfeval.storage.attachments import CHUNK, LARGEST, fingerprint
from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.opening import open_store
from cpc_selfeval.storage.store import Store
from tests.storage.samples import ATTACHMENT, EVIDENCE, ISLA, NOON, added, new_file

BARE_EVIDENCE = replace(EVIDENCE, agency=None, findings=(), actions=(), readings=(), tags=())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A file with one piece of evidence, found sound when the test is over."""
    store = new_file(tmp_path / "a.cpcse")
    store.apply(added(BARE_EVIDENCE), by=ISLA, at=NOON)
    yield store
    store.close()
    assert check_file(store.path) == ()


def attach(store: Store, source: Path, key: str = "attachment-1") -> Attachment:
    sha256, size = fingerprint(source)
    attachment = replace(ATTACHMENT, key=key, name=source.name, size=size, sha256=sha256)
    store.apply(added(attachment), by=ISLA, at=NOON, bringing={sha256: source})
    return attachment


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def chunks(store: Store) -> list[tuple[str, int, int]]:
    found = store._db.execute("SELECT sha256, n, length(bytes) FROM attachment_chunk ORDER BY sha256, n")
    return found.fetchall()


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_any_size_comes_back(store: Store, tmp_path: Path, size: int) -> None:
    content = os.urandom(size)
    attachment = attach(store, written(tmp_path / "minutes.docx", content))

    store.write_attachment(attachment.sha256, tmp_path / "out.docx")

    assert (tmp_path / "out.docx").read_bytes() == content
    assert attachment.sha256 == hashlib.sha256(content).hexdigest()
    assert sum(length for _, _, length in chunks(store)) == size
    assert max((length for _, _, length in chunks(store)), default=0) <= CHUNK


def test_the_same_content_is_stored_once(store: Store, tmp_path: Path) -> None:
    attach(store, written(tmp_path / "a.pdf", b"same" * 100), "one")
    attach(store, written(tmp_path / "b.pdf", b"same" * 100), "two")

    assert len(chunks(store)) == 1
    assert len(store.load().of(Attachment)) == 2


def test_a_removed_file_can_be_undone_until_closing_and_is_gone_then(store: Store, tmp_path: Path) -> None:
    attachment = attach(store, written(tmp_path / "a.pdf", b"first" * 100_000))
    kept = attach(store, written(tmp_path / "b.pdf", b"second"), "two")
    removal = Change("removed", (RowChange(attachment, None),))

    store.apply(removal, by=ISLA, at=NOON)
    store.apply(removal.reversed(), by=ISLA, at=NOON, kind=ChangeKind.UNDONE)
    store.write_attachment(attachment.sha256, tmp_path / "out.pdf")
    store.apply(removal, by=ISLA, at=NOON, kind=ChangeKind.REDONE)
    store.save_copy(tmp_path / "copy.cpcse")
    store.close()

    for path in (store.path, tmp_path / "copy.cpcse"):
        assert b"firstfirst" not in path.read_bytes()
        reopened = open_store(path)
        assert {sha256 for sha256, _, _ in chunks(reopened)} == {kept.sha256}
        reopened.close()


def test_a_file_that_changes_while_it_is_read_is_refused_and_nothing_is_written(store: Store, tmp_path: Path) -> None:
    source = written(tmp_path / "a.pdf", b"first")
    sha256, size = fingerprint(source)
    attachment = replace(ATTACHMENT, size=size, sha256=sha256)
    for content in (b"other", b"longer than it was", b""):
        source.write_bytes(content)
        with pytest.raises(AttachmentUnreadable, match="changed while"):
            store.apply(added(attachment), by=ISLA, at=NOON, bringing={sha256: source})

    assert chunks(store) == []
    assert store.load().of(Attachment) == {}


def test_what_is_too_large_is_refused_before_it_is_read(store: Store, tmp_path: Path) -> None:
    source = tmp_path / "film.mp4"
    with source.open("wb") as file:
        file.truncate(LARGEST + 1)

    for job in (lambda: fingerprint(source), lambda: attach(store, source)):
        with pytest.raises(AttachmentTooLarge, match="250 MB"):
            job()

    assert LARGEST == 250_000_000


def test_what_cannot_be_read_is_refused(store: Store, tmp_path: Path) -> None:
    cases = {
        tmp_path / "none.pdf": "it is not there",
        tmp_path: "it is not a file",
        store.path: "it is the self-evaluation file itself",
    }
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        cases[tmp_path / "pipe"] = "it is not a file"

    for path, why in cases.items():
        with pytest.raises(AttachmentUnreadable) as told:
            fingerprint(path)
        assert f"because {why}." in str(told.value)


def test_the_file_itself_is_refused_by_another_name_too(store: Store, tmp_path: Path) -> None:
    (tmp_path / "other name.pdf").hardlink_to(store.path)

    with pytest.raises(AttachmentUnreadable, match="itself"):
        fingerprint(tmp_path / "other name.pdf")


def test_nobody_brings_what_is_not_there(store: Store) -> None:
    with pytest.raises(AttachmentUnreadable, match="no longer kept"):
        store.apply(added(ATTACHMENT), by=ISLA, at=NOON)

    assert store.load().of(Attachment) == {}


def test_an_altered_file_is_not_handed_out(tmp_path: Path) -> None:
    store = new_file(tmp_path / "a.cpcse")
    store.apply(added(BARE_EVIDENCE), by=ISLA, at=NOON)
    attachment = attach(store, written(tmp_path / "a.pdf", b"first" * 100))
    store._db.execute("UPDATE attachment_chunk SET bytes = CAST(replace(bytes, 'first', 'f1rst') AS BLOB)")
    (tmp_path / "out.pdf").write_text("was here before")

    with pytest.raises(FileDamaged):
        store.write_attachment(attachment.sha256, tmp_path / "out.pdf")

    assert (tmp_path / "out.pdf").read_text() == "was here before"
    assert not [file.name for file in tmp_path.iterdir() if file.name.endswith(".part")]
    store.close()
    assert any("“a.pdf” is not as it was" in fault for fault in check_file(store.path))


def test_the_file_itself_is_never_replaced_by_what_is_attached(store: Store, tmp_path: Path) -> None:
    attachment = attach(store, written(tmp_path / "a.pdf", b"first"))

    with pytest.raises(PlaceRefused):
        store.write_attachment(attachment.sha256, store.path)

    store.write_attachment(attachment.sha256, tmp_path / "out.pdf")


def test_a_place_that_is_not_there_is_refused(store: Store, tmp_path: Path) -> None:
    attachment = attach(store, written(tmp_path / "a.pdf", b"first"))

    with pytest.raises(PlaceRefused):
        store.write_attachment(attachment.sha256, tmp_path / "none" / "a.pdf")
    (tmp_path / "folder").mkdir()
    with pytest.raises(PlaceRefused):
        store.write_attachment(attachment.sha256, tmp_path / "folder")

    assert list((tmp_path / "folder").iterdir()) == []


def test_a_large_file_needs_little_memory(store: Store, tmp_path: Path) -> None:
    source = tmp_path / "large.bin"
    with source.open("wb") as file:
        for n in range(40):
            file.write(bytes([n]) * 1_000_000)
    tracemalloc.start()
    began = _most_memory()

    attachment = attach(store, source)
    store.write_attachment(attachment.sha256, tmp_path / "out.bin")

    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 8_000_000
    assert _most_memory() - began < 30_000
    assert fingerprint(tmp_path / "out.bin") == (attachment.sha256, 40_000_000)


def _most_memory() -> int:
    """The most memory that this process ever had, in kB (0 where that is not told)."""
    if sys.platform == "win32":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
