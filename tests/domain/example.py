"""The worked example's contents, written once for each process that runs tests."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.editing.example import write_example
from cpc_selfeval.editing.open_self_evaluation import open_file


@cache
def example_contents() -> Contents:
    """What the worked example holds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "example.cpcse"
        write_example(path)
        work = open_file(path, Person("A test"), read_only=True)
        try:
            return work.contents
        finally:
            work.close()
