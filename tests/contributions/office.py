"""LibreOffice as somebody who edits: a macro in its own Basic types into a workbook and saves it, without a window."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

_MODULE = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">{}
</script:module>"""
_EDIT = """
Sub Edit
  Dim options(1) As New com.sun.star.beans.PropertyValue
  options(0).Name = "Hidden" : options(0).Value = True
  options(1).Name = "MacroExecutionMode" : options(1).Value = 0
  book = StarDesktop.loadComponentFromURL({source}, "_blank", 0, options())
{lines}
  Dim target(0) As New com.sun.star.beans.PropertyValue
  target(0).Name = "FilterName" : target(0).Value = "Calc MS Excel 2007 XML"
  book.storeToURL({target}, target())
  book.close(True)
  StarDesktop.terminate()
End Sub
"""


class Office:
    """One profile of LibreOffice; each edit is a run of it, which takes seconds."""

    def __init__(self, program: str, home: Path) -> None:
        self._program = program
        self._home = home
        self._edits = 0
        # Its first run makes the profile, over whatever stands there
        self._run("--terminate_after_init")

    def edited(self, book: bytes, *lines: str) -> Path:
        """The workbook after these lines of Basic, in which ``book`` is the open document, saved by LibreOffice."""
        self._edits += 1
        folder = self._home / str(self._edits)
        folder.mkdir()
        source, target = folder / "before.xlsx", folder / "return.xlsx"
        source.write_bytes(book)
        indented = "\n".join(f"  {line}" for line in lines)
        basic = _EDIT.format(source=text_of(source.as_uri()), target=text_of(target.as_uri()), lines=indented)
        self.run(basic, "Edit")
        assert target.exists(), "the macro stopped on its way"
        return target

    def run(self, basic: str, call: str) -> None:
        """Run a macro of a module in Basic, in one start of LibreOffice."""
        module = self._home / "profile" / "user" / "basic" / "Standard" / "Module1.xba"
        module.write_text(_MODULE.format(escape(basic)), encoding="utf-8")
        self._run(f"macro:///Standard.Module1.{call}")

    def _run(self, what: str) -> None:
        profile = f"-env:UserInstallation={(self._home / 'profile').as_uri()}"
        subprocess.run(
            [self._program, profile, "--headless", "--norestore", "--nologo", what],
            check=True,
            capture_output=True,
            timeout=150,
            env={**os.environ, "HOME": str(self._home), "LC_ALL": "en_GB.UTF-8", "LANG": "en_GB.UTF-8"},
        )


def text_of(text: str) -> str:
    """A text in Basic, whatever is in it."""
    pieces = [f'"{piece}"' for piece in text.replace('"', '""').split("\n")]
    return " & Chr(10) & ".join(pieces)


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """LibreOffice with one profile, since making one takes longer than an edit. Skips where it is not installed."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    return Office(program, tmp_path_factory.mktemp("office"))
