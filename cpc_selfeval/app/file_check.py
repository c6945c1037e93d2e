"""The command `check`: whether a file is sound, what can be done, and rescuing it into a new one."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from cpc_selfeval.domain.opening_refusals import FileDamaged, PasswordNeeded, WrongPassword

if TYPE_CHECKING:
    from cpc_selfeval.domain.password import Password

RESCUED_IN_PART = 4
"""Exit code where the new file is written, but not everything could be rescued."""

_NEXT = (
    "What can be done: keep this file as it is, and open a backup or another copy of it if there is one. If there is "
    "none, or it is older, rescue what can still be read into a new file: "
    'cpc-selfeval check "{name}" --repair-to NEW.cpcse'
)


def check(asked: Namespace) -> bool:
    """Say what is wrong with a file and what can be done; whether nothing is. Raises PasswordNeeded, WrongPassword."""
    from cpc_selfeval.storage.checking import faults_of

    refusal, faults = faults_of(asked.file, _password(asked))
    if isinstance(refusal, PasswordNeeded | WrongPassword):
        raise refusal
    sentences = [refusal.what_happened, refusal.what_is_safe] if refusal else list(faults)
    to_do = _NEXT.format(name=asked.file) if sentences else ""
    if refusal is not None and not isinstance(refusal, FileDamaged):
        to_do = refusal.what_to_do
    if asked.json:
        said = {"file": str(asked.file), "sound": not sentences, "faults": sentences, "next": to_do}
        print(json.dumps(said, indent=2))
        return not sentences
    for line in (*sentences, to_do):
        if line:
            print(line, file=sys.stderr)
    if not sentences:
        print(f"“{asked.file.name}” is sound.")
    return not sentences


def repair(asked: Namespace) -> int:
    """Rescue a file into a new one and list what could not be; the exit code. Raises Refusal."""
    from cpc_selfeval.editing.rescuing import rescue

    outcome = rescue(asked.file, asked.repair_to, datetime.now(UTC), _password(asked))
    if asked.json:
        said = {
            "file": str(asked.file),
            "new": str(asked.repair_to),
            "complete": outcome.complete,
            "rescued": {count.noun: count.kept for count in outcome.counts},
            "lost": {count.noun: count.lost for count in outcome.counts if count.lost},
            "notes": outcome.notes,
            "altered": [{"what": passage.what, "text": passage.text} for passage in outcome.altered],
            "left_out": [{"what": passage.what, "text": passage.text} for passage in outcome.left_out],
        }
        print(json.dumps(said, indent=2))
    else:
        print(outcome.listing(), end="")
        print(f"\nWritten: {asked.repair_to}")
    return 0 if outcome.complete else RESCUED_IN_PART


def _password(asked: Namespace) -> Password | None:
    """The password that the command line has options for, where it has any."""
    found: Password | None = getattr(asked, "password", None)
    return found
