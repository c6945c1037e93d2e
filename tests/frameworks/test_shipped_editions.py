"""The editions that come with the program hold what their sources say, and say what is not confirmed."""

from collections import Counter

import pytest

from cpc_selfeval.domain.framework import Framework, KeyQuestion, QualityIndicator, ScaleLevel
from cpc_selfeval.shipped import folder
from cpc_selfeval.storage.frameworks.files import DEFAULT_FRAMEWORK, shipped_framework, shipped_frameworks

EVERY_EDITION = pytest.mark.parametrize("framework", shipped_frameworks(), ids=lambda framework: framework.id)

CONTENT_OF_REVISIONS = {
    ("care-inspectorate-2019", 1): "eff1abe4ad32e3198e2d3c87688261421a367110f420cb2b2fb067becd8d76b5",
    ("hmie-2009", 1): "cb2968248ef46c8041ef6e1c43a2ae3f68e8b9c0881a75f501b3f5a67fe9d26b",
    ("hmie-2005", 1): "6de03edb0febf4173fd989cf5758b5146a965f752aa9a7962589b0bfa128fd39",
}
"""What each revision says, by its hash. Once released, a change of content raises the revision and adds a line here."""


def test_the_current_framework_is_the_default_and_stands_first() -> None:
    first = shipped_frameworks()[0]
    assert first.id == DEFAULT_FRAMEWORK == "care-inspectorate-2019"
    assert [framework.standing for framework in shipped_frameworks()] == ["current", "history", "history"]


def test_the_folder_holds_these_files_and_no_others() -> None:
    names = {path.stem for path in folder("frameworks").iterdir()}
    data = {"crosswalk", "tags", "national_results_2006_2009", "priorities_2009", "programmes"}
    assert names == {framework.id for framework in shipped_frameworks()} | data


def test_an_unknown_edition_is_not_invented() -> None:
    with pytest.raises(KeyError, match="care-inspectorate-2022"):
        shipped_framework("care-inspectorate-2022")


def test_the_current_framework_has_22_indicators_in_10_areas_and_6_domains() -> None:
    current = shipped_framework("care-inspectorate-2019")
    per_area = Counter(indicator.key_question for indicator in current.indicators)
    assert len(current.indicators) == 22
    assert [per_area[question.code] for question in current.key_questions] == [1, 2, 1, 1, 4, 4, 2, 2, 4, 1]
    assert len({question.domain for question in current.key_questions}) == 6


def test_four_titles_of_the_current_framework_are_confirmed_and_18_are_not() -> None:
    current = shipped_framework("care-inspectorate-2019")
    confirmed = {indicator.code: indicator.title for indicator in current.indicators if indicator.verified}
    assert confirmed == {
        "2.1": "Impact on children and young people",
        "5.3": "Care planning, managing risk and effective intervention",
        "5.4": "Involving individual children, young people and families",
        "9.2": "Leadership of strategy and direction",
    }
    assert "18" in current.verification


def test_capacity_for_improvement_takes_no_level_unless_a_committee_wants_one() -> None:
    current = shipped_framework("care-inspectorate-2019")
    assert [indicator.code for indicator in current.indicators if not indicator.takes_level] == ["10.1"]


def test_the_framework_of_2005_is_complete() -> None:
    first = shipped_framework("hmie-2005")
    per_group = Counter(indicator.key_question for indicator in first.indicators)
    assert [per_group[question.code] for question in first.key_questions] == [4, 1, 4, 5, 4]
    assert all(indicator.verified for indicator in first.indicators)
    assert [indicator.code for indicator in first.indicators if indicator.is_reference] == ["1.1", "1.2", "1.3", "1.4"]


def test_of_2009_only_the_six_published_evaluations_are_there() -> None:
    second = shipped_framework("hmie-2009")
    assert second.codes == ("2.1", "2.2", "2.3", "2.4", "self-evaluation", "improvements")
    assert [indicator.code for indicator in second.indicators if indicator.is_reference] == ["2.1", "2.2", "2.3", "2.4"]
    assert [indicator.code for indicator in second.indicators if indicator.verified] == ["2.1", "2.2", "2.3", "2.4"]
    assert "six published" in second.title
    assert "not the whole guide" in second.summary


def test_level_three_is_satisfactory_or_adequate_by_edition() -> None:
    labels = {framework.id: framework.level(3).label for framework in shipped_frameworks()}
    assert labels == {"care-inspectorate-2019": "Adequate", "hmie-2009": "Satisfactory", "hmie-2005": "Satisfactory"}


def test_the_same_code_is_another_indicator_in_each_edition() -> None:
    titles = {framework.indicator("2.1").title for framework in shipped_frameworks()}
    assert len(titles) == 3


@EVERY_EDITION
def test_the_scale_runs_from_unsatisfactory_to_excellent(framework: Framework) -> None:
    assert [level.value for level in framework.scale] == [1, 2, 3, 4, 5, 6]
    labels = [level.label for level in framework.scale]
    assert labels[:2] + labels[3:] == ["Unsatisfactory", "Weak", "Good", "Very good", "Excellent"]


@EVERY_EDITION
def test_only_what_was_read_is_marked_as_confirmed(framework: Framework) -> None:
    items: list[ScaleLevel | KeyQuestion | QualityIndicator] = []
    items += [*framework.scale, *framework.key_questions, *framework.indicators]
    for item in items:
        if item.verified:
            assert item.provenance.kind in {"seed", "retrieved"}
            assert item.provenance.sources
        if item.provenance.kind in {"seed", "retrieved"}:
            assert item.provenance.sources


@EVERY_EDITION
def test_indicators_stand_in_the_order_of_their_key_questions(framework: Framework) -> None:
    walked = [indicator for question in framework.key_questions for indicator in framework.indicators_of(question.code)]
    assert tuple(walked) == framework.indicators


@EVERY_EDITION
def test_what_an_edition_says_changes_only_with_its_revision(framework: Framework) -> None:
    assert CONTENT_OF_REVISIONS[framework.id, framework.revision] == framework.content_hash
