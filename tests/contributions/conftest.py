"""LibreOffice for the tests that edit with it: one profile, since making one takes longer than an edit."""

from __future__ import annotations

import pytest

from tests.contributions.office import Office, start_office


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """LibreOffice; skips where it is not installed."""
    return start_office(tmp_path_factory.mktemp("office"))
