"""Papers with a password: opened with it, and with no other; read aloud all the same."""

from __future__ import annotations

import io

import msoffcrypto
import pikepdf
import pytest
from msoffcrypto.exceptions import InvalidKeyError

from cpc_selfeval.domain.paper_refusals import PaperPasswordUnusable
from cpc_selfeval.domain.papers.kinds import Paper
from cpc_selfeval.domain.password import Password
from cpc_selfeval.exports.papers import printed
from cpc_selfeval.exports.protection import MOST_CHARACTERS, protected_office, protected_pdf
from cpc_selfeval.exports.word import word_bytes
from cpc_selfeval.exports.workbook.writer import workbook_bytes
from tests.exports.papers.making import ordered_of
from tests.exports.tagged_pdf.reading import structure
from tests.exports.workbook.contents import EMPTY, snapshot_of

PASSWORD = Password("heron café bucket \U0001f986")


def unlocked(content: bytes, password: str) -> bytes:
    """An Office file without its password, its integrity verified."""
    file = msoffcrypto.OfficeFile(io.BytesIO(content))
    file.load_key(password=password, verify_password=True)
    out = io.BytesIO()
    file.decrypt(out, verify_integrity=True)
    return out.getvalue()


def test_a_pdf_keeps_its_tags_and_may_be_read_aloud() -> None:
    plain = printed(ordered_of(snapshot_of(EMPTY))).content
    content = protected_pdf(plain, PASSWORD)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(content))
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(content), password="heron")
    with pikepdf.open(io.BytesIO(content), password=PASSWORD.reveal()) as pdf:
        assert (pdf.encryption.R, pdf.encryption.bits) == (6, 256)
        assert pdf.allow.accessibility
        out = io.BytesIO()
        pdf.save(out)
    assert structure(out.getvalue()).text == structure(plain).text
    with pikepdf.open(io.BytesIO(plain)) as before, pikepdf.open(out) as after:
        assert before.Root.Lang == after.Root.Lang
        assert before.Root.MarkInfo == after.Root.MarkInfo
        with after.open_metadata() as says:
            assert says["pdfuaid:part"] == "1"


def test_an_office_file_comes_back_byte_for_byte() -> None:
    snapshot = snapshot_of(EMPTY)
    for plain in (workbook_bytes(snapshot), word_bytes(ordered_of(snapshot, Paper.CPC_REPORT))):
        content = protected_office(plain, PASSWORD)
        assert plain[:64] not in content
        assert unlocked(content, PASSWORD.reveal()) == plain
        with pytest.raises(InvalidKeyError):
            unlocked(content, "heron")


@pytest.mark.parametrize("text", ["x" * (MOST_CHARACTERS + 1), "\U0001f986" * 32])
def test_no_password_is_cut_short(text: str) -> None:
    for protected in (protected_pdf, protected_office):
        with pytest.raises(PaperPasswordUnusable):
            protected(b"", Password(text))
