"""docs/frameworks.md describes the format that is really read."""

import re
from pathlib import Path

from cpc_selfeval.domain.framework import Framework, KeyQuestion, Provenance, QualityIndicator, ScaleLevel
from cpc_selfeval.storage.frameworks import check as framework_check
from cpc_selfeval.storage.frameworks.files import read_framework
from tests.frameworks.example import DOCUMENT, example_text


def test_the_example_is_a_framework(tmp_path: Path) -> None:
    path = tmp_path / "harbour-2026.toml"
    path.write_text(example_text(), encoding="utf-8")
    framework = read_framework(path)
    assert framework.standing == "custom"
    assert framework.codes == ("A1", "B1")


def test_every_key_is_on_the_page() -> None:
    page = DOCUMENT.read_text(encoding="utf-8")
    described = set(re.findall(r"`([a-z_]+)`", page))
    records = (Framework, ScaleLevel, KeyQuestion, QualityIndicator, Provenance)
    keys = {name for record in records for name in record.__dataclass_fields__} - {"content_hash"}
    headers = {"scale", "key_questions", "indicators"}
    assert headers <= set(re.findall(r"`\[\[([a-z_]+)\]\]`", page))
    assert keys - headers - described == set()


def test_every_kind_of_provenance_is_on_the_page() -> None:
    page = DOCUMENT.read_text(encoding="utf-8")
    assert [kind for kind in framework_check.PROVENANCE_KINDS if f"`{kind}`" not in page] == []
