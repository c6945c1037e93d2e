"""A text removed everywhere leaves what keeps an earlier state of things too, and nothing but what people wrote."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from cpc_selfeval.domain.change import Change, RowChange
from cpc_selfeval.domain.passage import Passage
from cpc_selfeval.domain.removal import Removal
from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.removing import find_passage, remove_passage
from tests.storage.samples import CLOSING, ISLA, NOON, PAPER_MADE, added, new_file

NAME = "Zebedee O’Canary"
SNAPSHOT: dict[str, dict[str, dict[str, object]]] = {
    "finding": {
        "finding-1": {"text": f"As “{NAME}” said\nin May", "kind": "area", "cycle": "cycle-1"},
        "finding-2": {"text": "Nothing of it", "kind": "area", "cycle": NAME},
    },
    "evidence": {"evidence-1": {"title": "Zebedee\nO'Canary’s letter", "number": 3}},
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
    snapshot = json.loads(contents.of(type(closed))[closed.key].snapshot)
    assert snapshot["finding"]["finding-1"] == {
        "text": "As “[removed]” said\nin May",
        "kind": "area",
        "cycle": "cycle-1",
    }
    assert snapshot["finding"]["finding-2"] == SNAPSHOT["finding"]["finding-2"]
    assert snapshot["evidence"]["evidence-1"]["title"] == "[removed]’s letter"
    assert json.loads(contents.of(type(made))[made.key].stood) == {
        "asks": ["[removed] is to decide"],
        "levels": {"2.1": 4},
        "note": "[removed]",
    }
    assert left.times == 0
    assert "O'Canary" not in path.read_bytes().decode("utf-8", "replace")
    assert check_file(path) == ()
