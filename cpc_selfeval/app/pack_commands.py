"""The command `pack`: making the frozen pack of a signed position, and finding out whether one was altered."""

from __future__ import annotations

from argparse import Namespace

from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.open_self_evaluation import open_file
from cpc_selfeval.editing.packing import Packing


def make(asked: Namespace) -> bool:
    """Write the pack of a file's newest cycle, which is only read. Raises Refusal."""
    work = open_file(asked.file, Person("Command line"), read_only=True, password=asked.password)
    told: list[str | Refusal] = []
    try:
        Packing(work.session, work.papers, beside=False).make(asked.target, told.append)
        work.session.drain(None)
    finally:
        work.close()
    if isinstance(told[0], Refusal):
        raise told[0]
    print(f"Written: {asked.target}")
    print(f"SHA-256 of its list: {told[0]}")
    return True


def verify(asked: Namespace) -> bool:
    """Say whether a pack is as it was made. Raises NoPack."""
    from cpc_selfeval.exports.pack.verifying import verified

    found = verified(asked.target)
    for words, paths in (("Altered", found.altered), ("Missing", found.missing), ("Added", found.added)):
        for path in paths:
            print(f"{words}: {path}")
    print(f"SHA-256 of its list: {found.list_sha256}")
    if found.is_whole:
        print(f"All {found.files} files are as they were made.")
    return found.is_whole
