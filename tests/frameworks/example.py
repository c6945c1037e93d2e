"""The complete example of docs/frameworks.md, which is also what tests of faults start from."""

import re
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
DOCUMENT = CHECKOUT / "docs" / "frameworks.md"


def example_text() -> str:
    """The TOML text that the page tells a committee to begin with."""
    found = re.search(r"```toml\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    assert found, "docs/frameworks.md has lost its example"
    return found[1]
