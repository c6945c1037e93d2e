"""What comes with a change: links taken out, children gone, moved due dates kept; and what fields name."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from cpc_selfeval.domain.action import Action, Reading
from cpc_selfeval.domain.change import RowChange
from cpc_selfeval.domain.evidence import Attachment, Evidence
from cpc_selfeval.domain.finding import Finding, Priority
from cpc_selfeval.domain.judgement import Confidence
from cpc_selfeval.domain.moments import moment_after
from cpc_selfeval.domain.record_words import as_stored, held_in_words, name_of_field
from cpc_selfeval.domain.references import link_fields, naming_fields, nothing_in, table_name
from cpc_selfeval.domain.row_changes import children_of, due_moved, removal
from tests.domain.contents import CYCLE, DAY
from tests.domain.merging.world import action, contents_of, evidence, finding, note

NOW = datetime(2026, 9, 14, 10, 30, tzinfo=UTC)


def test_a_removed_action_takes_what_is_its_own_and_leaves_the_rest_unlinked() -> None:
    gone, stays = action("gone", 1), action("stays", 2)
    reading = Reading(key="r", cycle=CYCLE, action="gone", value="34 of 40")
    piece = evidence("e", 1, actions=("gone", "stays"), readings=("r",))
    own = note("own", "gone")
    contents = contents_of(gone, stays, own, note("other", "stays"), reading, piece)
    assert set(removal(contents, gone)) == {
        RowChange(piece, replace(piece, actions=("stays",), readings=())),
        RowChange(own, None),
        RowChange(reading, None),
        RowChange(gone, None),
    }


def test_removed_evidence_takes_its_files() -> None:
    file = Attachment(key="k", cycle=CYCLE, evidence="e", name="Survey.pdf", size=3, sha256="0" * 64)
    contents = contents_of(evidence("e", 1), file)
    assert list(children_of(contents, contents.evidence["e"])) == [file]
    assert {row.key for row in removal(contents, contents.evidence["e"])} == {"e", "k"}


def test_a_moved_due_date_is_kept_after_the_last_move() -> None:
    contents = contents_of(action("a", 1, due=DAY))
    first = due_moved(contents, contents.actions["a"], date(2026, 12, 1), NOW, reason="Why")
    assert (first.was, first.now, first.reason, first.moved_on) == (DAY, date(2026, 12, 1), "Why", NOW.date())
    later = replace(first, at="2027-01-01T00:00:00+00:00")
    second = due_moved(contents_of(action("a", 1, due=DAY), later), contents.actions["a"], None, NOW)
    assert second.at == "2027-01-01T00:00:00.000001+00:00"


def test_moments_only_go_forward() -> None:
    assert moment_after("", NOW) == "2026-09-14T10:30:00.000000+00:00"
    assert moment_after("2026-09-14T10:29:59+00:00", NOW) == "2026-09-14T10:30:00.000000+00:00"
    assert moment_after("2026-09-14T10:30:00+00:00", NOW) == "2026-09-14T10:30:00.000001+00:00"


def test_what_fields_name() -> None:
    assert table_name(Attachment) == "attachment"
    assert link_fields(Finding) == ("indicators", "tags")
    assert dict(naming_fields(Reading)) == {"cycle": False, "action": False}
    assert dict(naming_fields(Evidence)) == {"cycle": False, "agency": True}
    nothing = nothing_in(Action)
    assert (nothing["text"], nothing["due"], nothing["tags"], nothing["status"]) == ("", None, (), "not_started")


def test_values_that_records_hold_are_told_as_those_that_the_log_keeps() -> None:
    contents = contents_of(finding("f", text="We listen"))
    told = {
        ("level", 4): "4 Good",
        ("confidence", Confidence.HIGH): "Very sure",
        ("priority", Priority.LOW): "Low",
        ("due", date(2026, 12, 3)): "3 Dec 2026",
        ("shows_impact", True): "yes",
        ("shows_impact", False): "no",
        ("agency", "police"): "Police Scotland",
        ("indicators", ("2.1", "5.2")): "2.1, 5.2",
        ("findings", ("f", "gone")): "“We listen”, a removed entry",
        ("text", "=1+1\n"): "=1+1\n",
        ("due", None): "",
        ("tags", ()): "",
    }
    assert {(field, value): held_in_words(contents, field, value) for field, value in told} == told
    assert as_stored(None) is None
    assert (name_of_field("shows"), name_of_field("moved_on")) == ("What it shows", "Moved on")
