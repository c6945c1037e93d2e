"""What is inside the built program: each component with its version and licence, each file with its SHA-256.

Written as CycloneDX 1.6 JSON, which the tools of information security read.
"""

from __future__ import annotations

import hashlib
import json
import platform
import uuid
from contextlib import closing
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import qVersion

from cpc_selfeval import __version__
from cpc_selfeval.storage import engine

NAME: Final = "components.cdx.json"
LOCK: Final = Path(__file__).resolve().parent.parent / "requirements.lock"

NOT_IN_IT: Final = frozenset({"pip"})
"""What the lock names and the bundle leaves out (``EXCLUDED_MODULES`` of build_spec.py)."""

_SAID: Final = {
    "chunspell": "MIT AND (MPL-1.1 OR GPL-2.0-or-later OR LGPL-2.1-or-later)",
    "click-default-group": "BSD-3-Clause",
    "olefile": "BSD-2-Clause",
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
    "reportlab": "BSD-3-Clause",
    "sqlcipher3": "Zlib",
    "sqlite-fts4": "Apache-2.0",
}
"""Licences of packages whose metadata name none, or not as SPDX does: as their licence files say."""


@dataclass(frozen=True, slots=True)
class Component:
    """One component: where it is from as a package URL, "" for what is built into another."""

    name: str
    version: str
    licence: str
    url: str = ""


def packages() -> tuple[Distribution, ...]:
    """The installed packages that the bundle is made of. Raises PackageNotFoundError where one is missing."""
    named = (line.split("==")[0] for line in LOCK.read_text("utf-8").splitlines() if "==" in line)
    return tuple(distribution(name) for name in named if name not in NOT_IN_IT)


def components() -> tuple[Component, ...]:
    """Everything that the bundle is made of, by name."""
    found = [
        Component(each.name, each.version, _licence(each), f"pkg:pypi/{each.name.lower()}@{each.version}")
        for each in packages()
    ]
    found += [
        Component("Python", platform.python_version(), "PSF-2.0", f"pkg:generic/python@{platform.python_version()}"),
        Component("Qt", qVersion(), "LGPL-3.0-only", f"pkg:generic/qt@{qVersion()}"),
        Component("SQLite", _asked("SELECT sqlite_version()"), "blessing"),
        Component("SQLCipher", _asked("PRAGMA cipher_version"), "BSD-3-Clause"),
        Component("Source Sans 3", "3.052", "OFL-1.1"),
        Component("Lucide icons", "1.62.0", "ISC AND MIT", "pkg:npm/lucide-static@1.62.0"),
        Component("British English dictionary", "7.5.0", "LGPL-3.0-or-later"),
    ]
    return tuple(sorted(found, key=lambda component: component.name.lower()))


def _licence(package: Distribution) -> str:
    said = package.metadata.json
    found = _SAID.get(package.name) or said.get("license_expression") or said.get("license") or "unknown"
    return str(found)


def write_list(bundle: Path) -> Path:
    """Write the list of components and of all files of a bundle into it."""
    path = bundle / NAME
    path.unlink(missing_ok=True)
    files = sorted(file for file in bundle.rglob("*") if file.is_file() and not file.is_symlink())
    listed = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, _all_hashed(files))}",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "CPC Self-Evaluation", "version": __version__}},
        "components": [*map(_as_listed, components()), *(_file(file, bundle) for file in files)],
    }
    path.write_text(json.dumps(listed, indent=1, ensure_ascii=False), encoding="utf-8")
    return path


def _as_listed(component: Component) -> dict[str, Any]:
    one_licence = " " not in component.licence
    licence = {"license": {"id": component.licence}} if one_licence else {"expression": component.licence}
    listed: dict[str, Any] = {"type": "library", "name": component.name, "version": component.version}
    return listed | {"licenses": [licence]} | ({"purl": component.url} if component.url else {})


def _file(file: Path, bundle: Path) -> dict[str, Any]:
    hashes = [{"alg": "SHA-256", "content": _sha256(file)}]
    return {"type": "file", "name": file.relative_to(bundle).as_posix(), "hashes": hashes}


def _sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _all_hashed(files: list[Path]) -> str:
    return hashlib.sha256("".join(_sha256(file) for file in files).encode()).hexdigest()


def _asked(sql: str) -> str:
    """The first word of what the one SQLite of the program answers."""
    with closing(engine.connect(":memory:")) as connection:
        return str(connection.execute(sql).fetchone()[0]).split()[0]
