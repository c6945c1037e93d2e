"""What comes with the built program: its components, their licences, and how a desktop learns of it."""

from __future__ import annotations

import configparser
import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest

import build_spec
from build_spec import ON_A_CONSOLE, write_spec
from cpc_selfeval.app.running import MUTEX
from cpc_selfeval.storage.schema import APPLICATION_ID
from installing.components import NAME, components, packages, write_list
from installing.licences import write_licences
from installing.trying import end_all, is_as_listed, packed, unpacked

PROJECT = Path(__file__).resolve().parents[2]
LINUX = PROJECT / "installing" / "linux"


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A folder as a build leaves it."""
    folder = tmp_path / "cpc-selfeval"
    (folder / "_internal").mkdir(parents=True)
    (folder / "cpc-selfeval").write_text("#!/bin/sh\necho started\n")
    (folder / "cpc-selfeval").chmod(0o755)
    (folder / "_internal" / "Gàidhlig.txt").write_text("a")
    return folder


def test_every_library_that_the_program_needs_is_listed_with_its_licence() -> None:
    wanted = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    listed = {component.name.lower().replace("_", "-"): component for component in components()}

    for requirement in wanted:
        assert requirement.split(">")[0].split("<")[0].lower().replace("_", "-") in listed
    assert {"python", "qt", "sqlite", "sqlcipher"} <= set(listed)
    assert [each.name for each in components() if each.licence == "unknown" or not each.version] == []


def test_every_component_has_its_licence_in_the_bundle(bundle: Path) -> None:
    folder = write_licences(bundle)

    for package in packages():
        if not package.name.lower().startswith(("pyside6", "shiboken6")):
            assert any((folder / package.name).iterdir()), package.name
    assert "GNU LESSER" in (folder / "Qt and PySide6" / "LGPL-3.0.txt").read_text("utf-8")
    assert "PYTHON SOFTWARE FOUNDATION" in (folder / "Python.txt").read_text("utf-8")
    listed = (folder / "All of them.txt").read_text("utf-8")
    assert all(f"{each.name} {each.version}" in listed for each in components())


def test_the_list_names_every_file_and_tells_of_one_that_was_altered(bundle: Path) -> None:
    written = json.loads(write_list(bundle).read_text("utf-8"))

    assert (written["bomFormat"], written["specVersion"]) == ("CycloneDX", "1.6")
    assert [each["name"] for each in written["components"] if each["type"] == "file"] == [
        "_internal/Gàidhlig.txt",
        "cpc-selfeval",
    ]
    assert is_as_listed(bundle)
    again = write_list(bundle).read_text("utf-8")
    assert json.loads(again) == written
    (bundle / "_internal" / "Gàidhlig.txt").write_text("b")
    assert not is_as_listed(bundle)
    assert NAME in [path.name for path in bundle.iterdir()]


def test_what_was_packed_is_unpacked_as_it_was(bundle: Path, tmp_path: Path) -> None:
    write_list(bundle)
    place = unpacked(packed(bundle, tmp_path / "cpc-selfeval-1"), tmp_path / "elsewhere") / bundle.name

    assert is_as_listed(place)
    if os.name != "nt":
        assert subprocess.check_output([place / "cpc-selfeval"]) == b"started\n"


def test_the_installer_waits_for_the_program_by_the_name_that_the_program_holds() -> None:
    script = (PROJECT / "installing" / "windows" / "cpc-selfeval.iss").read_text("ascii")

    assert f"\nAppMutex={MUTEX}\n" in script
    assert "\nPrivilegesRequired=lowest\n" in script
    assert "Root: HKLM" not in script
    assert "[UninstallDelete]" not in script, "what a user made is not the installer's to remove"


@pytest.mark.parametrize(("system", "names"), [("win32", [ON_A_CONSOLE]), ("darwin", []), ("linux", [])])
def test_windows_has_a_program_for_the_command_line_besides(
    system: str, names: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One with windows has no console to speak on there, and nobody waits for it."""
    monkeypatch.setattr(build_spec, "BUILD", tmp_path / "build")
    spec = write_spec(system).read_text("utf-8")

    compile(spec, "cpc-selfeval.spec", "exec")
    assert f"for name in {names!r}\n" in spec


def test_a_file_of_the_program_is_known_by_its_name_and_by_its_bytes() -> None:
    root = ElementTree.parse(LINUX / "cpc-selfeval.xml").getroot()
    space = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    kind = root.find("m:mime-type", space)
    assert kind is not None
    glob, inner = kind.find("m:glob", space), kind.find("m:magic/m:match/m:match", space)
    assert glob is not None
    assert inner is not None

    assert glob.get("pattern") == "*.cpcse"
    assert (inner.get("offset"), inner.get("value")) == ("68", APPLICATION_ID.to_bytes(4, "big").decode())
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(LINUX / "cpc-selfeval.desktop", encoding="utf-8")
    assert entry["Desktop Entry"]["MimeType"].rstrip(";") == kind.get("type")


@pytest.mark.skipif(sys.platform != "linux", reason="a script for Linux")
def test_the_script_makes_the_program_known_and_takes_it_back(bundle: Path, tmp_path: Path) -> None:
    place = bundle.rename(tmp_path / "Mòrag’s programs")
    for file in (*LINUX.iterdir(), PROJECT / "resources" / "icon" / "cpc-selfeval-256.png"):
        shutil.copy(file, place)
    home = {**os.environ, "HOME": str(tmp_path / "home"), "XDG_DATA_HOME": str(tmp_path / "home" / "data")}

    subprocess.run([place / "install.sh"], check=True, env=home, capture_output=True)

    entry = (tmp_path / "home" / "data" / "applications" / "cpc-selfeval.desktop").read_text("utf-8")
    assert f'Exec="{place / "cpc-selfeval"}" %f' in entry
    assert (tmp_path / "home" / "data" / "mime" / "packages" / "cpc-selfeval.xml").exists()

    subprocess.run([place / "install.sh", "--remove"], check=True, env=home, capture_output=True)

    left = [path.name for path in (tmp_path / "home").rglob("cpc-selfeval*") if path.is_file()]
    assert left == []


@pytest.mark.skipif(os.name == "nt", reason="there are no groups of processes there")
def test_a_trial_ends_once_what_the_program_began_has_ended(tmp_path: Path) -> None:
    """It was told to end while it was still starting, and its folder went from under it."""
    last_words = tmp_path / "ended"
    part = f"(trap '' TERM; echo there; sleep 0.3; touch '{last_words}') & exec sleep 30"
    with subprocess.Popen(["sh", "-c", part], start_new_session=True, stdout=subprocess.PIPE) as running:
        assert running.stdout is not None
        running.stdout.readline()
        end_all(running)
    assert last_words.exists()
