"""Names of files that any computer accepts, and those that Windows does not take."""

from __future__ import annotations

import pytest

from cpc_selfeval.domain.file_names import fault_on_windows, plain_name


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("Argyll & Bute CPC self-evaluation 2026/27", "Argyll & Bute CPC self-evaluation 2026-27"),
        ("NHS / Social work: Mòrag’s", "NHS - Social work- Mòrag’s"),
        ('a\\b*c?d"e<f>g|h', "a-b-c-d-e-f-g-h"),
        ("  two   spaces\n", "two spaces-"),
        ("ends in dots. . .", "ends in dots"),
    ],
)
def test_an_offered_name_is_taken_anywhere(raw: str, name: str) -> None:
    assert plain_name(raw) == name
    assert fault_on_windows(name) == ""


def test_a_long_one_is_cut() -> None:
    assert plain_name("word " * 100, 100) == ("word " * 20).rstrip()


@pytest.mark.parametrize("name", ["Plan: 2026.cpcse", "D:plan.cpcse", "a/b.pdf", "a\\b.pdf", "why?.pdf", "tab\t.pdf"])
def test_signs_that_windows_does_not_take_are_named(name: str) -> None:
    assert 'none of these signs: < > : " / \\ | ? *' in fault_on_windows(name)


@pytest.mark.parametrize("name", ["NUL.cpcse", "con.pdf", "Com1.cpcse", "lpt³.pdf", "aux .txt", "AUX.tar.gz"])
def test_names_of_devices_are_not_taken(name: str) -> None:
    assert "keeps this name for itself" in fault_on_windows(name)


@pytest.mark.parametrize(
    "name", ["Plan 2026.cpcse", "console.pdf", "Nulla.pdf", "COM.pdf", "com10.pdf", "Òran àrd.txt"]
)
def test_others_are_taken(name: str) -> None:
    assert fault_on_windows(name) == ""
