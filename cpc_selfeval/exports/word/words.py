"""Words as runs: each says its language, and what differs from its paragraph's style."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from cpc_selfeval.exports.tagged_pdf.words import PageOf, Run, Sign, Words, parts
from cpc_selfeval.exports.word.characters import pieces

_BOLD: Final = {"bold": "<w:b/>", "semibold": "<w:b/>", "regular": '<w:b w:val="0"/>', None: ""}


def runs(words: Words, lang: str, bookmark: Callable[[str], str]) -> str:
    """The runs of ``words``; ``bookmark`` gives the name of the bookmark of a mark.

    A sign is left out, with the space after it: the word beside it says it all, and in a text it would be read aloud.
    """
    return "".join(_runs(words, lang, bookmark))


def _runs(words: Words, lang: str, bookmark: Callable[[str], str]) -> Iterator[str]:
    after_sign = False
    for part in parts(words):
        if isinstance(part, Sign):
            after_sign = True
            continue
        if isinstance(part, PageOf):
            yield field(f"PAGEREF {bookmark(part.mark)} \\h", "", lang)
        else:
            yield _run(part, lang, after_sign)
        after_sign = False


def _run(part: str | Run, lang: str, after_sign: bool) -> str:
    run = Run(part) if isinstance(part, str) else part
    text = run.text.removeprefix(" ") if after_sign else run.text
    if not text:
        return ""
    colour = f'<w:color w:val="{run.colour.lstrip("#")}"/>' if run.colour else ""
    return f'<w:r><w:rPr>{_BOLD[run.weight]}{colour}<w:lang w:val="{lang}"/></w:rPr>{"".join(pieces(text))}</w:r>'


def field(instruction: str, shown: str, lang: str) -> str:
    """A field that Word works out, such as a page's number; ``shown`` stands there until it has."""
    properties = f'<w:rPr><w:noProof/><w:lang w:val="{lang}"/></w:rPr>'
    return (
        f'<w:r>{properties}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{properties}<w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r>{properties}<w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r>{properties}{''.join(pieces(shown))}</w:r>"
        f'<w:r>{properties}<w:fldChar w:fldCharType="end"/></w:r>'
    )
