"""The list of headings as Word's own field: every entry leads to its heading before the field was ever updated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cpc_selfeval.exports.tagged_pdf import Level
from cpc_selfeval.exports.word.composer import Composer
from cpc_selfeval.exports.word.words import field


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading in the list, its bookmark, and its mark, by which its page is known."""

    level: Level
    title: str
    bookmark: str
    mark: str


def contents_list(
    entries: Sequence[Entry], composer: Composer, levels: tuple[Level, Level], page_of: Mapping[str, int]
) -> str:
    """The list, as what Word offers to update with one click; "" without entries.

    Pages are Word's to know. Until it works them out, which F9 does, and printing, each field shows the page of the PDF
    (``page_of``, by mark): near it, since page and text are of the same size.
    """
    if not entries:
        return ""
    begins = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o '
        f'"{levels[0]}-{levels[1]}" \\h \\z </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    ends = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    said = [
        _entry(
            entry,
            composer,
            str(page_of.get(entry.mark, "")),
            begins if place == 0 else "",
            ends if place == len(entries) - 1 else "",
        )
        for place, entry in enumerate(entries)
    ]
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
        f"</w:sdtPr><w:sdtContent>{''.join(said)}</w:sdtContent></w:sdt>"
    )


def _entry(entry: Entry, composer: Composer, shown: str, before: str, after: str) -> str:
    page = field(f"PAGEREF {entry.bookmark} \\h", shown, composer.lang)
    link = (
        f'<w:hyperlink w:anchor="{entry.bookmark}" w:history="1">{composer.runs(entry.title)}'
        f"<w:r><w:tab/></w:r>{page}</w:hyperlink>"
    )
    style = composer.styles.named(f"toc {entry.level}")
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{before}{link}{after}</w:p>'
