"""Changes are applied whole or not at all, taken back without a trace, logged, and safe to try again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from cpc_selfeval.domain.action import Action
from cpc_selfeval.domain.change import Change, ChangeKind, LogEntry, RowChange
from cpc_selfeval.domain.committee import Agency, Cycle, IndicatorScope, Person
from cpc_selfeval.domain.evidence import Evidence
from cpc_selfeval.domain.finding import Finding
from cpc_selfeval.domain.opening_refusals import FileDamaged
from cpc_selfeval.domain.saving_refusals import ChangedElsewhere, FrameworkFixed, StillInUse, TextNotStorable
from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.frameworks.files import shipped_framework
from cpc_selfeval.storage.store import Store
from tests.storage.samples import (
    ACTION,
    AGENCY,
    CYCLE,
    EVIDENCE,
    FINDING,
    ISLA,
    MEETING,
    NOON,
    NOTE,
    OTHER_AGENCY,
    SCOPE,
    added,
    dumped,
    full_file,
    new_file,
    revised,
)

BARE_FINDING = replace(FINDING, agency=None, tags=())
BARE_SCOPE = replace(SCOPE, meeting=None)
BARE_EVIDENCE = replace(EVIDENCE, readings=())
LATER = NOON + timedelta(minutes=5)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new file without anything recorded, found sound when the test is over."""
    store = new_file(tmp_path / "new.cpcse")
    yield store
    store.close()
    assert check_file(store.path) == ()


def apply(store: Store, change: Change, at: datetime = NOON, kind: ChangeKind = ChangeKind.MADE) -> None:
    store.apply(change, by=ISLA, at=at, kind=kind)


def revision(store: Store, table: str, key: str) -> int:
    return int(store._db.execute(f'SELECT rev FROM "{table}" WHERE key=?', (key,)).fetchone()[0])


def buried(store: Store) -> set[tuple[str, str, int]]:
    return set(store._db.execute("SELECT record_table, record, record_rev FROM tombstone").fetchall())


class TestRows:
    def test_links_keep_their_order(self, store: Store) -> None:
        apply(store, added(BARE_FINDING))
        turned = replace(BARE_FINDING, indicators=("10.1", "1.1", "5.1", "2.1"))
        apply(store, revised(BARE_FINDING, turned))
        fewer = replace(turned, indicators=("5.1", "10.1"))
        apply(store, revised(turned, fewer))

        assert store.load().findings[FINDING.key] == fewer

    def test_each_change_raises_the_revision_and_only_of_what_it_touches(self, store: Store) -> None:
        apply(store, added(BARE_FINDING))
        apply(store, revised(BARE_FINDING, replace(BARE_FINDING, text="new")), LATER)

        assert revision(store, "finding", FINDING.key) == 2
        assert revision(store, "agency", AGENCY.key) == 1
        revisions = store._db.execute("SELECT rev FROM finding_indicator").fetchall()
        assert revisions == [(1,), (1,), (1,)]

    def test_what_is_removed_leaves_a_tombstone_until_it_comes_back(self, store: Store) -> None:
        apply(store, added(BARE_FINDING))
        removal = added(BARE_FINDING).reversed()
        apply(store, removal)
        in_the_ground = buried(store)
        apply(store, removal.reversed(), kind=ChangeKind.UNDONE)

        assert ("finding", FINDING.key, 1) in in_the_ground
        assert {table for table, _, _ in in_the_ground} == {"finding", "finding_indicator"}
        assert len(in_the_ground) == 4
        assert buried(store) == set()
        assert revision(store, "finding", FINDING.key) == 2

    def test_taking_a_change_back_leaves_the_rows_as_they_were(self, store: Store) -> None:
        apply(store, added(MEETING, FINDING, ACTION))
        before = dumped(store)
        change = Change(
            "many things",
            (
                RowChange(ACTION, replace(ACTION, due=date(2027, 1, 1), contributing=(), findings=())),
                RowChange(FINDING, None),
                RowChange(None, SCOPE),
                RowChange(OTHER_AGENCY, replace(OTHER_AGENCY, name="Schools")),
            ),
        )

        apply(store, change)
        changed = dumped(store)
        apply(store, change.reversed(), kind=ChangeKind.UNDONE)
        assert dumped(store) == before
        apply(store, change, kind=ChangeKind.REDONE)
        assert dumped(store) == changed

    def test_trying_again_what_is_in_the_file_already_changes_nothing(self, store: Store) -> None:
        change = Change("both", (*added(BARE_FINDING).rows, RowChange(AGENCY, replace(AGENCY, name="Police"))))
        apply(store, change)
        before = dumped(store, passing=True), store.last_changes(100)

        apply(store, change, LATER)

        assert (dumped(store, passing=True), store.last_changes(100)) == before

    @pytest.mark.parametrize(
        "change",
        [
            revised(AGENCY, replace(AGENCY, name="mine")),
            Change("removed", (RowChange(AGENCY, None),)),
            added(replace(AGENCY, name="added again")),
            revised(FINDING, replace(FINDING, text="never there")),
        ],
    )
    def test_what_was_changed_elsewhere_is_not_overwritten(self, store: Store, change: Change) -> None:
        apply(store, revised(AGENCY, replace(AGENCY, name="theirs")))
        before = dumped(store, passing=True), store.last_changes(100)

        with pytest.raises(ChangedElsewhere):
            apply(store, Change(change.act, (RowChange(None, SCOPE), *change.rows)), LATER)

        assert (dumped(store, passing=True), store.last_changes(100)) == before

    def test_links_that_were_changed_elsewhere_are_not_overwritten(self, store: Store) -> None:
        apply(store, added(BARE_FINDING))
        apply(store, revised(BARE_FINDING, replace(BARE_FINDING, indicators=("5.1",))))

        with pytest.raises(ChangedElsewhere) as told:
            apply(store, revised(BARE_FINDING, replace(BARE_FINDING, indicators=())))

        assert "this strength or area for improvement was changed" in str(told.value)

    def test_an_agency_in_use_cannot_be_removed(self, store: Store) -> None:
        apply(store, added(FINDING))

        with pytest.raises(StillInUse):
            apply(store, Change("Police Scotland removed", (RowChange(AGENCY, None),)))

        assert store.load().of(Agency)[AGENCY.key] == AGENCY

    @pytest.mark.parametrize(
        "record", [replace(BARE_FINDING, text="half \ud83d"), replace(BARE_FINDING, indicators=("2.1", "\udc80"))]
    )
    def test_half_characters_are_refused_and_nothing_is_written(self, store: Store, record: Finding) -> None:
        before = dumped(store, passing=True)

        with pytest.raises(TextNotStorable):
            apply(store, added(BARE_SCOPE, record))

        assert dumped(store, passing=True) == before
        apply(store, added(BARE_FINDING))


class TestLog:
    def test_one_entry_for_each_field_newest_first(self, store: Store) -> None:
        apply(store, added(BARE_FINDING))
        after = replace(BARE_FINDING, text="new", priority=None, indicators=("2.1",))
        apply(store, revised(BARE_FINDING, after), LATER)

        history = store.history(Finding, FINDING.key)

        assert [(entry.field, entry.before, entry.after) for entry in history] == [
            ("indicators", '["2.1","1.1","10.1"]', '["2.1"]'),
            ("priority", "high", None),
            ("text", FINDING.text, "new"),
            ("", None, history[-1].after),
        ]
        assert history[0].at == LATER
        assert (history[0].by, history[0].act, history[0].kind) == (ISLA, "revised", ChangeKind.MADE)
        assert (history[0].table, history[0].record) == ("finding", FINDING.key)

    def test_an_added_record_is_logged_with_what_it_holds(self, store: Store) -> None:
        apply(store, added(BARE_FINDING))

        values = json.loads(store.history(Finding, FINDING.key)[0].after or "")

        assert values["text"] == FINDING.text
        assert values["indicators"] == ["2.1", "1.1", "10.1"]
        assert values["agency"] is None

    def test_a_removed_record_is_logged_with_what_it_held(self, store: Store) -> None:
        apply(store, added(BARE_FINDING))
        whole = store.history(Finding, FINDING.key)[0].after
        apply(store, added(BARE_FINDING).reversed())

        entry = store.history(Finding, FINDING.key)[0]

        assert (entry.field, entry.before, entry.after) == ("", whole, None)

    def test_what_is_typed_in_one_visit_is_one_entry(self, store: Store) -> None:
        apply(store, added(BARE_FINDING))
        typed = [replace(BARE_FINDING, text=text) for text in ("T", "Th", "The", "They wait")]
        before: Finding = BARE_FINDING
        for seconds, after in enumerate(typed):
            apply(store, revised(before, after, visit="box-1"), NOON + timedelta(seconds=seconds))
            before = after

        newest, oldest = store.history(Finding, FINDING.key)

        assert (newest.field, newest.before, newest.after) == ("text", FINDING.text, "They wait")
        assert newest.at == NOON + timedelta(seconds=3)
        assert oldest.field == ""

    def test_visits_and_fields_have_entries_of_their_own(self, store: Store) -> None:
        apply(store, added(BARE_FINDING))
        first = replace(BARE_FINDING, text="one")
        second = replace(first, impact="two")
        third = replace(second, text="three")
        apply(store, revised(BARE_FINDING, first, visit="a"))
        apply(store, revised(first, second, visit="a"))
        apply(store, revised(second, third, visit="b"))

        entries = [(entry.field, entry.after) for entry in store.history(Finding, FINDING.key)[:3]]
        assert entries == [("text", "three"), ("impact", "two"), ("text", "one")]

    def test_after_an_undo_the_visit_begins_a_new_entry(self, store: Store) -> None:
        apply(store, added(BARE_FINDING))
        typed = revised(BARE_FINDING, replace(BARE_FINDING, text="one"), visit="a")
        apply(store, typed)
        apply(store, typed.reversed(), kind=ChangeKind.UNDONE)
        apply(store, revised(BARE_FINDING, replace(BARE_FINDING, text="two"), visit="a"))

        entries = [(entry.kind, entry.before, entry.after) for entry in store.history(Finding, FINDING.key)[:3]]
        assert entries == [
            (ChangeKind.MADE, FINDING.text, "two"),
            (ChangeKind.UNDONE, "one", FINDING.text),
            (ChangeKind.MADE, FINDING.text, "one"),
        ]

    def test_a_record_that_a_visit_adds_is_one_entry_with_all_that_was_typed(self, store: Store) -> None:
        first = replace(BARE_FINDING, text="T")
        apply(store, Change("strength", (RowChange(None, first),), "a"))
        apply(store, revised(first, replace(first, text="The whole"), visit="a"), LATER)

        (entry,) = store.history(Finding, FINDING.key)

        assert json.loads(entry.after or "")["text"] == "The whole"
        assert (entry.before, entry.field, entry.at) == (None, "", LATER)

    def test_times_are_kept_in_utc(self, store: Store) -> None:
        summer = datetime.fromisoformat("2026-07-01T10:00:00.123456+01:00")
        apply(store, added(BARE_FINDING), summer)

        assert store.history(Finding, FINDING.key)[0].at == summer
        (stored,) = store._db.execute("SELECT changed_at FROM finding").fetchone()
        assert stored == "2026-07-01T09:00:00.123456+00:00"

    def test_last_changes_are_of_all_records_newest_first(self, store: Store) -> None:
        apply(store, added(BARE_FINDING))
        apply(store, revised(AGENCY, replace(AGENCY, name="Police")), LATER)

        last: list[LogEntry] = list(store.last_changes(2))

        assert [(entry.table, entry.field) for entry in last] == [("agency", "name"), ("finding", "")]
        assert len(store.last_changes(100)) == 7
        assert store.last_changes(100)[-1].act == "new self-evaluation"


class TestCycles:
    def second_cycle(self, store: Store) -> Cycle:
        older = shipped_framework("hmie-2005")
        cycle = Cycle(key="cycle-2", number=2, title="Next", framework=older.id, framework_hash=older.content_hash)
        store.apply(added(cycle), by=ISLA, at=NOON, frameworks=(older,))
        return cycle

    def test_the_newest_cycle_is_loaded_unless_another_is_asked_for(self, store: Store) -> None:
        apply(store, added(BARE_FINDING))
        second = self.second_cycle(store)

        assert store.cycles() == (CYCLE, second)
        assert store.load().cycle == second
        assert store.load().framework.id == "hmie-2005"
        assert store.load().findings == {}
        assert store.load(CYCLE.key).findings == {FINDING.key: BARE_FINDING}
        assert store.load().agencies == (AGENCY, OTHER_AGENCY)

    def test_another_edition_can_be_chosen_until_something_is_recorded(self, store: Store) -> None:
        apply(store, added(BARE_SCOPE))
        other = shipped_framework("hmie-2005")

        changed = store.replace_framework(CYCLE, other, ISLA, LATER)

        assert store.load().cycle == changed
        assert store.load().framework == other
        assert store.load().of(IndicatorScope) == {}
        apply(store, added(BARE_FINDING))
        with pytest.raises(FrameworkFixed):
            store.replace_framework(changed, shipped_framework("care-inspectorate-2019"), ISLA, LATER)

    def test_a_copy_of_the_framework_that_was_altered_is_noticed(self, tmp_path: Path) -> None:
        store = new_file(tmp_path / "altered.cpcse")
        store._db.execute("UPDATE framework_copy SET text = replace(text, 'Impact', 'Impakt')")

        with pytest.raises(FileDamaged, match="framework"):
            store.load()
        store.close()


def test_a_stored_value_that_no_field_can_have_is_damage(tmp_path: Path) -> None:
    store = full_file(tmp_path / "full.cpcse")
    store._db.execute("UPDATE finding SET kind='weakness'")

    with pytest.raises(FileDamaged, match="finding"):
        store.load()
    store.close()


def test_names_in_the_log_are_as_they_were_given(store: Store) -> None:
    someone = Person("Màiri Ó", "", "NHS “Tayside”")
    store.apply(added(BARE_FINDING), by=someone, at=datetime.now(UTC))

    assert store.history(Finding, FINDING.key)[0].by == someone


def test_history_is_of_one_record_of_one_type(store: Store) -> None:
    apply(store, added(MEETING, FINDING, ACTION, NOTE, BARE_EVIDENCE))

    assert len(store.history(Action, ACTION.key)) == 1
    assert store.history(Evidence, ACTION.key) == ()
