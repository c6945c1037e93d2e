"""The own levels beside the national results: what reaches which edition, and how it is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cpc_selfeval.domain.benchmark import (
    Benchmark,
    benchmark,
    count_in_words,
    counts_of,
    lines_in_words,
    national_lines,
)
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.framework import CrosswalkRow, IndicatorRef, Provenance
from cpc_selfeval.domain.judgement import Stage
from cpc_selfeval.domain.national_results import AREAS, How
from cpc_selfeval.storage.frameworks.files import crosswalk, shipped_framework
from cpc_selfeval.storage.frameworks.national import national_results
from tests.domain.contents import EMPTY, judged, left_out
from tests.domain.drawings.dossier import TABLE, DossierRow
from tests.domain.drawings.editions import of_edition


def _of(edition: str, *records: object) -> Benchmark:
    return benchmark(of_edition(edition, *records), national_results(), crosswalk())  # type: ignore[arg-type]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.code)
def test_figures_flags_and_lines_are_those_of_the_dossier(row: DossierRow) -> None:
    (line,) = (line for line in _of("hmie-2005").lines if line.code == row.code)

    assert tuple(count_in_words(count) for count in counts_of(line.result)) == row.figures
    assert line.result.flag_in_words == row.flag
    assert lines_in_words(line.result).startswith(row.cited)


def test_all_eighteen_stand_beside_the_edition_that_they_are_of() -> None:
    found = _of("hmie-2005", judged(1, "3.3", Stage.AGREED, level=2), left_out("1.2"))

    assert [line.own.code for line in found.lines if line.own] == [row.code for row in TABLE]
    assert "These are the indicators" in found.reach
    (own,) = (line.own for line in found.lines if line.code == "3.3")
    assert own is not None
    assert (own.level, own.stands, own.in_words) == (2, "Agreed: Weak", "your level at 3.3 · Agreed: Weak")
    (out,) = (line.own for line in found.lines if line.code == "1.2")
    assert out is not None
    assert (out.level, out.stands) == (None, "Not in this cycle")


def test_four_of_the_2009_edition_by_verified_rows() -> None:
    found = _of("hmie-2009", judged(1, "2.3", Stage.PROPOSED, level=4))

    assert {line.code: line.own.code for line in found.lines if line.own} == {f"1.{n}": f"2.{n}" for n in range(1, 5)}
    assert "only 2.1, 2.2, 2.3 and 2.4" in found.reach
    line = found.beside("2.3")
    assert line is not None
    assert line.code == "1.3"
    assert line.own is not None
    assert line.own.level == 4
    assert found.beside("1.3") is None


def test_nothing_reaches_the_current_edition_and_a_sentence_says_so() -> None:
    found = _of("care-inspectorate-2019")

    assert not found.reaches
    assert found.reach.startswith("Nothing of this reaches the edition that you work with, “Care Inspectorate")
    assert national_lines(found) == ()
    assert len(found.lines) == 18


def test_a_suggestion_by_title_carries_nothing_over() -> None:
    contents: Contents = EMPTY
    row = CrosswalkRow(
        of=IndicatorRef("hmie-2005", "1.1"),
        to=contents.framework.ref("2.1"),
        relation="similar",
        verified=False,
        provenance=Provenance("editorial"),
    )
    for changed in (row, replace(row, verified=True), replace(row, relation="renumbered")):
        assert not benchmark(contents, national_results(), (changed,)).reaches
    verified = replace(row, relation="renumbered", verified=True)
    assert benchmark(contents, national_results(), (verified,)).reaches


def test_the_same_code_of_another_edition_is_another_indicator() -> None:
    edition = shipped_framework("care-inspectorate-2019")
    assert {"1.1", "2.1", "5.1", "5.2"} & set(edition.codes)
    assert all(line.own is None for line in _of(edition.id).lines)


def test_shares_are_thirty_areas_and_only_what_is_known_stands_alone() -> None:
    for result in national_results().results:
        assert sum(share.areas for share in result.shares) == AREAS
        for share in result.shares:
            open_ = {result.levels[level].how is How.RANGE for level in share.levels}
            assert open_ == {share.how is How.RANGE}
            if share.how is not How.RANGE:
                (level,) = share.levels
                assert result.levels[level].least == share.areas
            for level in share.levels:
                assert result.levels[level].most <= share.areas


def test_a_flag_that_stands_elsewhere_has_its_own_lines() -> None:
    first = national_results().results[0]

    assert lines_in_words(first) == "lines 444 to 447"
    assert lines_in_words(replace(first, flag_lines=(31, 33))) == "lines 444 to 447, and 31 to 33"
    assert lines_in_words(replace(first, lines=(502, 502), flag_lines=None)) == "line 502"
