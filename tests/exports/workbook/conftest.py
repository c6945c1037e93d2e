"""LibreOffice for the tests: one profile for the whole run, since making one takes longer than a conversion."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.exports.workbook.office import printed_and_sorted, run_office


@pytest.fixture(scope="session")
def office() -> str:
    """LibreOffice's program. Skips where it is not installed."""
    found = shutil.which("soffice")
    if found is None:
        pytest.skip("LibreOffice is not installed")
    return found


@pytest.fixture(scope="session")
def office_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where LibreOffice keeps its profile."""
    return tmp_path_factory.mktemp("libreoffice")


@pytest.fixture(scope="session")
def through_libreoffice(office: str, office_home: Path) -> Callable[..., Path]:
    """A function that opens a workbook in LibreOffice and saves it again, as ``kind``, and gives the new file.

    ``others``, by their names without ending, are saved beside it in the same run: to start takes longest.
    """

    def convert(book: bytes, folder: Path, kind: str = "xlsx", others: Mapping[str, bytes] = {}) -> Path:
        sources = [folder / "from us" / f"{name}.xlsx" for name in ("book", *others)]
        sources[0].parent.mkdir()
        for source, content in zip(sources, (book, *others.values()), strict=True):
            source.write_bytes(content)
        target = folder / "from LibreOffice"
        run_office(office_home, office, "--convert-to", kind, "--outdir", str(target), *map(str, sources))
        return target / f"book.{kind}"

    return convert


@pytest.fixture(scope="session")
def worked_in_libreoffice(office: str, office_home: Path) -> Callable[[bytes, Path, tuple[str, str, int]], None]:
    """A function that prints a workbook and sorts one of its tables, as :func:`printed_and_sorted` says."""

    def work(book: bytes, folder: Path, table: tuple[str, str, int]) -> None:
        printed_and_sorted(office_home, office, book, folder, table)

    return work
