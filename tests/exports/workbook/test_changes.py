"""The sheet of what changed since the last paper."""

from __future__ import annotations

from cpc_selfeval.domain.papers.changed_rows import ASKED, LEVEL, NEW
from cpc_selfeval.domain.papers.since import Since
from cpc_selfeval.domain.papers.stood import LONGEST_TEXT, stood_in
from cpc_selfeval.exports.workbook.writer import workbook_bytes
from tests.exports.workbook.contents import action, before_all, holding, snapshot_of, typical
from tests.exports.workbook.reading import Rows, opened, rows_of, sheet_of

TITLE = "Changes since last paper"


def changes(since: Since | None, *actions: object) -> Rows:
    contents = holding(*actions) if actions else typical()  # type: ignore[arg-type]
    return rows_of(opened(workbook_bytes(snapshot_of(contents), since)), TITLE)


def test_each_change_has_its_row() -> None:
    rows = changes(before_all())
    found = {(row["What changed"], row["Ref"]): row for row in rows.rows}
    level = found[LEVEL, "2.1"]
    assert (level["Before"], level["Now"]) == ("Not started", "Agreed: Good")
    assert found[NEW, "A-01"]["What it is about"] == "Offer advocacy before every first planning meeting"
    assert found[NEW, "A-01"]["Now"] == "Overdue, due 12 October 2026"
    assert found[ASKED, "A-01"]["Now"] == "Fund two posts"
    assert len({row["Key"] for row in rows.rows}) == len(rows.rows)


def test_it_says_since_when() -> None:
    sheet = sheet_of(opened(workbook_bytes(snapshot_of(typical()), before_all())), TITLE)
    assert str(sheet["A2"].value).startswith("Since the paper CPC/26/14 of 12 May 2026 · Example Child Protection")


def test_it_says_that_there_is_no_earlier_paper() -> None:
    book = opened(workbook_bytes(snapshot_of(typical())))
    assert not rows_of(book, TITLE).rows
    assert str(sheet_of(book, TITLE)["A2"].value).startswith("No earlier summary or report")


def test_it_says_that_nothing_changed() -> None:
    since = Since("the paper of 12 May 2026", (), stood_in(snapshot_of(typical())))
    sheet = sheet_of(opened(workbook_bytes(snapshot_of(typical()), since)), TITLE)
    assert str(sheet["A2"].value).startswith("Nothing that is recorded changed since the paper of 12 May 2026")


def test_text_that_attacks_stays_text() -> None:
    attacks = ('=HYPERLINK("http://example.test")', "+1+1", "a\x00b\ufffec", "\u202eright to left", "x" * 10_000)
    rows = changes(before_all(), *(action(n, text, cog_decision=text) for n, text in enumerate(attacks, start=1)))
    about = {row["Key"]: row for row in rows.rows}
    assert about["new action action 1"]["What it is about"] == attacks[0]
    assert about["new action action 3"]["What it is about"] == "a\ufffdb\ufffdc"
    assert about["decision asked action 4"]["Now"] == attacks[3]
    assert rows.text("decision asked action 5", "Now") == attacks[4]
    assert len(about["new action action 5"]["What it is about"]) <= LONGEST_TEXT + 1
