"""The commands on partner agencies' returns and on other copies of the file, in words or as JSON."""

from __future__ import annotations

import json
import os
import sys
import textwrap
from argparse import Namespace
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from cpc_selfeval.domain.asking.standing import AgencyLine, Standing, at_a_glance
from cpc_selfeval.domain.committee import Agency
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.days import day_short
from cpc_selfeval.domain.merging.difference import Case
from cpc_selfeval.domain.merging.preview import Line, Preview
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.editing.open_self_evaluation import OpenSelfEvaluation, open_file
from cpc_selfeval.editing.returns import Delivered, Returns

_NOTHING = "Nothing was changed."
_INDENT = "    "

CASES: dict[Case, str] = {
    Case.CHANGED: "changed by them",
    Case.ADDED: "added by them",
    Case.REMOVED: "removed by them",
    Case.BOTH_CHANGED: "changed by both: needs a decision",
    Case.REMOVED_THERE: "removed by them, changed here: needs a decision",
    Case.REMOVED_HERE: "changed by them, removed here: needs a decision",
}

STANDINGS: dict[Standing, str] = {
    Standing.TO_ASK: "not asked yet",
    Standing.ASKED: "asked",
    Standing.LATE: "late",
    Standing.RETURNED: "returned",
    Standing.STOPPED: "no longer waited for",
}


def glance(asked: Namespace) -> bool:
    """Every agency and how far it has come. Raises Refusal."""
    with _opened(asked, read_only=True) as work:
        lines = at_a_glance(work.contents, work.session.clock().date())
    if asked.json:
        print(json.dumps([_line_as_values(line) for line in lines], indent=2))
        return True
    for line in lines:
        print(_glance_in_words(line))
    return True


def write(asked: Namespace) -> bool:
    """Write an agency's workbook, or its contribution file. Raises Refusal."""
    _check_ending(asked.out, ".cpcse" if asked.contribution else ".xlsx")
    with _opened(asked, read_only=False) as work:
        returns = Returns(work.session, beside=False)
        agency = agency_named(work.contents, asked.agency)
        key = _request(work, returns, agency, asked)
        told: list[Delivered] = []
        if asked.contribution:
            returns.write_contribution(key, asked.out, told.append)
        else:
            returns.write_workbook(key, asked.out, told.append)
        work.session.drain()
        if told[0].refusal is not None:
            raise told[0].refusal
        if asked.letter:
            letter = returns.asking_letter(key)
            print(f"{letter.subject}\n\n{letter.body}")
    print(f"Written: {asked.out} (for {agency.name})", file=sys.stderr if asked.letter else sys.stdout)
    return True


def read(asked: Namespace) -> bool:
    """Say what a return would change, and change nothing. Raises Refusal."""
    with _opened(asked, read_only=True) as work:
        _say(_preview(work, _workbook(asked)), as_json=asked.json)
    return True


def accept(asked: Namespace) -> bool:
    """Take a return into the file. Raises Refusal."""
    return _accept(asked, _workbook(asked))


def merge(asked: Namespace) -> bool:
    """Say what another copy of the file would change, or take it. Raises Refusal."""
    if asked.accept:
        return _accept(asked, _copy(asked))
    with _opened(asked, read_only=True) as work:
        _say(_preview(work, _copy(asked)), as_json=asked.json)
    return True


Reads = Callable[[Returns, Callable[[Preview | Refusal], None]], object]


def _workbook(asked: Namespace) -> Reads:
    return lambda returns, done: returns.read(asked.returned, done)


def _copy(asked: Namespace) -> Reads:
    return lambda returns, done: returns.read_copy(asked.other, asked.password, done)


def _preview(work: OpenSelfEvaluation, reads: Reads) -> Preview:
    told: list[Preview | Refusal] = []
    reads(Returns(work.session, beside=False), told.append)
    if isinstance(told[0], Refusal):
        raise told[0]
    return told[0]


def _accept(asked: Namespace, reads: Reads) -> bool:
    if asked.receipt is not None:
        _check_ending(asked.receipt, ".pdf")
    with _opened(asked, read_only=False) as work, closing(Returns(work.session, beside=False)) as returns:
        found: list[Preview | Refusal] = []
        reads(returns, found.append)
        if isinstance(found[0], Refusal):
            raise found[0]
        preview = found[0]
        take = preview.all_that_can_be_taken() if asked.take == "all" else preview.without_conflicts()
        told: list[Refusal | None] = []
        returns.accept(preview, take, told.append)
        if told[0] is not None:
            raise told[0]
        _say_taken(preview, take)
        if asked.receipt is not None:
            _receipt(work, returns, asked.receipt)
    return True


def _receipt(work: OpenSelfEvaluation, returns: Returns, target: Path) -> None:
    told: list[Delivered] = []
    returns.write_receipt(work.contents.returns[0].key, target, told.append)
    if told[0].refusal is not None:
        print(told[0].refusal, file=sys.stderr)
    else:
        print(f"Written: {target} (the receipt)")


def _say_taken(preview: Preview, take: Collection[int]) -> None:
    left = [line for line in preview.lines if line.place not in take]
    print(f"From {preview.source.whose}: {len(take)} taken, {len(left)} not taken.")
    for line in left:
        print(textwrap.fill(f"Not taken: {line.heading}, {line.about} ({CASES[line.case]})", 100))
    if left:
        print("What was not taken stays readable with the return.")


def _say(preview: Preview, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(_preview_as_values(preview), indent=2))
        return
    late = f", {preview.late_by} days after it was due" if preview.late_by else ""
    count = len(preview.conflicts)
    print(f"From {preview.source.whose}{late}: {len(preview.lines)} changes, {count} of them need a decision.")
    for note in preview.notes:
        print(textwrap.fill(f"Note: {note}", 100))
    heading = ""
    for line in preview.lines:
        if line.heading != heading:
            heading = line.heading
            print(f"\n{heading}")
        _say_line(line)


def _say_line(line: Line) -> None:
    print(f"  {line.place}. {line.about} ({CASES[line.case]})")
    for name, text in (("as written", line.base), ("theirs", line.theirs), ("ours", line.ours)):
        if text:
            print(textwrap.indent(f"{name}: {text}", _INDENT))
    for said in (f"last changed here by {line.ours_by}" if line.ours_by else "", line.remark):
        if said:
            print(f"{_INDENT}{said}")


def _preview_as_values(preview: Preview) -> dict[str, Any]:
    source = preview.source
    return {
        "kind": source.kind.value,
        "whose": source.whose,
        "file": source.name,
        "sha256": source.sha256,
        "written_at": source.written_at,
        "late_by": preview.late_by,
        "notes": list(preview.notes),
        "changes": [
            {
                "place": line.place,
                "heading": line.heading,
                "about": line.about,
                "case": line.case.value,
                "needs_a_decision": line.case.is_conflict,
                "can_be_taken": line.can_be_taken,
                "base": line.base,
                "theirs": line.theirs,
                "ours": line.ours,
                "ours_by": line.ours_by,
                "remark": line.remark,
            }
            for line in preview.lines
        ],
    }


def _line_as_values(line: AgencyLine) -> dict[str, Any]:
    request, returned = line.request, line.returned
    return {
        "agency": line.agency.name,
        "standing": line.standing.value,
        "asked_on": _day(request.asked_on if request else None),
        "due": _day(request.due if request else None),
        "reminded_on": _day(request.reminded_on if request else None),
        "returned_on": _day(returned.returned_on if returned else None),
        "days_late": line.days_late,
        "taken": line.taken,
        "not_taken": line.not_taken,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _glance_in_words(line: AgencyLine) -> str:
    said = [STANDINGS[line.standing]]
    if line.standing is Standing.LATE:
        said = [f"late by {line.days_late} day{'' if line.days_late == 1 else 's'}"]
    if line.request and line.request.due and line.standing in (Standing.ASKED, Standing.LATE):
        said.append(f"due {day_short(line.request.due)}")
    if line.returned:
        said.append(f"on {day_short(line.returned.returned_on)}: {line.taken} taken, {line.not_taken} not taken")
    return f"{line.agency.name}: {', '.join(said)}"


def agency_named(contents: Contents, named: str) -> Agency:
    """The agency of this name, whatever its capitals, or the only one whose name begins so. Raises Refusal."""
    wanted = named.casefold().strip()
    whole = [agency for agency in contents.agencies if agency.name.casefold() == wanted]
    begun = [agency for agency in contents.agencies if agency.name.casefold().startswith(wanted)]
    found = whole or begun
    if len(found) == 1:
        return found[0]
    names = "; ".join(agency.name for agency in (found or contents.agencies))
    which = "is more than one agency here" if found else "is no agency here"
    raise Refusal(f"“{named}” {which}.", _NOTHING, f"Name one of these: {names}.")


def _request(work: OpenSelfEvaluation, returns: Returns, agency: Agency, asked: Namespace) -> str:
    """The request that waits for an answer, else a new one, with what is said on the command line."""
    given: dict[str, Any] = {}
    if asked.due is not None:
        given["due"] = asked.due
    if asked.asked is not None:
        given["asked_on"] = asked.asked
    if asked.indicators:
        unknown = [code for code in asked.indicators if code not in work.contents.covered_codes]
        if unknown:
            covered = ", ".join(work.contents.covered_codes)
            raise Refusal(f"{' and '.join(unknown)} is not in this cycle.", _NOTHING, f"Those in it are {covered}.")
        given["indicators"] = tuple(asked.indicators)
    lines = at_a_glance(work.contents, work.session.clock().date())
    waiting = next(line for line in lines if line.agency.key == agency.key)
    if waiting.request is None or waiting.standing in (Standing.RETURNED, Standing.STOPPED):
        return returns.ask(agency.key, **given)
    if given:
        returns.revise(waiting.request.key, **given)
    return waiting.request.key


def _check_ending(target: Path, ending: str) -> None:
    if target.suffix.lower() != ending:
        raise Refusal(f"“{target.name}” does not end in {ending}.", _NOTHING, "Choose another name.")
    if os.path.isdir(target):
        raise Refusal(f"“{target.name}” is a folder.", _NOTHING, "Choose another name.")


@contextmanager
def _opened(asked: Namespace, *, read_only: bool) -> Iterator[OpenSelfEvaluation]:
    from cpc_selfeval.app.whoever import whoever_asks

    work = open_file(asked.file, whoever_asks(asked), read_only=read_only, password=asked.password)
    try:
        if not read_only and (doubt := work.session.read_only_because) is not None:
            raise doubt
        yield work
    finally:
        work.close()
