"""The guide is read, cut into chapters and written as rich text without a mark left over or a link to nowhere."""

import re

import pytest

from cpc_selfeval.ui.guide.pages import (
    GUIDE,
    MORE,
    Chapter,
    Guide,
    Section,
    anchor_of,
    chapters_of,
    folder,
    guide,
    sections_of,
)
from cpc_selfeval.ui.guide.writing import Writing

NOT_WITH_IT = {"../README.md"}
"""Pages that ours lead to and that do not come with the program: those links stay as words."""


def written(chapter: Chapter, of: Guide | None = None) -> str:
    return Writing(of or guide(), chapter, lambda name: f'<img src="{name}">').text()


def of_text(text: str) -> str:
    chapters = chapters_of(GUIDE, f"# User guide\n{text}\n\n## Second part\n\nThere.\n")
    return written(chapters[0], Guide(chapters)).split("</h1>")[1]


def test_headings_are_named_as_links_name_them() -> None:
    assert anchor_of("Moderation: agencies’ levels side by side") == "moderation-agencies-levels-side-by-side"


def test_a_second_heading_of_the_same_words_has_a_name_of_its_own() -> None:
    sections = sections_of("# A\n## Papers\none\n## Papers\ntwo\n")
    assert [(section.anchor, section.lines) for section in sections] == [
        *(("a", ()), ("papers", ("one",)), ("papers-1", ("two",))),
    ]


def test_what_looks_like_a_heading_in_code_is_none() -> None:
    (only,) = sections_of("# A\n```\n## not a heading\n```\n")
    assert only.lines == ("```", "## not a heading", "```")


def test_the_guide_has_a_chapter_for_each_wide_heading_and_other_pages_are_one() -> None:
    text = "# T\n## One\n### a\n## Two\n"
    assert [chapter.name for chapter in chapters_of(GUIDE, text)] == ["t", "one", "two"]
    (page,) = chapters_of("file-format.md", text)
    assert page.name == "file-format"
    assert [section.anchor for section in page.sections] == ["t", "one", "a", "two"]


def test_a_section_has_words_in_any_case_and_order() -> None:
    section = Section("a", "A password", 2, ("is never *Kept*.",))
    assert section.has(("kept", "pass"))
    assert not section.has(("kept", "backup"))


@pytest.mark.parametrize(
    ("marked", "rich"),
    [
        ("a **bold** and *slanted* word", "<p>a <b>bold</b> and <i>slanted</i> word</p>"),
        ("`a < *b*` stays", "<p><code>a &lt; *b*</code> stays</p>"),
        ("two\nlines", "<p>two lines</p>"),
        ("- one\n  goes on\n- two", "<ul><li>one goes on</li><li>two</li></ul>"),
        ("1. one\n2. two", "<ol><li>one</li><li>two</li></ol>"),
        ("a [link](#second-part) here", '<p>a <a href="guide:/second-part#second-part">link</a> here</p>'),
        ("a [page](elsewhere.md) here", "<p>a page here</p>"),
        ("```toml\na < b\n```", "<pre>a &lt; b</pre>"),
        ("![What it shows](pictures/a.png)", '<p class="picture"><img src="a.png"></p>'),
    ],
)
def test_marks_become_rich_text(marked: str, rich: str) -> None:
    assert of_text(marked).startswith(rich)


def test_a_picture_has_its_words_below_it_for_those_who_do_not_see_it() -> None:
    assert '<p class="caption">What it shows.</p>' in of_text("![What it shows](pictures/a.png)")


def test_a_table_has_a_cell_for_each_column_also_an_empty_one() -> None:
    rich = of_text("| a | b |\n| --- | --- |\n| **x** | |\n| y | z \\| w |")
    assert re.findall(r"<th [^>]*>(.*?)</th>", rich) == ["a", "b"]
    assert re.findall(r"<td>(.*?)</td>", rich) == ["<b>x</b>", "", "y", "z | w"]


def test_the_width_of_columns_adds_up_and_leaves_room_for_the_longest_key() -> None:
    rich = of_text("| command | keys | does |\n| --- | --- | --- |\n| Save | Ctrl+Shift+S | " + "word " * 40 + "|")
    shares = [int(share) for share in re.findall(r'width="(\d+)%"', rich)[1:]]
    assert 98 <= sum(shares) <= 102
    assert shares[1] >= 15


@pytest.mark.parametrize("chapter", guide().chapters, ids=lambda chapter: chapter.name)
def test_no_mark_is_left_over(chapter: Chapter) -> None:
    rich = re.sub(r"<pre>.*?</pre>|<code>.*?</code>", "", written(chapter), flags=re.DOTALL)
    words = re.sub(r"<[^>]*>", "", rich)
    assert re.findall(r"\*\*|(?<!\w)\*\w|\]\(|^ *\||^ *```|^#+ |\0", words, re.MULTILINE) == []


@pytest.mark.parametrize("page", [GUIDE, *MORE])
def test_every_link_leads_to_a_heading_that_comes_with_the_program(page: str) -> None:
    text = (folder() / page).read_text(encoding="utf-8")
    for link in re.findall(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)", text):
        path, _, anchor = link.partition("#")
        assert path in NOT_WITH_IT or guide().place(anchor, path or page) is not None, link


def test_every_chapter_has_a_name_of_its_own() -> None:
    names = [chapter.name for chapter in guide().chapters]
    assert len(names) == len(set(names)) > 15


def test_every_picture_of_the_guide_comes_with_it() -> None:
    shown = {name for page in (GUIDE, *MORE) for name in re.findall(r"!\[.*\]\((.+?)\)", (folder() / page).read_text())}
    assert len(shown) > 15
    assert [name for name in sorted(shown) if not (folder() / name).is_file()] == []
