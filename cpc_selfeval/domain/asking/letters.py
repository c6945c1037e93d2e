"""The e-mails to a partner agency, as text: what asks it and what reminds it. The program sends nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from cpc_selfeval.domain.asking.contribution_key import is_for_the_program
from cpc_selfeval.domain.committee import Agency
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.days import day_in_words
from cpc_selfeval.domain.returns.records import Part, Request

PARTS: dict[Part, str] = {
    Part.LEVELS: "the level that you propose, and why",
    Part.FINDINGS: "strengths and areas for improvement",
    Part.EVIDENCE: "evidence that you have",
    Part.PROGRESS: "progress on the actions that you lead or contribute to",
    Part.COMMENTS: "comments",
}
"""What each part asks for, in words."""

_WE_ASK = "We ask {} to say how it sees the work that you do with children, young people and families."
_HOW = (
    "You need no log-in and no other program: fill in the workbook in Excel or LibreOffice, save it, and send it back. "
    "What you leave empty changes nothing."
)
_HOW_FILE = (
    "Open the file that is attached in the program CPC Self-Evaluation. What you enter is saved in it; then send it "
    "back. What you leave as it is changes nothing."
)
_ALSO_IN_PART = (
    "A part of it is welcome too: what you leave {} changes nothing. If the {} is not to hand, answer this e-mail and "
    "you will get it again."
)

LONGEST_ADDRESS = 2_000
"""Characters of an address that Windows hands on to a mail program (INTERNET_MAX_URL_LENGTH is 2,083)."""

_MOST_NAMED = 12
"""More indicators than this are counted in a letter, not listed: all of them are in the workbook."""


@dataclass(frozen=True, slots=True)
class Letter:
    """An e-mail: its subject line and its text, lines separated by a line feed."""

    subject: str
    body: str

    def mailto(self) -> str:
        """The address (RFC 6068) by which a mail program begins this e-mail, without whom it is to.

        An address that is too long for a mail program has the subject only: the text is then pasted.
        """
        subject = f"mailto:?subject={quote(self.subject, safe='')}"
        whole = f"{subject}&body={quote(_crlf(self.body), safe='')}"
        return whole if len(whole) <= LONGEST_ADDRESS else subject

    @property
    def fits_an_address(self) -> bool:
        """Whether the mail program gets the text with the address."""
        return "&body=" in self.mailto()


def asking(contents: Contents, request: Request) -> Letter:
    """The e-mail that goes with an agency's workbook, or with its contribution file where that was written last."""
    committee, cycle = contents.committee, contents.cycle
    lines = [
        _greeting(contents, request),
        "",
        f"{committee.name} is evaluating its own work: {cycle.title}. {_WE_ASK.format(_name(contents, request))}",
        "",
        f"The {_what(request)} that is attached has only what concerns you. We ask for:",
        *(f"- {PARTS[part]}" for part in request.parts),
        "",
        *_about(contents, request),
        _by_when(request),
        _HOW_FILE if is_for_the_program(request) else _HOW,
        "Please do not name children, families or members of staff.",
    ]
    return Letter(_subject(contents), _closed(contents, request, lines))


def reminding(contents: Contents, request: Request, today: date) -> Letter:
    """The e-mail that reminds an agency."""
    lines = [
        _greeting(contents, request),
        "",
        _asked_when(contents, request),
        _still_to_come(request, today),
        _ALSO_IN_PART.format("as it is" if is_for_the_program(request) else "empty", _what(request)),
    ]
    return Letter(f"Reminder: {_subject(contents)}", _closed(contents, request, lines))


def _subject(contents: Contents) -> str:
    return f"{contents.committee.name}: {contents.cycle.title}, your agency’s return"


def _what(request: Request) -> str:
    return "file" if is_for_the_program(request) else "workbook"


def _greeting(contents: Contents, request: Request) -> str:
    role = request.contact_role.strip()
    return f"To: {role}, {_name(contents, request)}" if role else f"To: {_name(contents, request)}"


def _name(contents: Contents, request: Request) -> str:
    return contents.agency_name(request.agency, Agency.noun)


def _about(contents: Contents, request: Request) -> Iterable[str]:
    codes = contents.framework_order(request.indicators)
    if not codes:
        return
    edition = f"{contents.framework.title}, {contents.framework.edition}"
    if len(codes) > _MOST_NAMED:
        yield f"It is about {len(codes)} quality indicators of {edition}."
    else:
        yield f"It is about these quality indicators of {edition}:"
        yield from (f"- {code} {contents.title(code)}" for code in codes)
    yield ""


def _by_when(request: Request) -> str:
    return f"Please return it by {day_in_words(request.due)}." if request.due else "Please tell us by when you can."


def _asked_when(contents: Contents, request: Request) -> str:
    when = f" on {day_in_words(request.asked_on)}" if request.asked_on else ""
    return f"We wrote to you{when} about {contents.cycle.title}, and sent you a {_what(request)} to fill in."


def _still_to_come(request: Request, today: date) -> str:
    if request.due is None:
        return "Your return has not reached us yet."
    due = day_in_words(request.due)
    if request.due < today:
        return f"It was due by {due} and has not reached us yet. Please send it as soon as you can."
    return f"It is due by {due}."


def _closed(contents: Contents, request: Request, lines: list[str]) -> str:
    own = request.message.strip("\n")
    end = [contents.committee.lead_officer or "Lead officer", contents.committee.name]
    return "\n".join([*lines, *(["", own] if own.strip() else []), "", *end])


def _crlf(text: str) -> str:
    return text.replace("\n", "\r\n")
