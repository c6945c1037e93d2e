"""The crosswalk and the offered tags hold what their sources say and no more."""

from cpc_selfeval.domain.framework import IndicatorRef
from cpc_selfeval.storage.frameworks.files import crosswalk, offered_tag_sets, shipped_framework


def test_the_four_published_rows_renumber_the_reference_indicators() -> None:
    published = [row for row in crosswalk() if row.verified]
    assert [(row.of, row.to, row.relation) for row in published] == [
        (IndicatorRef("hmie-2005", f"1.{n}"), IndicatorRef("hmie-2009", f"2.{n}"), "renumbered") for n in (1, 2, 3, 4)
    ]


def test_renumbered_indicators_keep_their_titles() -> None:
    for row in crosswalk():
        if row.relation == "renumbered":
            assert row.to
            old = shipped_framework(row.of.framework).indicator(row.of.code)
            new = shipped_framework(row.to.framework).indicator(row.to.code)
            assert old.title == new.title


def test_suggestions_are_not_published_facts_and_only_they_lead_to_the_current_framework() -> None:
    suggestions = [row for row in crosswalk() if not row.verified]
    assert len(suggestions) == 14
    assert {row.provenance.kind for row in suggestions} == {"editorial"}
    assert {row.relation for row in suggestions} == {"similar"}
    to_the_current = [row for row in crosswalk() if row.to and row.to.framework == "care-inspectorate-2019"]
    assert to_the_current == suggestions


def test_four_sets_of_tags_are_offered() -> None:
    assert {tag_set.id: len(tag_set.tags) for tag_set in offered_tag_sets()} == {
        "themes-2009-12": 3,
        "wellbeing": 8,
        "the-promise": 5,
        "uncrc": 42,
    }


def test_wellbeing_indicators_spell_shanarri() -> None:
    wellbeing = next(tag_set for tag_set in offered_tag_sets() if tag_set.id == "wellbeing")
    assert "".join(tag.name[0] for tag in wellbeing.tags) == "SHANARRI"


def test_articles_are_numbered_from_1_to_42() -> None:
    articles = next(tag_set for tag_set in offered_tag_sets() if tag_set.id == "uncrc")
    assert [tag.code for tag in articles.tags] == [str(number) for number in range(1, 43)]
    assert all(tag.name.startswith(f"Article {tag.code}: ") for tag in articles.tags)


def test_sets_say_what_was_not_confirmed() -> None:
    recalled = {tag_set.id for tag_set in offered_tag_sets() if "not confirmed" in tag_set.source}
    assert recalled == {"wellbeing", "the-promise", "uncrc"}
    themes = next(tag_set for tag_set in offered_tag_sets() if tag_set.id == "themes-2009-12")
    assert "other four were not found" in themes.source
