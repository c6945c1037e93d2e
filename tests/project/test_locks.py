"""The locks name every package by its hash, and nowhere to fetch it from."""

import re
import tomllib
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
LOCKS = ["requirements.lock", "requirements-dev.lock"]


def locked_packages(lock: str) -> dict[str, int]:
    """The names of the packages in the lock, each with the number of its hashes."""
    entries = re.split(r"^(?=\S)", (PROJECT / lock).read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {entry.split("==")[0]: entry.count("--hash=sha256:") for entry in entries if entry}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_no_address(lock: str) -> None:
    text = (PROJECT / lock).read_text(encoding="utf-8")
    assert "http" not in text
    assert "--index-url" not in text


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_in_a_lock_has_a_hash(lock: str) -> None:
    packages = locked_packages(lock)
    assert len(packages) > 5
    assert [name for name, hashes in packages.items() if not hashes] == []


def test_the_locks_hold_what_the_project_asks_for() -> None:
    metadata = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {re.split(r"[><=]", name)[0] for name in metadata["project"]["dependencies"]}
    tools = {re.split(r"[><=]", name)[0] for name in metadata["dependency-groups"]["dev"]}
    run_time = set(locked_packages("requirements.lock"))
    everything = set(locked_packages("requirements-dev.lock"))
    assert wanted <= run_time
    assert run_time | tools <= everything
    assert "pyside6" not in everything, "the whole of pyside6 is 428 MB more than the program needs"
