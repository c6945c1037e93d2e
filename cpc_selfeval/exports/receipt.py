"""The receipt of a return as a PDF that a screen reader can read: what was taken, by whom, and what was not."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from cpc_selfeval.domain.asking.receipt import ReceiptSnapshot, in_words
from cpc_selfeval.domain.brought import Brought
from cpc_selfeval.domain.days import day_in_words, moment_in_words
from cpc_selfeval.domain.returns.records import Verdict
from cpc_selfeval.exports.delivery import delivered
from cpc_selfeval.exports.tagged_pdf import Cell, Paper, UserText, quiet

_MADE_UP = "Made-up example: no real committee, child or service"
_WIDTHS = (4.2, 6.0, 6.0, 6.0)


def write_receipt(receipt: ReceiptSnapshot, target: Path) -> None:
    """Write the receipt. Raises Refusal where ``target`` cannot be written; what was there is then untouched."""
    delivered(target, receipt_bytes(receipt))


def receipt_bytes(receipt: ReceiptSnapshot) -> bytes:
    """The receipt as bytes: the same snapshot gives the same bytes with the same version of the program."""
    committee, cycle = receipt.committee, receipt.cycle
    paper = Paper(
        title=f"Receipt: what came back from {receipt.whose}",
        author=committee.name,
        subject=cycle.title,
        created=receipt.as_at,
        creator=f"CPC Self-Evaluation {receipt.program}",
        header_left=committee.name,
        header_right=_MADE_UP if committee.made_up else cycle.title,
        footer_left=f"Receipt, {receipt.whose}",
    )
    with paper.landscape():
        paper.heading(1, f"What came back from {receipt.whose}, and what was taken of it")
        paper.bullets(list(_facts(receipt)))
        _part(paper, "Taken", receipt.with_verdict(Verdict.TAKEN), "Nothing was taken.")
        _part(
            paper,
            "Not taken",
            receipt.with_verdict(Verdict.NOT_TAKEN),
            "Everything was taken.",
            "It stays readable in the program with this return.",
        )
        if receipt.notes:
            paper.heading(2, "Notes")
            paper.bullets([UserText(f"{note.about}: {note.theirs}") for note in receipt.notes])
    return paper.as_bytes()


def _facts(receipt: ReceiptSnapshot) -> Iterable[Cell]:
    returned = receipt.returned
    yield f"{receipt.cycle.title}. {in_words(receipt)}"
    if receipt.request is not None and receipt.request.asked_on is not None:
        due = f", due by {day_in_words(receipt.request.due)}" if receipt.request.due else ""
        yield f"Asked on {day_in_words(receipt.request.asked_on)}{due}."
    yield f"Came back on {day_in_words(returned.returned_on)} as the file “{returned.name}”."
    by = ", ".join(part for part in (returned.by_name, returned.by_role) if part)
    decided = moment_in_words(datetime.fromisoformat(returned.at).astimezone(receipt.as_at.tzinfo))
    yield f"Decided on {decided}{f' by {by}' if by else ''}."
    yield f"SHA-256 of the file that came: {returned.sha256}"


def _part(paper: Paper, title: str, changes: tuple[Brought, ...], none: str, about: str = "") -> None:
    paper.heading(2, title)
    if not changes:
        paper.paragraph(none)
        return
    if about:
        paper.paragraph(about, "quiet")
    paper.table(
        ["What", "As it was written", "As it came back", "As it stood here"],
        [[UserText(each.about), _said(each.base), _said(each.theirs), _said(each.ours)] for each in changes],
        widths=list(_WIDTHS),
    )


def _said(text: str | None) -> Cell:
    return UserText(text) if text and text.strip() else quiet("nothing")
