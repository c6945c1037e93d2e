"""What always holds of a merge, whatever both sides did."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpc_selfeval.domain.brought import counted
from cpc_selfeval.domain.change import RowChange
from cpc_selfeval.domain.contents import RECORD_TYPES, Contents
from cpc_selfeval.domain.merging.comparing import differences, is_same
from cpc_selfeval.domain.merging.deciding import decided
from cpc_selfeval.domain.merging.difference import Difference, Tables
from cpc_selfeval.domain.merging.preview import Preview
from cpc_selfeval.domain.merging.returned import Value, values_of
from cpc_selfeval.domain.merging.sides import parent_of
from cpc_selfeval.domain.record import Record
from cpc_selfeval.domain.references import REFERS_TO, link_fields, naming_fields
from cpc_selfeval.domain.returns.records import AgencyReturn, ReturnedValue, Verdict
from cpc_selfeval.domain.returns_refusals import AlreadyTaken
from tests.domain.merging.world import (
    ISLA,
    NOW,
    SLOTS,
    consistent,
    contents_of,
    copy_of_a_colleague,
    every,
    shown,
    some_and_many,
    stories,
    tables,
    texts_in,
    texts_of,
    three_sides,
)

Sides = tuple[Tables, Tables, Tables]
CHOICES = st.integers(0, 2**24 - 1)
"""Which lines are taken, bit by bit."""


def looked_at(sides: Sides) -> tuple[Contents, Preview]:
    """What stands here, and what a colleague's copy would change."""
    base, theirs, ours = sides
    contents = contents_of(*every(ours))
    return contents, shown(contents, copy_of_a_colleague(), base, theirs)


def some_of(preview: Preview, choice: int) -> set[int]:
    """The places of lines that a choice takes."""
    return {line.place for line in preview.lines if choice & (1 << line.place % 24)}


def same_tables(one: Contents, other: Contents) -> bool:
    """Whether all that is recorded is the same, to the last field."""
    kinds = {*one.tables, *other.tables}
    return all(dict(one.of(kind)) == dict(other.of(kind)) for kind in kinds)


@some_and_many
def test_merging_nothing_changes_nothing(examples: int) -> None:
    @stories(examples)
    @given(three_sides())
    def holds(sides: Sides) -> None:
        base, theirs, ours = sides
        assert differences(base, base, ours) == ()
        assert differences(base, theirs, theirs) == ()
        assert differences({}, theirs, theirs) == ()

    holds()


@some_and_many
def test_differences_come_in_the_same_order_whatever_order_the_records_are_in(examples: int) -> None:
    @stories(examples)
    @given(three_sides())
    def holds(sides: Sides) -> None:
        turned = [tables(*reversed(list(every(side)))) for side in sides]
        found = differences(*sides)
        assert found == differences(turned[0], turned[1], turned[2])
        order = [(RECORD_TYPES.index(each.kind), each.key) for each in found]
        assert order == sorted(order)

    holds()


@some_and_many
def test_the_same_return_twice_changes_nothing(examples: int) -> None:
    @stories(examples)
    @given(three_sides(), CHOICES)
    def holds(sides: Sides, choice: int) -> None:
        contents, preview = looked_at(sides)
        after = contents.after(decided(contents, preview, some_of(preview, choice), ISLA, NOW).change)
        with pytest.raises(AlreadyTaken) as refused:
            shown(after, copy_of_a_colleague(identity="under another name"), sides[0], sides[1])
        assert refused.value.returned in after.returns
        with pytest.raises(AlreadyTaken):
            decided(after, preview, preview.all_that_can_be_taken(), ISLA, NOW)

    holds()


@some_and_many
def test_the_same_return_saved_again_offers_nothing_that_was_not_decided_upon(examples: int) -> None:
    @stories(examples)
    @given(three_sides(), CHOICES)
    def holds(sides: Sides, choice: int) -> None:
        contents, preview = looked_at(sides)
        outcome = decided(contents, preview, some_of(preview, choice), ISLA, NOW)
        after = contents.after(outcome.change)
        known = {(value.record, value.field) for value in after.values_of_return(outcome.returned.key)}
        left = seen_again(after, sides)
        assert all((value.record, value.field) in known for value in left)
        # Of what is seen again, something must be told in other words than it was: a link to what has another name now
        assert not left or any(value.field in link_fields(value.difference.kind) for value in left)

    holds()


def seen_again(contents: Contents, sides: Sides) -> list[Value]:
    """What a copy that was saved again offers; nothing where it is refused."""
    with suppress(AlreadyTaken):
        return list(values_of(contents, shown(contents, copy_of_a_colleague(sha256="others"), sides[0], sides[1])))
    return []


@some_and_many
def test_what_was_taken_is_no_difference_any_more(examples: int) -> None:
    @stories(examples)
    @given(three_sides())
    def holds(sides: Sides) -> None:
        base, theirs, _ours = sides
        contents, preview = looked_at(sides)
        after = contents.after(decided(contents, preview, preview.all_that_can_be_taken(), ISLA, NOW).change)
        left = differences(base, theirs, after.tables)
        assert all(names_what_is_not_here(each, after) for each in left)

    holds()


def names_what_is_not_here(difference: Difference, contents: Contents) -> bool:
    """Whether a difference is a link to something that is not here, which nobody can take."""
    target = REFERS_TO.get(difference.field)
    linked = difference.value(difference.theirs)
    if target is None or difference.field not in link_fields(difference.kind):
        return False
    return any(contents.get(target, key) is None for key in linked)


@some_and_many
def test_not_taking_anything_leaves_all_as_it_is(examples: int) -> None:
    @stories(examples)
    @given(three_sides())
    def holds(sides: Sides) -> None:
        contents, preview = looked_at(sides)
        change = decided(contents, preview, (), ISLA, NOW).change
        assert {row.kind for row in change.rows} <= {AgencyReturn, ReturnedValue}
        assert all(row.before is None for row in change.rows)

    holds()


@some_and_many
def test_what_is_not_taken_stands_as_it_did(examples: int) -> None:
    @stories(examples)
    @given(three_sides(), CHOICES)
    def holds(sides: Sides, choice: int) -> None:
        contents, preview = looked_at(sides)
        taken = some_of(preview, choice)
        change = decided(contents, preview, taken, ISLA, NOW).change
        touched = {(each.kind, each.key) for line in preview.lines if line.place in taken for each in line.differences}
        for row in change.rows:
            if row.kind in (AgencyReturn, ReturnedValue) or (row.kind, row.key) in touched:
                continue
            assert goes_along(row.before, row.after, touched), row

    holds()


def goes_along(before: Record | None, after: Record | None, touched: set[tuple[type[Record], str]]) -> bool:
    """Whether a row changes only with another: a removed record's child, a link to it, a moved due date."""
    if before is None or after is None:
        record = before or after
        assert record is not None
        return parent_of(record) in touched
    changed = RowChange(before, after).changed_fields()
    return all(
        name in link_fields(type(before)) and set(getattr(after, name)) < set(getattr(before, name)) for name in changed
    )


@some_and_many
def test_no_text_ever_disappears(examples: int) -> None:
    @stories(examples)
    @given(three_sides(), CHOICES)
    def holds(sides: Sides, choice: int) -> None:
        base, theirs, ours = sides
        contents, preview = looked_at(sides)
        change = decided(contents, preview, some_of(preview, choice), ISLA, NOW).change
        after = contents.after(change)
        kept = texts_in(after.tables)
        logged = {text for row in change.rows if row.before is not None for text in texts_of(row.before)}
        returned = "\n".join(
            text
            for value in after.of(ReturnedValue).values()
            for text in (value.base, value.theirs, value.ours)
            if text
        )
        # What both had once, this file's own log has; it began from there too
        for text in texts_in(ours) | (texts_in(theirs) - texts_in(base)):
            assert text in kept or text in logged or text in returned, text

    holds()


@some_and_many
def test_every_difference_is_kept_with_what_became_of_it(examples: int) -> None:
    @stories(examples)
    @given(three_sides(), CHOICES)
    def holds(sides: Sides, choice: int) -> None:
        contents, preview = looked_at(sides)
        outcome = decided(contents, preview, some_of(preview, choice), ISLA, NOW)
        after = contents.after(outcome.change)
        values = after.values_of_return(outcome.returned.key)
        for difference in (each for line in preview.lines for each in line.differences):
            assert any(value.record == difference.key for value in values)
        told = "\n".join(value.theirs for value in values if value.theirs)
        for difference in differences(*sides):
            assert (
                difference.theirs is None
                or difference.field
                or all(text in told for text in texts_of(difference.theirs))
            )
        assert [value.place for value in values] == sorted({value.place for value in values})
        shown = {line.place for line in preview.lines}
        assert sum(counted(values)) >= len(shown)
        assert len({value.place >> 20 for value in values if value.record}) == len(shown)

    holds()


@some_and_many
def test_undoing_a_merge_restores_everything(examples: int) -> None:
    @stories(examples)
    @given(three_sides(), CHOICES)
    def holds(sides: Sides, choice: int) -> None:
        contents, preview = looked_at(sides)
        change = decided(contents, preview, some_of(preview, choice), ISLA, NOW).change
        after = contents.after(change)
        assert same_tables(after.after(change.reversed()), contents)
        assert same_tables(after.after(change.reversed()).after(change), after)

    holds()


@some_and_many
def test_whatever_is_taken_nothing_leads_nowhere_and_no_number_is_twice(examples: int) -> None:
    @stories(examples)
    @given(three_sides(), CHOICES)
    def holds(sides: Sides, choice: int) -> None:
        contents, preview = looked_at(sides)
        outcome = decided(contents, preview, some_of(preview, choice), ISLA, NOW)
        after = contents.after(outcome.change)
        for record in every(after.tables):
            for name in naming_fields(type(record)):
                key = getattr(record, name)
                assert key is None or after.get(REFERS_TO[name], key) is not None, (record, name)
            for name in link_fields(type(record)):
                target = REFERS_TO.get(name)
                assert target is None or all(after.get(target, key) for key in getattr(record, name)), (record, name)
        for numbered in (after.evidence.values(), after.actions.values()):
            numbers = [record.number for record in numbered]
            assert len(numbers) == len(set(numbers))

    holds()


@some_and_many
def test_a_value_is_said_to_be_taken_only_where_it_stands_here(examples: int) -> None:
    @stories(examples)
    @given(three_sides(), CHOICES)
    def holds(sides: Sides, choice: int) -> None:
        contents, preview = looked_at(sides)
        outcome = decided(contents, preview, some_of(preview, choice), ISLA, NOW)
        after = contents.after(outcome.change)
        values = after.values_of_return(outcome.returned.key)
        taken = {value.record for value in values if value.verdict is Verdict.TAKEN}
        for key in taken:
            theirs = sides[1].get(type(SLOTS.get(key, SLOTS["l1"])), {}).get(key)
            here = after.get(type(theirs), key) if theirs is not None else None
            assert (theirs is None) == (here is None), key

    holds()


def test_the_world_is_sound() -> None:
    whole = tables(*SLOTS.values())
    assert consistent(whole) == whole
    assert all(is_same(one, one) for one in SLOTS.values())
