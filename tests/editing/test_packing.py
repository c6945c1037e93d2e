"""A position is signed and packed; the same position gives the same bytes, and whatever is altered is told."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.cycle_refusals import CycleClosed
from cpc_selfeval.domain.judging_records.papers import SignOff
from cpc_selfeval.domain.pack_refusals import NoPack, NotSignedOff, PackNotMade, PackPlaceTaken
from cpc_selfeval.domain.paper_refusals import PaperStopped
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.executor import InlineExecutor
from cpc_selfeval.editing.open_self_evaluation import OpenSelfEvaluation
from cpc_selfeval.editing.packing import Packing
from cpc_selfeval.editing.papers import Writing
from cpc_selfeval.exports.pack.verifying import verified
from tests.editing.desk import Desk
from tests.exports.tagged_pdf.reading import failed_rules, faults, structure


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenSelfEvaluation]:
    """A self-evaluation with two attached files, closed and signed."""
    folder = tmp_path_factory.mktemp("packing")
    desk = Desk(folder / "harbour.cpcse", InlineExecutor())
    opened = desk.work
    for name, codes in (("children’s views.txt", ("2.1", "1.1")), ("audit & more.txt", ())):
        piece = opened.evidence.record(f"Evidence {name}", indicators=codes)
        (folder / name).write_text(name)
        opened.evidence.attach(piece, folder / name)
    opened.actions.plan("Ask again in May")
    opened.cycles.close()
    opened.packing.sign(
        "Ailsa Ross",
        role="Chair of the COG",
        on=date(2026, 6, 25),
        decision="Endorsed <b>& noted</b>",
        looked_by="Isla Grant",
    )
    yield opened
    opened.close()


def make(work: OpenSelfEvaluation, target: Path) -> str | Refusal:
    """What is told of a pack."""
    told: list[str | Refusal] = []
    Packing(work.session, work.papers, beside=False).make(target, told.append)
    return told[0]


@pytest.fixture(scope="module")
def pack(work: OpenSelfEvaluation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pack as a folder."""
    folder = tmp_path_factory.mktemp("packs") / "Pack of Mòrag’s"
    assert isinstance(make(work, folder), str)
    return folder


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if tag == "a" and name == "href" and value]


def test_everything_is_in_it_and_the_list_names_every_file(pack: Path, work: OpenSelfEvaluation) -> None:
    found = files_in(pack)
    listed = json.loads(found["pack.json"])

    assert {"Summary.pdf", "Self-evaluation.pdf", "Plan.pdf", "Workbook.xlsx", "Index.html", "Index.pdf"} < set(found)
    assert sum(path.startswith("Evidence/") for path in found) == sum(
        len(work.contents.attachments_of(key)) for key in work.contents.evidence
    )
    assert {file["path"] for file in listed["files"]} == set(found) - {"pack.json"}
    assert all(hashlib.sha256(found[file["path"]]).hexdigest() == file["sha256"] for file in listed["files"])
    assert listed["framework"]["content_hash"] == work.contents.framework.content_hash
    assert listed["signed_off"][0]["decision"] == "Endorsed <b>& noted</b>"
    assert listed["position_at"].startswith(work.papers.snapshot().as_at.isoformat()[:19])


def test_the_index_leads_to_every_file_by_relative_links_and_runs_nothing(pack: Path) -> None:
    page = (pack / "Index.html").read_text("utf-8")
    links = _Links()
    links.feed(page)

    assert len(links.found) == len(files_in(pack)) - 3  # both indexes and the list
    assert all((pack / unquote(link)).is_file() for link in links.found)
    assert "<script" not in page
    assert "Endorsed &lt;b&gt;&amp; noted&lt;/b&gt;" in page
    assert 'lang="en-GB"' in page


def test_the_index_is_a_tagged_pdf_without_a_fault_that_leads_to_every_file(pack: Path) -> None:
    index = (pack / "Index.pdf").read_bytes()
    assert failed_rules(index) == []
    assert faults(index) == []
    linked = [unquote(uri) for link in structure(index).all("Link") for _said, uri in link.files]
    assert {f"./{path}" for path in set(files_in(pack)) - {"Index.html", "Index.pdf", "pack.json"}} == set(linked)


def test_the_same_closed_cycle_gives_the_same_bytes_again(pack: Path, work: OpenSelfEvaluation, tmp_path: Path) -> None:
    first, second = (make(work, tmp_path / name) for name in ("again", "Pack.zip"))

    assert files_in(tmp_path / "again") == files_in(pack)
    assert first == second == verified(pack).list_sha256
    assert make(work, tmp_path / "other" / ".." / "twice.zip") == first
    one, two = zipfile.ZipFile(tmp_path / "Pack.zip"), zipfile.ZipFile(tmp_path / "twice.zip")
    assert [entry.CRC for entry in one.infolist()] == [entry.CRC for entry in two.infolist()]
    assert verified(tmp_path / "Pack.zip").is_whole


def test_what_was_altered_taken_away_or_added_is_told(work: OpenSelfEvaluation, tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    make(work, folder)
    assert verified(folder).is_whole

    with (folder / "Summary.pdf").open("r+b") as file:
        file.seek(100)
        file.write(b"X")
    (folder / "Plan.pdf").unlink()
    (folder / "Evidence" / "note.txt").write_text("mine")
    found = verified(folder)

    assert (found.altered, found.missing, found.added) == (("Summary.pdf",), ("Plan.pdf",), ("Evidence/note.txt",))
    assert not found.is_whole


@pytest.mark.parametrize("content", [None, b"", b"{}", b"[" * 100_000, b'{"format": 1, "files": [3]}', b"\xff"])
def test_what_is_no_pack_is_told(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "pack.json").write_bytes(content)
    with pytest.raises(NoPack):
        verified(tmp_path)


def test_a_file_that_is_no_zip_is_no_pack(tmp_path: Path) -> None:
    (tmp_path / "pack.zip").write_bytes(b"PK\x03\x04 not really")
    with pytest.raises(NoPack):
        verified(tmp_path / "pack.zip")


def test_what_stands_in_the_place_is_never_replaced(work: OpenSelfEvaluation, tmp_path: Path) -> None:
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack.zip").write_text("mine")

    assert isinstance(make(work, tmp_path / "pack"), PackPlaceTaken)
    assert isinstance(make(work, tmp_path / "pack.zip"), PackPlaceTaken)
    assert (tmp_path / "pack.zip").read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pack", "pack.zip"]


def test_a_place_that_cannot_be_written_leaves_nothing(work: OpenSelfEvaluation, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")

    assert isinstance(make(work, tmp_path / "file" / "pack"), PackNotMade)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_stopped_on_its_way_it_leaves_nothing(
    work: OpenSelfEvaluation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str | Refusal] = []
    packing = Packing(work.session, work.papers, beside=False)
    from cpc_selfeval.editing import packing as module

    def stop(order: object) -> bytes:
        writing.cancel()
        return b"half"

    monkeypatch.setattr(module, "paper_bytes", stop)
    writing = Writing()
    monkeypatch.setattr(module, "Writing", lambda: writing)
    beside: list[list[Path]] = []

    def tell(answer: str | Refusal) -> None:
        told.append(answer)
        beside.append(list(tmp_path.iterdir()))

    packing.make(tmp_path / "pack", tell)

    assert isinstance(told[0], PaperStopped)
    assert beside == [[]], "it is told once nothing is left"


def test_a_position_is_packed_once_somebody_signed_it(tmp_path: Path) -> None:
    opened = Desk(tmp_path / "harbour.cpcse", InlineExecutor()).work
    assert isinstance(make(opened, tmp_path / "pack"), NotSignedOff)

    opened.packing.sign("Ailsa Ross", on=date(2026, 6, 25))
    opened.session.undo()
    assert isinstance(make(opened, tmp_path / "pack"), NotSignedOff)
    opened.close()


def test_a_closed_cycle_takes_a_sign_off_and_nothing_else(work: OpenSelfEvaluation) -> None:
    [signed] = work.contents.of(SignOff).values()

    assert signed.closing
    assert signed.position_at == signed.position_at.strip()
    refused: list[Refusal] = []
    work.session.make("test", _revised, refused=refused.append)
    assert isinstance(refused[0], CycleClosed)


def _revised(contents: Contents) -> Change:
    action = next(iter(contents.actions.values()))
    return Change("test", (RowChange(action, replace(action, text="another")),))
