"""What is no workbook, or one that somebody crafted, is refused by its name before anything of it is taken."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from cpc_selfeval.contributions.reading.limits import Limits
from cpc_selfeval.domain import contribution_refusals as refusals
from cpc_selfeval.domain.refusal import Refusal
from tests.contributions.reading.asking import cells, sheets
from tests.contributions.reading.packages import (
    SHEET,
    STRINGS,
    WORKBOOK,
    book,
    packed,
    parts,
    row_of,
    sheet,
    strings,
    text_cell,
    workbook,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504
LAUGHS = "".join(f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(8))


def refused(document: bytes, kind: type[Refusal]) -> Refusal:
    """The refusal that reading it ends in."""
    with pytest.raises(kind) as told:
        sheets(document)
    return told.value


@pytest.mark.parametrize(
    ("document", "looks_like"),
    [
        (b"", "an empty file"),
        (b"\x00" * 5000, "an empty file"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (OLE + "Workbook".encode("utf-16-le"), "before 2007"),
        (b"Indicator,Level\r\n1.1,4\r\n", ".csv"),
        ("Indicator;Level\n1.1;é\n".encode("cp1252"), ".csv"),
        ("Indicator\tLevel\n".encode("utf-16"), ".csv"),
        (b"\xef\xbb\xbf<!DOCTYPE html><html><body>Sign in</body></html>", "a web page"),
        (b"\r\n<html xmlns:x='urn:x'><table>", "a web page"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "Excel 2003"),
        (b"<?xml version='1.0'?><other/>", "an XML document"),
        (b"{\\rtf1 text}", "a text document"),
        (b"\x89PNG\r\n\x1a\n\x00", "a picture"),
        (b"SQLite format 3\x00\x10\x00", "a self-evaluation"),
        (b"\x00\x01\x02\x03", "another kind"),
        (packed({"readme.txt": "words"}), "an archive of files"),
        (packed({}), "an empty archive"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}), ".ods"),
        (packed({"[Content_Types].xml": "", "_rels/.rels": "", "word/document.xml": ""}), "Word"),
        (packed({"_rels/.rels": "", "xl/workbook.bin": ""}), ".xlsb"),
        (packed({"Index/Document.iwa": ""}), "Numbers"),
        (packed({**parts(), "_rels/.rels": "<a/>"}), "an archive of files"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_something_else_is_named(document: bytes, looks_like: str) -> None:
    assert looks_like in refused(document, refusals.NotAWorkbook).what_happened


def test_a_password_has_to_be_taken_off() -> None:
    refused(OLE + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 900, refusals.WorkbookProtected)
    document = bytearray(packed(parts()))
    listed = document.rindex(b"PK\x01\x02")
    document[listed + 8] |= 1
    refused(bytes(document), refusals.WorkbookProtected)


@pytest.mark.parametrize("name", ["xl/vbaProject.bin", "XL/VBAPROJECT.BIN", "xl/macrosheets/sheet1.xml"])
def test_macros_are_refused(name: str) -> None:
    told = refused(packed({**parts(), name: b"\x00"}), refusals.WorkbookHasMacros)
    assert "Nothing in it was run" in told.what_is_safe


def test_links_to_other_workbooks_are_refused() -> None:
    refused(packed({**parts(), "xl/externalLinks/externalLink1.xml": "<x/>"}), refusals.WorkbookHasLinks)


@pytest.mark.parametrize(
    "name",
    ["../../etc/evil", "xl/../../evil", "..\\..\\evil", "/etc/evil", "C:\\evil", "c:evil", "xl/a\x00.png", "a/.."],
)
def test_names_that_lead_out_of_the_file_are_refused(name: str) -> None:
    # zipfile would cut the name at NUL as it writes
    document = packed({**parts(), name.replace("\x00", "\x01"): b"x"})
    refused(document.replace(b"xl/a\x01.png", b"xl/a\x00.png"), refusals.WorkbookUnsafe)


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", [SHEET, SHEET.upper(), SHEET.replace("/", "\\")])
def test_two_parts_of_one_name_are_refused(name: str) -> None:
    whole = io.BytesIO(packed(parts()))
    with zipfile.ZipFile(whole, "a") as package:
        package.writestr(name, sheet(row_of(text_cell("A1", "other"))))
    refused(whole.getvalue(), refusals.WorkbookUnsafe)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_unusual_packing_is_refused(method: int) -> None:
    refused(packed(parts(), method), refusals.WorkbookUnsafe)


def test_stored_parts_are_read() -> None:
    assert cells(packed(parts(), zipfile.ZIP_STORED)) == [("kept",)]


def as_listed(document: bytes, name: str, offset: int, size: int) -> bytes:
    """The package, with another number in the list of members and before the member: 24/22 is its unpacked size."""
    changed = bytearray(document)
    for sign, shift, length in ((b"PK\x01\x02", offset, 46), (b"PK\x03\x04", offset - 2, 30)):
        at = changed.index(name.encode(), 0 if sign == b"PK\x03\x04" else changed.index(b"PK\x01\x02")) - length
        assert changed[at : at + 4] == sign
        changed[at + shift : at + shift + 4] = struct.pack("<I", size)
    return bytes(changed)


def test_a_part_that_is_larger_than_it_says_is_never_unpacked_further() -> None:
    document = packed({**parts(), SHEET: sheet(row_of(text_cell("A1", "A" * 3_000_000)))})
    refused(as_listed(document, SHEET, 24, 1000), refusals.WorkbookDamaged)


def test_a_part_that_is_smaller_than_it_says_is_read_to_its_end() -> None:
    assert cells(as_listed(packed(parts()), SHEET, 24, 5000)) == [("kept",)]


def test_what_unpacks_to_too_much_is_refused_by_the_list_alone() -> None:
    document = as_listed(packed(parts()), SHEET, 24, 101_000_000)
    assert "100 MB is the most" in refused(document, refusals.WorkbookTooLarge).what_happened


def test_what_packs_too_well_is_refused() -> None:
    document = packed({**parts(), "xl/media/picture.emf": b"\x00" * 6_000_000})
    assert "times its size" in refused(document, refusals.WorkbookTooLarge).what_happened
    assert cells(packed({**parts(), "xl/media/picture.emf": b"\x00" * 4_000_000})) == [("kept",)]


@pytest.mark.parametrize("number", [201, 5000])
def test_too_many_parts_are_refused(number: int) -> None:
    others = {f"xl/media/{at}.png": b"" for at in range(number - len(parts()))}
    assert "parts" in refused(packed({**parts(), **others}), refusals.WorkbookTooLarge).what_happened


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_cut_off_file_is_damaged(share: float) -> None:
    document = packed(parts())
    refused(document[: int(len(document) * share)], refusals.WorkbookDamaged)


@pytest.mark.parametrize("name", [WORKBOOK, SHEET, STRINGS])
def test_a_missing_part_is_damage(name: str) -> None:
    refused(packed({other: made for other, made in parts().items() if other != name}), refusals.WorkbookDamaged)


@pytest.mark.parametrize(
    "name", [WORKBOOK, "xl/_rels/workbook.xml.rels", "_rels/.rels", STRINGS, "xl/styles.xml", SHEET]
)
@pytest.mark.parametrize(
    "definition",
    [
        f'<!DOCTYPE x [<!ENTITY a "{"A" * 50}">{LAUGHS}]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE x SYSTEM "http://example.invalid/x.dtd">',
        '<!DOCTYPE x [<!ENTITY % a SYSTEM "file:///etc/hostname"> %a;]>',
        "<!DOCTYPE x>",
    ],
    ids=["laughs", "external", "type", "parameter", "bare"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_document_type_is_refused_in_every_part_and_encoding(name: str, definition: str, encoding: str) -> None:
    document = f'<?xml version="1.0"?>{definition}<x>&a;&b;&i;</x>'.encode(encoding)
    refused(packed({**parts(), name: document}), refusals.WorkbookUnsafe)


@pytest.mark.parametrize("encoding", ["cp037", "utf-7", "utf-32", "iso-8859-1", "us-ascii", "shift_jis", "x-none"])
def test_other_encodings_are_refused(encoding: str) -> None:
    document = packed({**parts(), SHEET: sheet("").replace("UTF-8", encoding)})
    refused(document, refusals.WorkbookUnsafe)


def test_utf_16_is_read() -> None:
    made = sheet(row_of(text_cell("A1", "Bàta 🚤"))).replace("UTF-8", "UTF-16")
    assert cells(packed({**parts(), SHEET: made.encode("utf-16")})) == [("Bàta 🚤",)]


def test_an_entity_that_nothing_defines_is_damage() -> None:
    refused(workbook(row_of(text_cell("A1", "&evil;"))), refusals.WorkbookDamaged)


def test_parts_without_an_end_are_refused() -> None:
    refused(workbook("<x>" * 60_000 + "</x>" * 60_000), refusals.WorkbookUnsafe)


def test_an_endless_tag_is_refused() -> None:
    # Comments, instructions and attributes have to be held as a whole
    for inside in (f'<x a="{"A" * 4_000_000}"/>', f"<!--{'A' * 4_000_000}-->", f"<?x {'A' * 4_000_000}?>"):
        refused(packed({**parts(inside), "xl/media/a.png": noise(200_000)}), refusals.WorkbookTooLarge)


def noise(size: int) -> bytes:
    """Bytes that do not pack, so that the whole packs no better than is allowed."""
    import random

    return random.Random(4).randbytes(size)


TWICE = row_of('<c r="A1" t="s"><v>0</v></c>', '<c r="B1" t="s"><v>0</v></c>')
LONG_ROWS = "".join(row_of(text_cell(f"A{at}", "long " * 20), number=at) for at in range(1, 20))


@pytest.mark.parametrize(
    ("document", "limits"),
    [
        (workbook(row_of(text_cell("A1", "A" * 101))), {"cell_characters": 100}),
        (workbook(row_of(text_cell("A1", "A" * 60), text_cell("B1", "A" * 60))), {"characters": 100}),
        (workbook(TWICE, strings=strings(f"<t>{'A' * 60}</t>")), {"characters": 100}),
        (workbook("", strings=strings(*["<t>abcdefghij</t>"] * 11)), {"characters": 100}),
        (workbook("", strings=strings("<t>a</t>", "<t>b</t>", "<t>c</t>")), {"strings": 2}),
        (workbook("".join(f'<row r="{at}"/>' for at in range(1, 100))), {"elements": 100}),
        (workbook("", workbook=book('<sheet name="A" r:id="rId1"/><sheet name="B" r:id="rId4"/>')), {"sheets": 1}),
        (workbook(row_of(text_cell("A1", "long " * 200))), {"line_bytes": 500}),
        (workbook(LONG_ROWS), {"line_bytes": 500, "answer_bytes": 1000}),
    ],
    ids=["cell", "text", "text used again", "text of the table", "texts", "empty rows", "sheets", "row", "everything"],
)
def test_what_is_counted_while_it_is_read(document: bytes, limits: dict[str, int]) -> None:
    sheets(document)
    with pytest.raises(refusals.WorkbookTooLarge):
        sheets(document, Limits(**limits))


@pytest.mark.parametrize(
    ("place", "number", "told"),
    [("XFD1048576", 1_048_576, "XFD1048576"), ("A20001", 20_001, "A20001"), ("GS1", 1, "GS1")],
)
def test_something_far_away_is_refused_and_named(place: str, number: int, told: str) -> None:
    document = workbook(row_of(f'<c r="{place}"><v>1</v></c>', number=number))
    assert f"cell {told} of its sheet “Levels”" in refused(document, refusals.WorkbookTooLarge).what_happened
    assert sheets(workbook(row_of(f'<c r="{place}" s="0"/>', number=number)))[0].rows == ()


def test_the_last_cell_that_is_read() -> None:
    found = sheets(workbook(row_of('<c r="GR20000"><v>1</v></c>', number=20_000)))[0]
    assert found.rows == ((20_000, (*[None] * 199, 1)),)


def test_a_sheet_that_is_listed_twice_is_refused() -> None:
    twice = book('<sheet name="A" sheetId="1" r:id="rId1"/><sheet name="B" sheetId="2" r:id="rId1"/>')
    refused(workbook("", workbook=twice), refusals.WorkbookDamaged)


@pytest.mark.parametrize(
    "rows",
    [
        row_of(text_cell("A1", "a"), number=2),
        row_of(text_cell("A1", "a")) + row_of(text_cell("A1", "b")),
        row_of(text_cell("B2", "a"), number=2) + row_of(text_cell("A1", "b")),
        row_of(text_cell("A1", "a"), text_cell("A1", "b")),
        row_of('<c r="A1" t="s"><v>7</v></c>'),
        row_of('<c r="A1" t="s"><v>-1</v></c>'),
        row_of('<c r="AAAA1"><v>1</v></c>'),
        row_of('<c r="1A"><v>1</v></c>'),
        row_of('<c r="A1" s="x"><v>1</v></c>'),
        *(f'<row r="{number}"><c><v>1</v></c></row>' for number in ("0", "-1", "9" * 5000, "٣", "")),
    ],
)
def test_rows_and_cells_that_cannot_be_are_damage(rows: str) -> None:
    refused(workbook(rows), refusals.WorkbookDamaged)


def test_what_a_refusal_says_of_a_sheet_has_no_line_ends_and_no_end() -> None:
    title = "Levels&#10;" + "long " * 60
    document = workbook(
        row_of('<c r="B2"><v>1</v></c>'), workbook=book(f'<sheet name="{title}" sheetId="1" r:id="rId1"/>')
    )
    told = refused(document, refusals.WorkbookDamaged).what_happened
    assert "\n" not in told
    assert len(told) < 300
