"""A new file, open for work, once with each executor."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cpc_selfeval.editing.executor import InlineExecutor, ThreadExecutor
from tests.editing.desk import Desk


@pytest.fixture(params=["inline", "thread"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    """A new self-evaluation, worked on by the caller's thread or by a thread of its own."""
    faults: list[BaseException] = []
    executor = InlineExecutor() if request.param == "inline" else ThreadExecutor(faults.append)
    desk = Desk(tmp_path / "work.cpcse", executor, ready_made=True)
    yield desk
    desk.work.close()
    assert faults == []
