"""The kit's tests look at it dressed, as the program shows it."""

import pytest
from PySide6.QtWidgets import QApplication

from cpc_selfeval.ui import kit


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    """The theme in force, light, at the design's text size."""
    kit.apply_theme(qapp)
    if kit.theme().appearance != "light":
        kit.theme().choose("light")
    if kit.theme().zoom != 1.0:
        kit.theme().enlarge(1.0)
