"""The title that is offered for the next cycle."""

from __future__ import annotations

import pytest

from cpc_selfeval.domain.cycles.naming import next_title


@pytest.mark.parametrize(
    ("last", "offered"),
    [
        ("Self-evaluation 2026–27", "Self-evaluation 2027–28"),
        ("Self-evaluation 2023–26", "Self-evaluation 2026–29"),
        ("2025/2026 joint self-evaluation", "2026/2027 joint self-evaluation"),
        ("Neglect, 2024 to 2026", "Neglect, 2026 to 2028"),
        ("Self-evaluation 2098-99", "Self-evaluation 2099-00"),
        ("Self-evaluation 2026", "Self-evaluation 2027"),
        ("Our first self-evaluation", ""),
        ("Plan of 2020, looked at again in 2026–27", ""),
        ("2026–27 and 2027–28", ""),
        ("2026–26", ""),
    ],
)
def test_the_years_go_on_from_where_they_ended(last: str, offered: str) -> None:
    assert next_title(last) == offered
