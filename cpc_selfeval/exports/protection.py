"""A paper with a password: PDF with AES-256 of revision 6, Office files with Office's own encryption.

All of it is done in memory, so that a paper without its password is never on a disk.
"""

from __future__ import annotations

import io
from typing import Final

from cpc_selfeval.domain.paper_refusals import PaperPasswordUnusable
from cpc_selfeval.domain.password import Password

MOST_CHARACTERS: Final = 100
"""Of a password: Office takes 255 characters, a PDF 127 bytes in UTF-8 (ISO 32000-2, 7.6.4.3.3)."""
_MOST_BYTES: Final = 127


def usable(password: Password) -> None:
    """Raises PaperPasswordUnusable for one that is longer than the programs take: none may be cut short."""
    text = password.reveal()
    if len(text) > MOST_CHARACTERS or len(text.encode()) > _MOST_BYTES:
        raise PaperPasswordUnusable


def protected_pdf(content: bytes, password: Password) -> bytes:
    """The PDF, to be opened with this password alone; screen readers may read all of it, and it may be printed.

    Its tags, language and title stay as they are. Raises PaperPasswordUnusable.
    """
    import pikepdf

    usable(password)
    out = io.BytesIO()
    allowed = pikepdf.Permissions(accessibility=True, extract=True, print_highres=True, print_lowres=True)
    encryption = pikepdf.Encryption(owner=password.reveal(), user=password.reveal(), R=6, allow=allowed)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.save(out, encryption=encryption)
    return out.getvalue()


def protected_office(content: bytes, password: Password) -> bytes:
    """A workbook or Word document, to be opened with this password alone (agile encryption: AES-256, SHA-512).

    Raises PaperPasswordUnusable.
    """
    from msoffcrypto.format.ooxml import OOXMLFile

    usable(password)
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(content)).encrypt(password.reveal(), out)
    return out.getvalue()
