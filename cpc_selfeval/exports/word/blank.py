"""The document that a paper is written into where a committee has no template of its own: A4, with our styles."""

from __future__ import annotations

import io
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

from cpc_selfeval.exports.word.styles import ALL, W

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PARTS: Final = ("document.main", "styles", "settings", "numbering")
_FORMAT: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def _types() -> str:
    parts = "".join(
        f'<Override PartName="/word/{part.partition(".")[0]}.xml" ContentType="{_FORMAT}.{part}+xml"/>'
        for part in _PARTS
    )
    return (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    said = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{said}</Relationships>'


_CONTENT: Final = {
    "[Content_Types].xml": _types(),
    "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
    "word/_rels/document.xml.rels": _relations(
        ("styles", "styles.xml"), ("settings", "settings.xml"), ("numbering", "numbering.xml")
    ),
    "word/document.xml": f'{_HEAD}<w:document xmlns:w="{W}"><w:body><w:p/><w:sectPr>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1134" w:bottom="1247" w:left="1134" '
    'w:header="624" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>',
    "word/styles.xml": ALL,
    "word/settings.xml": f'{_HEAD}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat><w:themeFontLang w:val="en-GB"/></w:settings>',
    "word/numbering.xml": f'{_HEAD}<w:numbering xmlns:w="{W}"/>',
}


def blank() -> bytes:
    """An empty document."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in _CONTENT.items():
            archive.writestr(name, content)
    return out.getvalue()
