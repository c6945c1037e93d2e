"""A text removed everywhere leaves what keeps an earlier state of things too, and nothing but what people wrote."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.cycles.snapshot import snapshot_of
from cpc_selfeval.domain.judging_records.closing import Closing
from cpc_selfeval.domain.passage import Passage
from cpc_selfeval.domain.removal import Removal
from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.removing import find_passage, remove_passage
from tests.storage.samples import CLOSING, FINDING, ISLA, NOON, PAPER_MADE, added, new_file

NAME = "Zebedee O’Canary"
SNAPSHOT = {
    "format": 1,
    "cycle": "cycle-1",
    "tables": {
        "finding": [
            {"key": "finding-1", "text": f"As “{NAME}” said\nin May", "kind": "area", "cycle": "cycle-1"},
            {"key": NAME, "text": "Nothing of it", "kind": "area", "cycle": NAME},
        ],
        "evidence": [{"key": "evidence-1", "title": "Zebedee\nO'Canary’s letter", "number": 3}],
    },
}
STOOD = {"asks": [f"{NAME} is to decide"], "levels": {"2.1": 4}, "note": NAME}


def test_it_is_found_and_taken_out_of_closings_and_of_papers(tmp_path: Path) -> None:
    path = tmp_path / "harbour.cpcse"
    closed = replace(CLOSING, snapshot=json.dumps(SNAPSHOT, ensure_ascii=False))
    made = replace(PAPER_MADE, stood=json.dumps(STOOD, ensure_ascii=True))
    with closing(new_file(path)) as store:
        store.apply(added(closed, made), by=ISLA, at=NOON)
        store.apply(Change("paper", (RowChange(made, replace(made, number="12b")),)), by=ISLA, at=NOON)
        found = find_passage(store, Passage(NAME))
        remove_passage(store, (), Removal(Passage(NAME), "[removed]", "Typed by accident", frozenset()), ISLA, NOON)
        contents = store.load()
        left = find_passage(store, Passage(NAME))

    assert sorted((text.table, text.field, text.times) for text in found.texts) == [
        ("closing", "snapshot", 2),
        ("paper_made", "stood", 2),
    ]
    kept = json.loads(contents.of(type(closed))[closed.key].snapshot)
    assert kept["tables"]["finding"][0]["text"] == "As “[removed]” said\nin May"
    assert kept["tables"]["finding"][1] == {"key": NAME, "text": "Nothing of it", "kind": "area", "cycle": NAME}
    assert kept["tables"]["evidence"][0]["title"] == "[removed]’s letter"
    assert (kept["format"], kept["cycle"]) == (1, "cycle-1")
    assert json.loads(contents.of(type(made))[made.key].stood) == {
        "asks": ["[removed] is to decide"],
        "levels": {"2.1": 4},
        "note": "[removed]",
    }
    assert left.times == 0
    assert check_file(path) == ()


def test_a_real_snapshot_loses_the_text_and_nothing_else(tmp_path: Path) -> None:
    with closing(new_file(tmp_path / "harbour.cpcse")) as store:
        store.apply(added(replace(FINDING, text=f"{NAME} asks for 2.1 to be heard")), by=ISLA, at=NOON)
        before = snapshot_of(store.load())
        store.apply(added(replace(CLOSING, snapshot=before)), by=ISLA, at=NOON)
        remove_passage(store, (), Removal(Passage(NAME), "[removed]", "Typed by accident", frozenset()), ISLA, NOON)
        after = next(iter(store.load().of(Closing).values())).snapshot

    assert after == before.replace(NAME, "[removed]")


def test_a_passage_that_is_a_code_too_harms_no_code(tmp_path: Path) -> None:
    with closing(new_file(tmp_path / "harbour.cpcse")) as store:
        store.apply(added(replace(FINDING, text="Children are heard (2.1)")), by=ISLA, at=NOON)
        before = snapshot_of(store.load())
        store.apply(added(replace(CLOSING, snapshot=before)), by=ISLA, at=NOON)
        remove_passage(store, (), Removal(Passage("2.1"), "[removed]", "A test", frozenset()), ISLA, NOON)
        after = json.loads(next(iter(store.load().of(Closing).values())).snapshot)

    [finding] = after["tables"]["finding"]
    assert finding["indicators"] == list(FINDING.indicators)
    assert finding["text"] == "Children are heard ([removed])"
