"""LibreOffice for the tests: one profile for the whole run, since making one takes longer than a conversion."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def through_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """A function that opens a workbook in LibreOffice and saves it again, as ``kind``, and gives the new file.

    ``others``, by their names without ending, are saved beside it in the same run: to start takes longest. Skips where
    LibreOffice is not installed.
    """
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    home = tmp_path_factory.mktemp("libreoffice")

    def convert(book: bytes, folder: Path, kind: str = "xlsx", others: Mapping[str, bytes] = {}) -> Path:
        sources = [folder / "from us" / f"{name}.xlsx" for name in ("book", *others)]
        sources[0].parent.mkdir()
        for source, content in zip(sources, (book, *others.values()), strict=True):
            source.write_bytes(content)
        target = folder / "from LibreOffice"
        profile = f"-env:UserInstallation={(home / 'profile').as_uri()}"
        subprocess.run(
            [office, profile, "--headless", "--convert-to", kind, "--outdir", str(target), *map(str, sources)],
            check=True,
            capture_output=True,
            timeout=150,
            env={**os.environ, "HOME": str(home)},
        )
        return target / f"book.{kind}"

    return convert
