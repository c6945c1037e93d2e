"""The list of headings as Word's own field: every entry leads to its heading before the field was ever updated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cpc_selfeval.exports.tagged_pdf import Level
from cpc_selfeval.exports.word.composer import Composer
from cpc_selfeval.exports.word.words import field


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading in the list, and its bookmark."""

    level: Level
    title: str
    bookmark: str


def contents_list(entries: Sequence[Entry], composer: Composer, levels: tuple[Level, Level]) -> str:
    """The list, as what Word offers to update with one click; "" without entries.

    Pages are Word's to know: their fields are empty until it works them out, which printing does.
    """
    if not entries:
        return ""
    begins = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o '
        f'"{levels[0]}-{levels[1]}" \\h \\z </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    ends = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    said = [
        _entry(entry, composer, begins if place == 0 else "", ends if place == len(entries) - 1 else "")
        for place, entry in enumerate(entries)
    ]
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
        f"</w:sdtPr><w:sdtContent>{''.join(said)}</w:sdtContent></w:sdt>"
    )


def _entry(entry: Entry, composer: Composer, before: str, after: str) -> str:
    page = field(f"PAGEREF {entry.bookmark} \\h", "", composer.lang)
    link = (
        f'<w:hyperlink w:anchor="{entry.bookmark}" w:history="1">{composer.runs(entry.title)}'
        f"<w:r><w:tab/></w:r>{page}</w:hyperlink>"
    )
    style = composer.styles.named(f"toc {entry.level}")
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{before}{link}{after}</w:p>'
