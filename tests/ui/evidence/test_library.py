"""What the library finds, in which order, and what it holds on to while somebody works."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from cpc_selfeval.domain.evidence import SourceType
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.ui.evidence.library import EvidenceLibrary
from cpc_selfeval.ui.evidence.rows import LIBRARY, EvidenceFilter
from cpc_selfeval.ui.tables.search_box import wanted_words
from cpc_selfeval.ui.workspace import Workspace

UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


def refs(model: EvidenceLibrary) -> list[str]:
    """The references shown, from top to bottom."""
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


@pytest.fixture
def keys(workspace: Workspace) -> list[str]:
    """Four pieces, all different."""
    agencies = workspace.contents.agencies
    tags = (workspace.contents.tags[0].key,)
    record = workspace.work.evidence.record
    strength = workspace.work.findings.record(FindingKind.STRENGTH, "2.1", "Children feel safe")
    return [
        record("Survey of ÉLODIE’s group", source_type=SourceType.VIEWS_OF_CHILDREN, agency=agencies[3].key, tags=tags),
        record("audit of files", shows="Chronologies differ", indicators=("5.3", "2.1"), period_to=date(2026, 3, 31)),
        record("Dataset", shows_impact=True, findings=(strength,), reference="Q2/0012", period_to=date(2025, 3, 31)),
        record("", shows_impact=False, agency=agencies[0].key, indicators=("9.2",), period_from=date(2026, 9, 1)),
    ]


@pytest.fixture
def model(workspace: Workspace, keys: list[str]) -> EvidenceLibrary:
    """The library of the four, kept in step."""
    assert len(keys) == 4
    library = EvidenceLibrary(workspace.contents, parent=workspace)
    workspace.changed.connect(lambda event: library.take(event, workspace.contents))
    return library


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("", [1, 2, 3, 4]),
        ("élodie", [1]),
        ("DATASET", [3]),
        ("chronologies files", [2]),
        ("files dataset", []),
        ("q2/0012", [3]),
        ("e-002", [2]),
        ("E-2", [2]),
        ("e4", [4]),
        ("e-", [1, 2, 3, 4]),
    ],
)
def test_words_and_numbers_are_found(model: EvidenceLibrary, search: str, found: list[int]) -> None:
    model.show_filter(EvidenceFilter(words=wanted_words(search)))
    assert refs(model) == [f"E-{number:03d}" for number in found]


def test_each_filter_narrows(workspace: Workspace, model: EvidenceLibrary) -> None:
    agencies = workspace.contents.agencies
    cases: list[tuple[EvidenceFilter, list[int]]] = [
        (EvidenceFilter(sources=frozenset({SourceType.VIEWS_OF_CHILDREN})), [1]),
        (EvidenceFilter(sources=frozenset({None})), [2, 3, 4]),
        (EvidenceFilter(agencies=frozenset({agencies[0].key, agencies[3].key})), [1, 4]),
        (EvidenceFilter(agencies=frozenset({None})), [2, 3]),
        (EvidenceFilter(indicators=frozenset({"2.1"})), [2]),
        (EvidenceFilter(indicators=frozenset({None, "9.2"})), [1, 3, 4]),
        (EvidenceFilter(impacts=frozenset({True})), [3]),
        (EvidenceFilter(impacts=frozenset({False, None})), [1, 2, 4]),
        (EvidenceFilter(tags=frozenset({workspace.contents.tags[0].key})), [1]),
        (EvidenceFilter(tags=frozenset({None})), [2, 3, 4]),
        (EvidenceFilter(unused=True), [1]),
        (EvidenceFilter(impacts=frozenset({True}), unused=True), []),
    ]
    for wanted, found in cases:
        model.show_filter(wanted)
        assert refs(model) == [f"E-{number:03d}" for number in found], wanted


@pytest.mark.parametrize(
    ("heading", "order", "found"),
    [
        ("Ref", DOWN, [4, 3, 2, 1]),
        ("Title", UP, [2, 3, 1, 4]),
        ("Title", DOWN, [1, 3, 2, 4]),
        ("Period", UP, [3, 2, 4, 1]),
        ("Period", DOWN, [4, 2, 3, 1]),
        ("Impact", UP, [3, 4, 1, 2]),
        ("Indicators", UP, [2, 4, 1, 3]),
        ("Supports", DOWN, [3, 1, 2, 4]),
    ],
)
def test_columns_sort_with_what_is_empty_last(
    model: EvidenceLibrary, heading: str, order: Qt.SortOrder, found: list[int]
) -> None:
    model.sort([column.heading for column in LIBRARY].index(heading), order)
    assert refs(model) == [f"E-{number:03d}" for number in found]


def test_an_edited_row_stays_and_stays_in_its_place(
    workspace: Workspace, model: EvidenceLibrary, keys: list[str]
) -> None:
    model.sort(1, UP)
    model.show_filter(EvidenceFilter(words=("a",)))
    assert refs(model) == ["E-002", "E-003"]
    workspace.work.evidence.revise(keys[1], title="zzz", shows="")
    assert refs(model) == ["E-002", "E-003"]
    assert model.index(0, 1).data() == "zzz"
    model.show_filter(EvidenceFilter(words=("a",)))
    assert refs(model) == ["E-003"]


def test_new_and_removed_rows_come_and_go(workspace: Workspace, model: EvidenceLibrary, keys: list[str]) -> None:
    model.show_filter(EvidenceFilter(words=("dataset",)))
    workspace.work.evidence.record("Inspection report")
    assert refs(model) == ["E-003", "E-005"]
    workspace.work.evidence.remove(keys[2])
    assert refs(model) == ["E-005"]
    assert model.total == 4
    workspace.work.session.undo()
    assert refs(model) == ["E-003", "E-005"]


def test_files_findings_and_agency_names_are_followed(
    workspace: Workspace, model: EvidenceLibrary, keys: list[str], tmp_path: Path
) -> None:
    (tmp_path / "a.pdf").write_bytes(b"x")
    workspace.work.evidence.attach(keys[0], tmp_path / "a.pdf")
    assert model.index(0, 8).data() == "1"
    workspace.work.setup.revise_agency(workspace.contents.agencies[3].key, name="Schools")
    assert model.index(0, 3).data() == "Schools"
    (finding,) = workspace.contents.findings
    assert model.index(2, 7).data() == "1"
    workspace.work.findings.remove(finding)
    assert model.index(2, 7).data() == ""
    assert model.index(2, 6).data() == "Not used yet"


def test_cells_are_spoken_with_their_heading(model: EvidenceLibrary) -> None:
    spoken = [model.index(2, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in (0, 5, 3)]
    assert spoken == ["Reference: E-003", "Shows impact on children: Yes", "Agency: not said"]
    assert model.index(3, 1).data() == "No title yet"
