"""What the children do while the disk under them fails at one call: save, close, open, copy, deliver a paper."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from cpc_selfeval.domain.evidence import Attachment
from cpc_selfeval.domain.paper_refusals import PaperNotDelivered
from cpc_selfeval.domain.refusal import Refusal, StorageError
from cpc_selfeval.editing.events import Silent
from cpc_selfeval.editing.open_self_evaluation import OpenSelfEvaluation, open_file
from cpc_selfeval.exports.delivery import delivered
from cpc_selfeval.storage.opening import open_store
from tests.faults import shim
from tests.faults.nursery import tell
from tests.faults.shim import FAULTS
from tests.faults.witness import announce, fingerprint
from tests.storage.samples import ISLA

FILE = "a.cpcse"
ATTACHED = "audit.pdf"
NEW_PAPER = b"the paper of today " * 20_000


def write(work: OpenSelfEvaluation, _beside: Path) -> None:
    """What half a second of typing saves."""
    work.findings.revise(next(iter(work.contents.findings)), text="They are heard before plans are made. " * 30)


def attach(work: OpenSelfEvaluation, beside: Path) -> None:
    """A file attached to a piece of evidence."""
    work.evidence.attach(next(iter(work.contents.evidence)), beside / ATTACHED)


def remove(work: OpenSelfEvaluation, _beside: Path) -> None:
    """An entry removed, and taken out of all that pointed to it."""
    work.findings.remove(next(iter(work.contents.findings)))


SAVES: dict[str, Callable[[OpenSelfEvaluation, Path], None]] = {"write": write, "attach": attach, "remove": remove}


def save(what: str, folder: str, fault: int | None, nth: int, again: bool) -> None:
    """One save through a session whose disk fails. Tells ``will``, ``did``, and ``outcome`` (see :func:`_outcome`).

    ``fault`` is a place in FAULTS, None to count calls only. ``again``: the disk is well again after what it refused,
    and the same is tried once more; without it the process ends with the disk still failing.
    """
    place = Path(folder)
    told = Silent()
    work = open_file(place / FILE, ISLA, listener=told)
    announce(work.session)
    _strike(place, fault, nth)
    SAVES[what](work, place.parent)
    refused = [type(refusal.refusal).__name__ for refusal in told.refusals]
    assert bool(refused) == bool(work.session.unsaved), "what is refused because of the disk waits to be tried again"
    assert bool(refused) == (work.session.saved_at is None)
    _outcome(refused)
    if refused and not again:
        os._exit(0)
    shim.disarm()
    work.session.try_again()
    assert work.session.unsaved == ()
    tell("did", fingerprint(work.session.contents))
    work.close()


def close(folder: str, fault: int | None, nth: int) -> None:
    """Closing a file, in which a removed attachment has yet to be forgotten, on a disk that fails meanwhile."""
    place = Path(folder)
    work = open_file(place / FILE, ISLA)
    announce(work.session)
    attach(work, place.parent)
    work.evidence.detach(next(iter(work.contents.of(Attachment))))
    _strike(place, fault, nth)
    work.close()
    _outcome([])
    shim.disarm()


def open_again(folder: str, fault: int | None, nth: int) -> None:
    """Opening a file, in which a save was left in the middle, on a disk that fails meanwhile."""
    place = Path(folder)
    _strike(place, fault, nth)
    refused: list[str] = []
    try:
        store = open_store(place / FILE)
    except StorageError as refusal:
        refused.append(type(refusal).__name__)
    else:
        refused += [type(store.read_only_because).__name__] if store.read_only else []
    _outcome(refused)


def copy(folder: str, fault: int | None, nth: int) -> None:
    """A copy of the open file that takes the place of an older one, on a disk that fails meanwhile."""
    place = Path(folder)
    work = open_file(place / FILE, ISLA)
    announce(work.session)
    answers: list[Refusal | None] = []
    _strike(place, fault, nth)
    work.save_copy(place / "copy.cpcse", answers.append, replacing=True)
    _outcome([type(answer).__name__ for answer in answers if answer is not None])
    shim.disarm()
    write(work, place.parent)
    assert work.session.unsaved == ()
    tell("did", fingerprint(work.session.contents))
    work.close()


def deliver(folder: str, fault: int | None, nth: int) -> None:
    """A paper that takes the place of an older one, on a disk that fails meanwhile."""
    place = Path(folder)
    refused: list[str] = []
    _strike(place, fault, nth)
    try:
        delivered(place / "Plan.pdf", NEW_PAPER)
    except PaperNotDelivered as refusal:
        refused.append(type(refusal).__name__)
    _outcome(refused)


def _strike(place: Path, fault: int | None, nth: int) -> None:
    if fault is None:
        shim.count(place, FAULTS[0])
    else:
        shim.arm(place, FAULTS[fault], nth)


def _outcome(refused: list[str]) -> None:
    """Tell ``outcome``: what was refused, the call that failed first ("" for none), and how often each was made."""
    tell("outcome", refused, shim.first_struck(), shim.calls_seen() if shim.first_struck() == "" else [])
