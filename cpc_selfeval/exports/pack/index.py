"""The index of a pack, as a web page with relative links and as a tagged PDF that names the same places."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from urllib.parse import quote

from cpc_selfeval.domain.days import day_in_words, moment_in_words
from cpc_selfeval.domain.judging_records.papers import SignOff
from cpc_selfeval.domain.pack.listed import LIST, ListedFile
from cpc_selfeval.domain.pack.places import PackedEvidence
from cpc_selfeval.domain.report import ReportSnapshot
from cpc_selfeval.domain.text import in_one_line
from cpc_selfeval.exports.tagged_pdf import Cell, FileLink, Paper

HTML = "Index.html"
PDF = "Index.pdf"

_STYLE = """
body { font: 1rem/1.5 "Source Sans 3", "Segoe UI", Arial, sans-serif; color: #17212b; background: #fff;
  margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid #c9d1da; }
code { overflow-wrap: anywhere; }
a:focus { outline: 3px solid #f5a800; }
"""

_ABOUT_LIST = (
    f"{LIST} names every file with its size and SHA-256. “cpc-selfeval pack verify” says whether anything in the pack "
    "was altered, is missing or was added."
)


def index_html(
    snapshot: ReportSnapshot,
    papers: tuple[ListedFile, ...],
    evidence: tuple[tuple[PackedEvidence, ListedFile], ...],
    signed: tuple[SignOff, ...],
) -> bytes:
    """The index as one page without scripts or anything from elsewhere."""
    title = _title(snapshot)
    body = [
        f"<h1>{escape(title)}</h1>",
        "<dl>",
        *(f"<dt>{escape(name)}</dt><dd>{escape(said)}</dd>" for name, said in facts(snapshot)),
        "</dl>",
        "<h2>Signed off</h2>",
        f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in signed_lines(signed))}</ul>",
        "<h2>Papers</h2>",
        _table(
            ("Paper", "Size", "SHA-256"), ((_link(file.path, file.what), _size(file), _code(file)) for file in papers)
        ),
        "<h2>Evidence files</h2>",
        _evidence_table(evidence),
        f"<p>{escape(_ABOUT_LIST)}</p>",
    ]
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{escape(title)}</title>'
    page = f'<!DOCTYPE html>\n<html lang="en-GB"><head>{head}<style>{_STYLE}</style></head><body><main>\n'
    return (page + "\n".join(body) + "\n</main></body></html>\n").encode()


def _evidence_table(evidence: tuple[tuple[PackedEvidence, ListedFile], ...]) -> str:
    if not evidence:
        return "<p>No files are attached to evidence.</p>"
    rows = (
        (
            escape(f"{packed.evidence.ref} {packed.evidence.title}"),
            escape(", ".join(packed.indicators) or "none"),
            _link(packed.path, in_one_line(packed.attachment.name)),
            _size(file),
            _code(file),
        )
        for packed, file in evidence
    )
    return _table(("Evidence", "Indicators", "File", "Size", "SHA-256"), rows)


def _table(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    head = "".join(f'<th scope="col">{heading}</th>' for heading in headings)
    lines = (
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>' for first, *rest in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>\n{chr(10).join(lines)}\n</tbody></table>"


def _link(path: str, words: str) -> str:
    return f'<a href="{escape(quote(path), quote=True)}">{escape(words)}</a>'


def _size(file: ListedFile) -> str:
    return f"{file.size:,} bytes"


def _code(file: ListedFile) -> str:
    return f"<code>{file.sha256}</code>"


def index_pdf(
    snapshot: ReportSnapshot,
    papers: tuple[ListedFile, ...],
    evidence: tuple[tuple[PackedEvidence, ListedFile], ...],
    signed: tuple[SignOff, ...],
) -> bytes:
    """The same as a tagged PDF. Each place is a link, and is written out, since a PDF may be moved from its folder."""
    title = _title(snapshot)
    paper = Paper(
        title=title,
        author=snapshot.committee.name,
        subject=f"Index of the pack of {snapshot.cycle.title}",
        created=snapshot.as_at,
        creator=f"CPC Self-Evaluation {snapshot.program}",
        header_left=snapshot.committee.name,
        header_right=snapshot.cycle.title,
        footer_left="Index of the pack",
    )
    paper.heading(1, title)
    paper.table(["What", "Which"], [list(fact) for fact in facts(snapshot)], widths=[1, 3])
    paper.heading(2, "Signed off")
    paper.bullets(list(signed_lines(signed)))
    paper.heading(2, "Papers")
    paper.table(
        ["Paper", "Place in the pack", "SHA-256"],
        [[file.what, FileLink(file.path, file.path), file.sha256] for file in papers],
        widths=[2, 3, 4],
    )
    paper.heading(2, "Evidence files")
    if evidence:
        rows: list[list[Cell]] = [
            [
                f"{each.evidence.ref} {each.evidence.title}",
                ", ".join(each.indicators) or "none",
                FileLink(each.path, each.path),
                file.sha256,
            ]
            for each, file in evidence
        ]
        paper.table(["Evidence", "Indicators", "Place in the pack", "SHA-256"], rows, widths=[3, 1.4, 3.4, 3])
    else:
        paper.paragraph("No files are attached to evidence.")
    paper.paragraph(_ABOUT_LIST, "quiet")
    return paper.as_bytes()


def facts(snapshot: ReportSnapshot) -> tuple[tuple[str, str], ...]:
    """What a reader asks first: whose position, of when, on which edition."""
    framework, at = snapshot.framework, snapshot.as_at
    return (
        ("Committee", snapshot.committee.name),
        ("Self-evaluation", snapshot.cycle.title),
        ("Position at", moment_in_words(at)),
        ("Framework", f"{framework.title}, {framework.edition}, revision {framework.revision}"),
        ("Framework’s SHA-256", framework.content_hash),
        ("Made by", f"CPC Self-Evaluation {snapshot.program}"),
    )


def signed_lines(signed: tuple[SignOff, ...]) -> tuple[str, ...]:
    """Who signed, in which role, when, with which decision, and who looked for personal data."""
    lines = []
    for each in signed:
        who = f"{each.name}, {each.role}" if each.role else each.name
        decided = f": {each.decision}" if each.decision else ""
        looked = f" Looked for personal data: {each.looked_by}." if each.looked_by else ""
        lines.append(f"{who}, {day_in_words(each.signed_on)}{decided}.{looked}".replace("..", "."))
    return tuple(lines)


def _title(snapshot: ReportSnapshot) -> str:
    return f"{snapshot.committee.name}: pack of {snapshot.cycle.title}"
