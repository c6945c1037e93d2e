"""A backup's name tells when it was made, its number and why, on any system; other names are not backups."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpc_selfeval.domain.backup import Reason
from cpc_selfeval.storage.backups.naming import (
    aside_name,
    folder_of,
    is_in_backup_folder,
    is_second_folder,
    name_of,
    read_aside,
    read_name,
    second_folder_of,
)

EARLIEST = datetime.fromisoformat("1970-01-02")
LATEST = datetime.fromisoformat("9998-01-01")
FILE = Path("/share/CPC/Harbour self-evaluation.cpcse")


@given(
    st.datetimes(EARLIEST, LATEST, timezones=st.just(timezone(timedelta(hours=5.5)))),
    st.integers(1, 10**9 - 1),
    st.sampled_from(Reason),
)
def test_what_a_name_says_is_read_from_it(at: datetime, number: int, reason: Reason) -> None:
    name = name_of(at, number, reason)

    assert read_name(name) == (at.astimezone(UTC).replace(microsecond=0), number, reason)
    assert not set('<>:"/\\|?*') & set(name)
    assert len(name) < 60


@pytest.mark.parametrize(
    "name",
    [
        "",
        "2026-11-22T14.02.11Z 0042 opened.cpcse.part",
        ".cpcse-0123456789ab.part",
        "2026-13-22T14.02.11Z 0042 opened.cpcse",
        "2026-11-22T14.02.11 0042 opened.cpcse",
        "2026-11-22T14.02.11Z 42 opened.cpcse",
        "2026-11-22T14.02.11Z 0042 OPENED.cpcse",
        "Harbour.cpcse",
        "2026-11-22T14.02.11Z 0042 opened\n.cpcse",
        "٢٠٢٦-11-22T14.02.11Z 0042 opened.cpcs",
    ],
)
def test_other_names_are_not_backups(name: str) -> None:
    assert read_name(name) is None


def test_a_reason_of_a_later_program_is_still_a_backup() -> None:
    assert read_name("2026-11-22T14.02.11Z 0042 before-something-new.cpcse") == (
        datetime(2026, 11, 22, 14, 2, 11, tzinfo=UTC),
        42,
        Reason.WHILE_WORKING,
    )


def test_the_folder_stands_beside_the_file() -> None:
    assert folder_of(FILE) == FILE.with_name("Harbour self-evaluation.cpcse.backups")
    assert is_in_backup_folder(folder_of(FILE) / "2026-11-22T14.02.11Z 0042 opened.cpcse")
    assert not is_in_backup_folder(folder_of(FILE) / "Harbour.cpcse")
    assert not is_in_backup_folder(FILE.with_name("2026-11-22T14.02.11Z 0042 opened.cpcse"))


def test_two_files_of_one_name_have_their_own_folders_in_the_second_place() -> None:
    one = second_folder_of(FILE, "0a1b2c3d-4e5f", Path("/mnt/stick"))
    other = second_folder_of(FILE, "99999999-4e5f", Path("/mnt/stick"))

    assert one != other
    assert is_second_folder(one.name, FILE)
    assert is_second_folder(other.name, FILE)
    assert not is_second_folder(one.name, FILE.with_name("Other.cpcse"))
    assert not is_second_folder(folder_of(FILE).name, FILE)


def test_what_is_put_aside_says_when_and_for_which_file() -> None:
    at = datetime(2026, 11, 22, 14, 2, 30).astimezone()

    assert aside_name(FILE, at).name == "Harbour self-evaluation put aside 2026-11-22 14.02.cpcse"
    assert aside_name(FILE, at, 2).name == "Harbour self-evaluation put aside 2026-11-22 14.02 (2).cpcse"
    for number in (1, 2, 11):
        assert read_aside(aside_name(FILE, at, number), FILE) == at.replace(second=0)
        assert read_aside(aside_name(FILE, at, number), FILE.with_name("Other.cpcse")) is None
    assert read_aside(FILE, FILE) is None
