"""On a computer that is set to American English, days, weeks and sheets of paper are as in the UK."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

SHOWN = """
import json
from datetime import date, datetime
from PySide6.QtCore import QDate, QLocale
from cpc_selfeval.app.opening import count_days_as_here
from cpc_selfeval.app.window import make_application
from cpc_selfeval.domain.days import day_in_words, day_short
from cpc_selfeval.ui.kit.date_words import day_read
from cpc_selfeval.ui.kit.month_view import MonthView
from cpc_selfeval.ui.kit.new_printer import new_printer

application = make_application()
system = QLocale.system().name()
count_days_as_here()
month = MonthView("Due", date(2026, 4, 3))
print(json.dumps({
    "system": system,
    "long": day_in_words(date(2026, 4, 3)),
    "short": day_short(date(2026, 4, 3)),
    "read": day_read("03/04/2026").isoformat(),
    "week": month.firstDayOfWeek().name,
    "locale": month.locale().name(),
    "paper": new_printer("Paper").pageLayout().pageSize().name(),
    "number": QLocale().toString(1234.5),
}))
"""


@pytest.fixture(scope="module")
def shown() -> dict[str, str]:
    """What a process of its own shows where the computer is set to American English."""
    american = {"LANG": "en_US.UTF-8", "LC_ALL": "en_US.UTF-8", "LANGUAGE": "en_US", "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", SHOWN], env={**os.environ, **american}, capture_output=True, text=True, check=True
    )
    found: dict[str, str] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_the_computer_is_american(shown: dict[str, str]) -> None:
    assert shown["system"] == "en_US"


@pytest.mark.parametrize(
    ("what", "as_here"),
    [
        ("long", "3 April 2026"),
        ("short", "3 Apr 2026"),
        ("read", "2026-04-03"),
        ("week", "Monday"),
        ("locale", "en_GB"),
        ("paper", "A4"),
        ("number", "1,234.5"),
    ],
)
def test_it_is_as_in_the_uk_all_the_same(shown: dict[str, str], what: str, as_here: str) -> None:
    assert shown[what] == as_here
