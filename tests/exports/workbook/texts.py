"""Texts that programs like to change, as they stand once entered, and contents that hold each in many places."""

from __future__ import annotations

from datetime import date
from functools import cache

from cpc_selfeval.domain.action import ProgressNote
from cpc_selfeval.domain.committee import Agency, Body, Meeting
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.text import entered
from tests.exports.workbook.contents import CYCLE, action, evidence, finding, holding
from tests.keys import keys_of

NASTY = (
    "=1+1",
    '=HYPERLINK("http://example.test","click")',
    "=cmd|'/C calc'!A0",
    "{=1+1}",
    "+44 131 496 0000",
    "+1+1",
    "- bullet\n- another",
    "-2+3",
    "@SUM(A1)",
    "@",
    "'=1",
    "''",
    "\t=1+1",
    "\n",
    "\n\nlines before and after\n",
    " ",
    "  spaces before and after  ",
    "\u00a0no-break spaces\u00a0",
    "1/2",
    "1-2",
    "007",
    "0131 496 0000",
    "12345678901234567890",
    "1e5",
    "12 May",
    "May 2026",
    "34%",
    "TRUE",
    "#N/A",
    "#REF!",
    "_x0041_",
    "_x000D_ between _x0009_",
    "https://example.test/page?a=1&b=2#c",
    "mailto:somebody@example.test",
    "\\\\share\\folder\\file.docx",
    "file:///c:/windows/x",
    "5 < 6 & 7 > 6 ]]> <b>bold</b> &amp; &#65;",
    "“curly” ‘quotes’ – dash … ﬁ",
    "Màiri NicDhòmhnaill, Sgìre na h-Eileanan",
    "👩‍👧 family 🏴󠁧󠁢󠁳󠁣󠁴󠁿 and \U0001d4b3",
    "שלום عربي 漢字",
    "\u202eright to left\u202c",
    "combining e\u0301 and zero\u200bwidth\ufeff",
    "\x80\x9f C1 letters",
    "~*?~~",
    "a;b,c|d\"e'f",
    "word " * 9_000,
    "👩‍👧" * 12_000,
    "x" * 64_001,
    "= long " * 9_000,
)
DAY = date(2026, 7, 1)
assert all(entered(text) == text for text in NASTY), "what is entered has no other line ends and no control characters"


@cache
@keys_of("nasty texts")
def nasty() -> Contents:
    """Every nasty text as an action, a strength, a note, an agency, a meeting and a piece of evidence."""
    return holding(
        *(Agency(key=f"agency {n}", name=text.replace("\n", " "), position=n) for n, text in enumerate(NASTY)),
        *(action(n, text, agency=f"agency {n}", lead=text, measure=text) for n, text in enumerate(NASTY)),
        *(evidence(n, text, shows=text, reference=text, web_links=text) for n, text in enumerate(NASTY)),
        *(finding(f"finding {n}", text, impact=text, indicators=("2.1",)) for n, text in enumerate(NASTY)),
        *(
            ProgressNote(key=f"note {n}", cycle=CYCLE, action=f"action {n}", on=DAY, text=text, by=text)
            for n, text in enumerate(NASTY)
        ),
        *(
            Meeting(key=f"meeting {n}", cycle=CYCLE, body=Body.CPC, title=text, present=text)
            for n, text in enumerate(NASTY)
        ),
        name="=Committee & “friends”",
        area="007",
    )


PLACES = (
    ("Action plan", "action", "Action"),
    ("Action plan", "action", "Lead (owner)"),
    ("Action plan", "action", "Measure"),
    ("Evidence", "evidence", "Title"),
    ("Evidence", "evidence", "What it shows"),
    ("Evidence", "evidence", "Reference"),
    ("Evidence", "evidence", "Links"),
    ("Strengths and areas", "finding", "What we found"),
    ("Strengths and areas", "finding", "What it means for children"),
    ("Progress", "note", "Progress"),
    ("Progress", "note", "Noted by"),
    ("Meetings", "meeting", "Title"),
    ("Meetings", "meeting", "Who was there"),
)
"""Where each of them stands: sheet, the beginning of the key, header."""
