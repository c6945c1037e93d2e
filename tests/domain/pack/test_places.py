"""Where attached files stand in a pack: by indicator, numbered, under names that every system takes, none twice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpc_selfeval.domain.evidence import Attachment, Evidence
from cpc_selfeval.domain.pack.places import places_of, safe_name

ORDER = ("1.1", "2.1", "10.1")
SURVEY = Evidence(key="e1", cycle="c", number=14, title="Survey", indicators=("10.1", "2.1"))


def attached(name: str, key: str = "a") -> Attachment:
    return Attachment(key=key, cycle="c", evidence="e1", name=name, size=1, sha256="00")


def test_a_file_is_in_the_folder_of_its_first_indicator_with_its_number() -> None:
    [packed] = places_of([(SURVEY, (attached("children’s views.pdf"),))], ORDER)

    assert packed.path == "Evidence/2.1/E-014 children’s views.pdf"
    assert packed.indicators == ("2.1", "10.1")


def test_evidence_of_no_indicator_has_a_folder_too() -> None:
    [packed] = places_of([(replace(SURVEY, indicators=()), (attached("a.txt"),))], ORDER)

    assert packed.path == "Evidence/No indicator/E-014 a.txt"


def test_files_of_one_name_have_places_of_their_own() -> None:
    names = ("Report.pdf", "report.PDF", "Report.pdf", "Report")
    found = places_of([(SURVEY, tuple(attached(name, str(n)) for n, name in enumerate(names)))], ORDER)

    assert [each.path.rpartition("/")[2] for each in found] == [
        "E-014 Report.pdf",
        "E-014 report (2).PDF",
        "E-014 Report (3).pdf",
        "E-014 Report",
    ]


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "-.-etc-passwd"),
        ("a/b\\c:d*e?f.txt", "a-b-c-d-e-f.txt"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("  dots and spaces . ", "dots and spaces"),
        ("", "file"),
        ("x" * 300 + ".docx", "x" * 60 + ".docx"),
        ("Òran na Gàidhlig.txt", "Òran na Gàidhlig.txt"),
        ("right\u202eto left.exe", "right-to left.exe"),
    ],
)
def test_names_are_such_as_every_system_takes(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@given(st.lists(st.text(max_size=90), max_size=6))
def test_whatever_the_names_no_two_places_are_the_same_and_none_leads_out(names: list[str]) -> None:
    found = places_of([(SURVEY, tuple(attached(name, str(n)) for n, name in enumerate(names)))], ORDER)

    assert len({each.path.casefold() for each in found}) == len(names)
    for each in found:
        assert each.path.startswith("Evidence/2.1/E-014")
        assert each.path.count("/") == 2
        assert not any(part in ("", ".", "..") for part in each.path.split("/"))
        assert len(each.path.rpartition("/")[2]) < 100
