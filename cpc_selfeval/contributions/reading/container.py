"""The package that a workbook is: checked by its list of members, before any of them is unpacked."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from cpc_selfeval.contributions.reading.limits import Limits
from cpc_selfeval.contributions.reading.semblance import PACKAGE, not_a_package
from cpc_selfeval.contributions.reading.unfit import Unfit, damaged, too_large, unsafe
from cpc_selfeval.domain.contribution_refusals import (
    NotAWorkbook,
    WorkbookHasLinks,
    WorkbookHasMacros,
    WorkbookProtected,
)

PIECE: Final = 65_536

_LISTED: Final = b"PK\x01\x02"
"""With which every entry of the list of members begins (APPNOTE 4.3.12)."""
_UNSAFE_NAME: Final = re.compile(r"^/|^[A-Za-z]:|(?:^|/)\.\.(?:/|$)|\x00")
_ENCRYPTED: Final = 0x1
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The two that OPC allows. Python unpacks the others without an end to what one piece may come to."""
_READ_FAULTS: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)
_OTHERS: Final = (
    ("word/document.xml", "a Word document"),
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("xl/workbook.bin", "a binary workbook (.xlsb)"),
    ("visio/document.xml", "a Visio drawing"),
    ("index/document.iwa", "a Numbers document"),
    ("index.zip", "a Numbers document"),
)


class Package:
    """The members of a checked package. A part's name is taken without regard to small and capital letters (OPC)."""

    def __init__(self, document: bytes, limits: Limits) -> None:
        """Raises Unfit where the package is none, or is not to be read."""
        if not document.startswith(PACKAGE):
            raise not_a_package(document)
        # A crafted list of a million members would fill the memory before one could count them
        if document.count(_LISTED) > 2 * limits.members:
            raise too_large(f"it is made of more than {limits.members} parts")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(document))
        except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
            raise damaged("its end is missing, or it was altered on the way") from error
        members = self._zip.infolist()
        _check_names(members)
        self._members = {_name(member): member for member in members}
        _check_sizes(members, len(document), limits)
        self._refuse_others()
        _check_contents(self._members)

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._members

    def pieces(self, name: str) -> Iterator[bytes]:
        """A part's bytes, piece by piece, and never more than the list of members said. Raises Unfit."""
        member = self._members.get(name.casefold())
        if member is None:
            raise damaged("a part of it is missing")
        try:
            with self._zip.open(member) as part:
                while piece := part.read(PIECE):
                    yield piece
        except _READ_FAULTS as error:
            raise damaged("a part of it cannot be unpacked") from error

    def _refuse_others(self) -> None:
        if self._start_of("mimetype").startswith(b"application/vnd.oasis.opendocument"):
            raise Unfit(NotAWorkbook, "a document of LibreOffice (.ods, .odt)")
        for name, kind in _OTHERS:
            if name in self._members:
                raise Unfit(NotAWorkbook, kind)
        if "_rels/.rels" not in self._members:
            raise Unfit(NotAWorkbook, "an archive of files (.zip)")

    def _start_of(self, name: str) -> bytes:
        return next(self.pieces(name), b"") if name in self._members else b""


def _name(member: zipfile.ZipInfo) -> str:
    return member.orig_filename.replace("\\", "/").casefold()


def _check_names(members: list[zipfile.ZipInfo]) -> None:
    names = [_name(member) for member in members]
    if any(_UNSAFE_NAME.search(name) for name in names):
        raise unsafe("a part whose name leads out of the file")
    if len(set(names)) < len(names):
        raise unsafe("two parts of the same name")


def _check_sizes(members: list[zipfile.ZipInfo], packed: int, limits: Limits) -> None:
    if len(members) > limits.members:
        raise too_large(f"it is made of more than {limits.members} parts")
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise Unfit(WorkbookProtected)
    if any(member.compress_type not in _METHODS for member in members):
        raise unsafe("a part that is packed in an unusual way")
    unpacked = sum(member.file_size for member in members)
    if unpacked > limits.unpacked_bytes:
        raise too_large(
            f"unpacked it has {unpacked / 1e6:,.0f} MB, where {limits.unpacked_bytes / 1e6:,.0f} MB is the most"
        )
    if unpacked > limits.ratio_from_bytes and unpacked > limits.ratio * packed:
        raise too_large(f"unpacked it is {unpacked / packed:,.0f} times its size, where {limits.ratio} is the most")


def _check_contents(names: dict[str, zipfile.ZipInfo]) -> None:
    if any("vbaproject" in name or name.startswith("xl/macrosheets/") for name in names):
        raise Unfit(WorkbookHasMacros)
    if any(name.startswith("xl/externallinks/") for name in names):
        raise Unfit(WorkbookHasLinks)
