"""The list of a pack: what is in it, of which position, and who signed it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final

from cpc_selfeval.domain.judging_records.papers import SignOff
from cpc_selfeval.domain.report import ReportSnapshot

LIST: Final = "pack.json"
FORMAT: Final = 1


@dataclass(frozen=True, slots=True)
class ListedFile:
    """One file of a pack: its relative path with "/", what it is, its size in bytes and its SHA-256 (hex)."""

    path: str
    what: str
    size: int
    sha256: str


def list_text(snapshot: ReportSnapshot, files: tuple[ListedFile, ...], signed: tuple[SignOff, ...]) -> str:
    """The list as JSON, always the same for the same."""
    framework = snapshot.framework
    whole = {
        "format": FORMAT,
        "program": snapshot.program,
        "committee": snapshot.committee.name,
        "self_evaluation": snapshot.cycle.title,
        "position_at": snapshot.as_at.isoformat(),
        "framework": {
            "id": framework.id,
            "title": framework.title,
            "edition": framework.edition,
            "revision": framework.revision,
            "content_hash": framework.content_hash,
        },
        "signed_off": [_signed(each) for each in signed],
        "files": [
            {"path": file.path, "what": file.what, "size": file.size, "sha256": file.sha256}
            for file in sorted(files, key=lambda file: file.path)
        ],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def files_listed(text: str) -> tuple[ListedFile, ...]:
    """The files that a list names. Raises ValueError where it is no such list."""
    whole = json.loads(text)
    if not isinstance(whole, dict) or whole.get("format") != FORMAT or not isinstance(whole.get("files"), list):
        raise ValueError("no list of a pack")
    return tuple(_listed(each) for each in whole["files"])


def _listed(found: Any) -> ListedFile:
    if not isinstance(found, dict):
        raise ValueError("no list of a pack")
    path, what, size, sha256 = (found.get(name) for name in ("path", "what", "size", "sha256"))
    if not (isinstance(path, str) and isinstance(what, str) and type(size) is int and isinstance(sha256, str)):
        raise ValueError("no list of a pack")
    return ListedFile(path, what, size, sha256)


def _signed(sign_off: SignOff) -> dict[str, str]:
    return {
        "name": sign_off.name,
        "role": sign_off.role,
        "on": sign_off.signed_on.isoformat(),
        "decision": sign_off.decision,
        "looked_for_personal_data": sign_off.looked_by,
    }
