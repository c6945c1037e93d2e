"""The worked example and its contents, written once for each process that runs tests."""

from __future__ import annotations

import os
import tempfile
from functools import cache
from pathlib import Path

from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.editing.example import write_example
from cpc_selfeval.editing.open_self_evaluation import open_file
from tests.keys import keys_of
from tests.ready_made import remember

_MEMORY = "/dev/shm"


@cache
@keys_of("the worked example")
def example_bytes() -> bytes:
    """The file of the worked example."""
    with tempfile.TemporaryDirectory(dir=_MEMORY if os.path.isdir(_MEMORY) else None) as folder:
        path = Path(folder) / "example.cpcse"
        write_example(path)
        return remember(path.read_bytes())


def example_at(path: Path) -> Path:
    """The worked example, as the file ``path``."""
    path.write_bytes(example_bytes())
    return path


@cache
def example_contents() -> Contents:
    """What the worked example holds."""
    with tempfile.TemporaryDirectory() as folder:
        work = open_file(example_at(Path(folder) / "example.cpcse"), Person("A test"), read_only=True)
        try:
            return work.contents
        finally:
            work.close()
