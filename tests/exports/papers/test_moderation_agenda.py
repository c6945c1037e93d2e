"""The agenda of a moderation meeting on paper."""

from __future__ import annotations

from cpc_selfeval.domain.committee import Agency
from cpc_selfeval.domain.covering import COVERED, COVERED_SENTENCE
from cpc_selfeval.domain.judgement import Judgement, Stage
from cpc_selfeval.domain.judging_records.moderating import Moderation, moderation_key
from cpc_selfeval.domain.papers.kinds import Paper
from cpc_selfeval.domain.record import Record
from cpc_selfeval.exports.papers import printed
from cpc_selfeval.exports.papers.moderation_agenda import NOTHING
from tests.exports.papers.making import ordered_of
from tests.exports.tagged_pdf.reading import structure
from tests.exports.workbook.contents import CYCLE, EMPTY, holding, judged, snapshot_of

AGENCIES = (Agency(key="p", name="Police Scotland", position=1), Agency(key="n", name="NHS Harbour", position=2))
COVERING = Moderation(key=moderation_key(CYCLE), cycle=CYCLE, levels_covered=True)


def _proposed(number: int, code: str, agency: str, level: int, reason: str = "") -> Judgement:
    return judged(number, code, Stage.PROPOSED, agency=agency, level=level, reason=reason)


RECORDS: tuple[Record, ...] = (
    *AGENCIES,
    _proposed(1, "2.1", "p", 4, "Seen"),
    _proposed(2, "5.4", "p", 2, "Nobody plans for it"),
    _proposed(3, "5.4", "n", 5),
    judged(4, "9.4", Stage.AGREED, level=3),
)


def _words(*records: Record) -> str:
    return str(structure(printed(ordered_of(snapshot_of(holding(*records)), Paper.MODERATION)).content))


def test_what_is_furthest_apart_comes_first_with_who_says_what_and_why() -> None:
    said = _words(*RECORDS)

    assert said.index("1. 5.4") < said.index("2. 2.1") < said.index("Nothing proposed yet")
    for words in (
        "Proposals are 3 levels apart: 2 Weak (Police Scotland), 5 Very good (NHS Harbour).",
        "No rationale from NHS Harbour.",
        "Nobody plans for it",
        "Agreed: Adequate",
    ):
        assert words in said
    assert COVERED_SENTENCE not in said


def test_covered_levels_are_left_out_and_a_sentence_says_so() -> None:
    said = _words(*RECORDS, COVERING)

    assert COVERED_SENTENCE in said
    assert COVERED in said
    for words in ("Nobody plans for it", "2 Weak", "5 Very good"):
        assert words not in said


def test_where_nothing_is_to_be_discussed_it_says_so() -> None:
    assert NOTHING in str(structure(printed(ordered_of(snapshot_of(EMPTY), Paper.MODERATION)).content))
