"""Whether a file is sound, from its first bytes to the last attached file, without changing anything."""

from __future__ import annotations

from pathlib import Path

from cpc_selfeval.domain.opening_refusals import FileDamaged
from cpc_selfeval.domain.password import Password
from cpc_selfeval.domain.refusal import StorageError
from cpc_selfeval.storage.connection import disconnect
from cpc_selfeval.storage.errors import told_about
from cpc_selfeval.storage.opening import canonical, connect_to_read
from cpc_selfeval.storage.soundness import faults_within


def check_file(path: Path, password: Password | None = None) -> tuple[str, ...]:
    """What is wrong with a file, in sentences; none when it is sound. Never changes the file."""
    refusal, faults = faults_of(path, password)
    return (str(refusal),) if refusal is not None else faults


def faults_of(path: Path, password: Password | None = None) -> tuple[StorageError | None, tuple[str, ...]]:
    """Why a file cannot be looked at, or what is wrong with it, in sentences; (None, ()) when it is sound."""
    path = canonical(path)
    try:
        db, afterwards = connect_to_read(path, password)
        try:
            with told_about(path):
                found = tuple(faults_within(db))
        finally:
            disconnect(db)
            afterwards()
    except StorageError as refusal:
        return refusal, ()
    return None, tuple(FileDamaged(path, fault).what_happened for fault in found)
