"""People at work in LibreOffice: a macro that edits returned workbooks there, and never with our own writer."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

MACRO = Path(__file__).with_name("people.bas")
_LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
 <library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/{kind}.xlb/" xlink:type="simple"
  library:link="false"/>
</library:libraries>
"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false">{elements}</library:library>
"""
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="People" script:language="StarBasic"
 script:moduleType="normal">{code}</script:module>
"""

# Else the first start would put the program's own library in the place of ours
_SET_UP = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Setup/Office"><prop oor:name="ooSetupInstCompleted" oor:op="fuse">
<value>true</value></prop></item></oor:items>
"""


def installed() -> str | None:
    """Where LibreOffice is; None where it is not."""
    return shutil.which("soffice")


def at_work(folder: Path, home: Path) -> None:
    """Let people edit the workbooks in ``folder``; each is saved beside its original, as "<name>-back.xlsx".

    One start of the program for all. Raises AssertionError with what the macro said where it failed.
    """
    office = installed()
    assert office is not None
    profile = home / "people"
    _install(profile / "user" / "basic")
    (profile / "user" / "registrymodifications.xcu").write_text(_SET_UP, encoding="utf-8")
    subprocess.run(
        [
            office,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--norestore",
            f'macro:///Standard.People.Main("{folder.as_posix()}")',
        ],
        check=True,
        capture_output=True,
        timeout=150,
        env={**os.environ, "HOME": str(home)},
    )
    said = folder / "said.txt"
    assert said.exists(), "the macro did not run"
    assert said.read_text(encoding="utf-8").strip() == "done", said.read_text(encoding="utf-8")


def _install(basic: Path) -> None:
    standard = basic / "Standard"
    standard.mkdir(parents=True)
    for kind in ("script", "dialog"):
        (basic / f"{kind}.xlc").write_text(_LIBRARIES.format(kind=kind), encoding="utf-8")
    (standard / "dialog.xlb").write_text(_LIBRARY.format(elements=""), encoding="utf-8")
    element = '<library:element library:name="People"/>'
    (standard / "script.xlb").write_text(_LIBRARY.format(elements=element), encoding="utf-8")
    (standard / "People.xba").write_text(
        _MODULE.format(code=escape(MACRO.read_text(encoding="utf-8"), {"'": "&apos;", '"': "&quot;"})), encoding="utf-8"
    )
