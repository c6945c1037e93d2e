"""LibreOffice doing what a person would do with a workbook: print it, sort a table, save it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Office"/></library:library>
"""
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Office" script:language="StarBasic">
Sub PrintAndSort(source As String, printed As String, sorted As String, title As String, place As String, at As Integer)
  Dim unseen(0) As New com.sun.star.beans.PropertyValue
  unseen(0).Name = "Hidden" : unseen(0).Value = True
  book = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, unseen())
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  kind(0).Name = "FilterName" : kind(0).Value = "calc_pdf_Export"
  book.storeToURL(ConvertToURL(printed), kind())
  Dim by(0) As New com.sun.star.table.TableSortField
  by(0).Field = at : by(0).IsAscending = True
  Dim order(1) As New com.sun.star.beans.PropertyValue
  order(0).Name = "SortFields" : order(0).Value = by()
  order(1).Name = "ContainsHeader" : order(1).Value = True
  book.Sheets.getByName(title).getCellRangeByName(place).sort(order())
  kind(0).Value = "Calc MS Excel 2007 XML"
  book.storeToURL(ConvertToURL(sorted), kind())
  book.close(True)
End Sub
</script:module>
"""


def run_office(home: Path, office: str, *arguments: str) -> None:
    """Run LibreOffice without a window and wait for it. Its profile is kept in ``home``."""
    profile = f"-env:UserInstallation={(home / 'profile').as_uri()}"
    subprocess.run(
        [office, profile, "--headless", *arguments],
        check=True,
        capture_output=True,
        timeout=150,
        env={**os.environ, "HOME": str(home)},
    )


def printed_and_sorted(home: Path, office: str, book: bytes, folder: Path, table: tuple[str, str, int]) -> None:
    """Write ``printed.pdf``, every sheet as it prints, and ``sorted.xlsx``, saved after a table was sorted by a column.

    ``table`` is the sheet's title, the table's place with its header, and the column, numbered from 0.
    """
    basic = home / "profile" / "user" / "basic" / "Standard"
    if not (home / "profile" / "user" / "basic").is_dir():
        run_office(home, office, "--terminate_after_init")  # the first start puts its own macros into the profile
    basic.mkdir(parents=True, exist_ok=True)
    (basic / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
    (basic / "Office.xba").write_text(_MODULE, encoding="utf-8")
    (folder / "book.xlsx").write_bytes(book)
    title, place, column = table
    said = ",".join(f'"{part}"' for part in (*(folder / n for n in _FILES), title, place))
    run_office(home, office, f"macro:///Standard.Office.PrintAndSort({said},{column})")


_FILES = ("book.xlsx", "printed.pdf", "sorted.xlsx")
