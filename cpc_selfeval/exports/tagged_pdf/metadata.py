"""What a paper says of itself: title, author, subject, language, date; in the Info dictionary and as XMP."""

from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFStream

_PACKET = "W5M0MpCehiHzreSzNTczkc9d"  # the fixed identifier of an XMP packet (XMP Specification part 1, 7.3.2)


@dataclass(frozen=True, slots=True)
class Metadata:
    """`created` has to be aware of its time zone; papers of equal content and equal `created` are equal bytes."""

    title: str
    author: str
    subject: str
    language: str
    creator: str
    created: datetime

    def __post_init__(self) -> None:
        if self.created.utcoffset() is None:
            raise ValueError("A paper's date needs a time zone.")
        if not self.title.strip():
            raise ValueError("A paper needs a title: PDF/UA-1, 7.1, asks for it.")

    def info_date(self) -> str:
        """Return the date as the Info dictionary writes it, in UTC."""
        return self.created.astimezone(UTC).strftime("D:%Y%m%d%H%M%S+00'00'")

    def xmp(self) -> PDFStream:
        """Return the metadata stream: PDF/UA-1 identification, Dublin Core, dates."""
        # bytes: reportlab would send a str through PDFDocEncoding, which has not every letter
        return PDFStream(
            dictionary=PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}),
            content=self._packet().encode("utf-8"),
        )

    def _packet(self) -> str:
        date = self.created.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return f"""<?xpacket begin="\ufeff" id="{_PACKET}"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{_xml(self.title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{_xml(self.author)}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{_xml(self.subject)}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{_xml(self.language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{_xml(self.creator)}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def _xml(text: str) -> str:
    return escape(text, quote=False)
