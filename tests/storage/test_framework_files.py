"""A framework comes out whole, and the copy kept in a self-evaluation file is exactly it."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from cpc_selfeval.domain.framework import Framework
from cpc_selfeval.storage.frameworks.files import (
    FrameworkFaults,
    content_hash,
    framework_from_text,
    framework_to_text,
    read_framework,
    shipped_framework,
    shipped_frameworks,
)
from tests.frameworks.example import example_text


def written(folder: Path, text: str) -> Path:
    path = folder / "harbour-2026.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("framework", shipped_frameworks(), ids=lambda framework: framework.id)
def test_the_canonical_text_gives_back_an_equal_framework(framework: Framework) -> None:
    text = framework_to_text(framework)
    again = framework_from_text(text, "the copy in the file")
    assert again == framework
    assert again.content_hash == framework.content_hash == content_hash(framework)
    assert framework_to_text(again) == text


def test_a_committees_own_framework_needs_little_and_gets_plain_defaults(tmp_path: Path) -> None:
    own = read_framework(written(tmp_path, example_text()))
    assert own.standing == "custom"
    assert (own.edition, own.revision) == ("2026", 1)
    assert own.source == own.verification == "Written by Harbour Child Protection Committee."
    assert own.level(6).short == own.level(6).definition
    assert own.indicator("B1").about == ""
    assert own.indicator("B1").takes_level
    assert own.indicator("B1").verified
    assert own.indicator("B1").provenance.kind == "committee"
    assert framework_from_text(framework_to_text(own), "copy") == own


def test_a_level_with_a_long_definition_has_a_short_text_for_its_card() -> None:
    level = shipped_framework("hmie-2005").level(5)
    assert len(level.definition) > 120
    assert len(level.short) <= 110


def test_comments_and_the_order_of_keys_do_not_change_the_hash(tmp_path: Path) -> None:
    first = read_framework(written(tmp_path, example_text()))
    turned = example_text().replace("format = 1\n", "# ours\n").replace("year = 2026\n", "", 1)
    turned = turned.replace('id = "harbour-2026"\n', 'year = 2026\nid = "harbour-2026"\nstanding = "custom"\n')
    assert read_framework(written(tmp_path, turned)).content_hash == first.content_hash


def test_levels_are_put_in_order(tmp_path: Path) -> None:
    assert example_text().index("value = 6") < example_text().index("value = 1\n")
    own = read_framework(written(tmp_path, example_text()))
    assert [level.value for level in own.scale] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("year = 2026", "year = 2026\nrevision = 2"),
        ("Children say what matters to them", "Children say what matters"),
        ('code = "B1"', 'code = "B2"'),
        ("What is different because of it?", "What is different because of it now?"),
        ('key_question = "B"\n', 'key_question = "B"\nis_reference = true\n'),
        ('key_question = "B"\n', 'key_question = "B"\nprovenance = { kind = "recalled" }\n'),
    ],
)
def test_any_change_of_content_changes_the_hash(tmp_path: Path, old: str, new: str) -> None:
    first = read_framework(written(tmp_path, example_text()))
    assert example_text().count(old) == 1
    changed = read_framework(written(tmp_path, example_text().replace(old, new)))
    assert changed.content_hash != first.content_hash


def test_a_corrected_title_survives_the_copy() -> None:
    current = shipped_framework("care-inspectorate-2019")
    corrected = replace(current.indicators[0], title=" As our committee words it ", verified=True)
    changed = replace(current, revision=2, indicators=(corrected, *current.indicators[1:]))
    again = framework_from_text(framework_to_text(changed), "copy")
    assert again.indicators == changed.indicators
    assert again.content_hash == content_hash(changed) != current.content_hash


def test_spaces_and_line_breaks_around_texts_are_left_out(tmp_path: Path) -> None:
    text = (
        example_text()
        .replace('about = "Whether children', 'about = """\n  Whether children')
        .replace('and what comes of it."', 'and what\ncomes of it.\n"""')
    )
    about = read_framework(written(tmp_path, text)).indicator("A1").about
    assert about.startswith("Whether children")
    assert about.endswith("and what\ncomes of it.")


def test_a_file_saved_by_a_windows_editor_is_read(tmp_path: Path) -> None:
    path = tmp_path / "harbour-2026.toml"
    path.write_bytes(b"\xef\xbb\xbf" + example_text().replace("\n", "\r\n").encode())
    assert read_framework(path).id == "harbour-2026"


def test_a_shipped_file_passes_its_own_check(tmp_path: Path) -> None:
    from cpc_selfeval.shipped import folder

    assert read_framework(folder("frameworks") / "hmie-2005.toml") == shipped_framework("hmie-2005")


def test_a_changed_copy_of_a_shipped_file_needs_an_id_and_a_standing_of_its_own(tmp_path: Path) -> None:
    from cpc_selfeval.shipped import folder

    text = (folder("frameworks") / "hmie-2005.toml").read_text(encoding="utf-8").replace("Policies", "Our policies")
    with pytest.raises(FrameworkFaults, match="“hmie-2005”; expected an id of its own") as same_id:
        read_framework(written(tmp_path, text))
    assert same_id.value.faults[0].line == 7
    with pytest.raises(FrameworkFaults, match="standing: found “history”; expected custom"):
        read_framework(written(tmp_path, text.replace('"hmie-2005"', '"our-2005"')))


def test_importing_the_reader_stays_cheap() -> None:
    """No schema library, no Qt, no database, nothing of the network comes with it."""
    script = "import sys, cpc_selfeval.storage.frameworks.files as f; print(*sorted(sys.modules))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in run.stdout.split()}
    assert loaded & {"PySide6", "pydantic", "jsonschema", "sqlite_utils", "openpyxl", "reportlab", "socket"} == set()
