"""Cycles are told apart under a trend, also where their titles have no room."""

import pytest

from cpc_selfeval.domain.drawings.trend_layout import told_apart


@pytest.mark.parametrize(
    ("labels", "shown"),
    [
        (["Self-evaluation 2023–26", "Self-evaluation 2026–27"], ["2023–26", "2026–27"]),
        (["Joint self-evaluation 2023", "Joint review 2026"], ["self-evaluation 2023", "review 2026"]),
        (["2023–26", "2026–27"], ["2023–26", "2026–27"]),
        (["Our year", "Our year again"], ["year", "year again"]),
        (["Our year", "Our year"], ["year", "year"]),
        (["Self-evaluation 2026–27"], ["Self-evaluation 2026–27"]),
        (["", "Self-evaluation 2026–27"], ["", "Self-evaluation 2026–27"]),
        ([], []),
    ],
)
def test_shared_beginnings_go(labels: list[str], shown: list[str]) -> None:
    assert told_apart(labels) == shown
