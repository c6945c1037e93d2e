"""Names of elements in a workbook's parts, as the parser gives them: the namespace, a space, the element."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeVar

_Act = TypeVar("_Act", bound=Callable[..., None])

SPREADSHEET: Final = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
"""Of ECMA-376, and of its strict form, which Excel writes where one asks for it."""
RELATIONS: Final = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
PACKAGE_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"


def in_spreadsheet(acts: Mapping[str, _Act]) -> dict[str, _Act]:
    """What to do at elements of a workbook, in either form."""
    return {f"{space} {name}": act for name, act in acts.items() for space in SPREADSHEET}
