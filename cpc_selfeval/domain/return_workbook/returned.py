"""What a workbook that came back says, and whether it belongs here."""

from __future__ import annotations

from dataclasses import dataclass

from cpc_selfeval.domain.committee import Agency
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.finding import Finding
from cpc_selfeval.domain.judgement import LevelDraft
from cpc_selfeval.domain.merging.difference import Tables
from cpc_selfeval.domain.merging.preview import Source
from cpc_selfeval.domain.return_workbook.hidden import Identity
from cpc_selfeval.domain.returns.records import Comment, Request
from cpc_selfeval.domain.returns_refusals import (
    OtherAgency,
    OtherCommittee,
    OtherCycle,
    OtherEdition,
    SpoiledReturn,
)


@dataclass(frozen=True)
class Returned:
    """What came back: whose, what was written (``base``), and what it says now (``theirs``).

    ``base`` and ``theirs`` hold the same records but for what was changed, added, or taken out with the word CLEAR; a
    row that is gone and a cell that is empty change nothing. New evidence has the number 0. Actions hold only the
    fields that an agency is shown. ``notes`` are sentences on what was not understood, each with the text that it is
    about, so that none disappears. ``name`` is the file's name, ``sha256`` (hex) of its bytes.
    """

    identity: Identity
    base: Tables
    theirs: Tables
    notes: tuple[str, ...]
    name: str
    sha256: str


def checked(returned: Returned, contents: Contents, agency: str | None = None) -> Source:
    """Where it comes from, once it is sure that it belongs to these contents; ``agency`` (a key): to that one, too.

    A request that is no longer here is not what it answers. Raises OtherCommittee, OtherCycle, OtherEdition,
    OtherAgency, and SpoiledReturn for indicators that the framework has not. Whether it was taken before is the
    preview's to ask.
    """
    identity = returned.identity
    if identity.file != contents.identity.file:
        raise OtherCommittee(returned.name, identity.committee)
    if identity.cycle != contents.cycle_key:
        raise OtherCycle(returned.name, identity.cycle_title)
    if (identity.framework, identity.framework_hash) != (contents.cycle.framework, contents.cycle.framework_hash):
        raise OtherEdition(returned.name, identity.framework_title)
    whose = contents.agency_name(identity.agency, identity.agency_name)
    if identity.agency is not None and contents.get(Agency, identity.agency) is None:
        raise OtherAgency(returned.name, whose)
    if agency is not None and identity.agency is not None and agency != identity.agency:
        raise OtherAgency(returned.name, whose, contents.agency_name(agency))
    if not _codes_in(returned.theirs) <= set(contents.framework.codes):
        raise SpoiledReturn(returned.name)
    request = contents.get(Request, identity.request)
    return Source(
        kind=identity.kind,
        agency=identity.agency,
        whose=whose or "the action plan",
        request=request.key if request is not None and request.agency == identity.agency else None,
        identity=identity.workbook,
        sha256=returned.sha256,
        name=returned.name,
        written_at=identity.written_at,
    )


def _codes_in(theirs: Tables) -> set[str]:
    """The indicators that are named; a comment on all of it names none."""
    found: set[str] = set()
    for record in (record for records in theirs.values() for record in records.values()):
        if isinstance(record, LevelDraft | Comment):
            found |= {record.code} - {""}
        elif isinstance(record, Finding | Evidence):
            found |= set(record.indicators)
    return found
