"""A file's kind is seen before its name is read."""

import pytest

from cpc_selfeval.ui.evidence.file_sign import icon_of_file
from cpc_selfeval.ui.kit import Icon


@pytest.mark.parametrize(
    ("name", "icon"),
    [
        ("Audit 2026.PDF", Icon.PAPER),
        ("minute.docx", Icon.PAPER),
        ("figures.xlsx", Icon.WORKBOOK),
        ("Children’s drawing.jpeg", Icon.PICTURE),
        ("recording.mp3", Icon.OTHER_FILE),
        ("no ending", Icon.OTHER_FILE),
        (".pdf", Icon.OTHER_FILE),
    ],
)
def test_the_icon_is_that_of_the_kind_of_file(name: str, icon: Icon) -> None:
    assert icon_of_file(name) is icon
