"""Whatever a framework file holds: a whole framework, or FrameworkFaults with sentences, and nothing else."""

import json
import tomllib
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cpc_selfeval.domain.framework import Framework
from cpc_selfeval.storage.frameworks.check import framework_of
from cpc_selfeval.storage.frameworks.files import (
    FrameworkFaults,
    framework_from_text,
    framework_to_text,
    read_framework,
)
from tests.drawn import examples
from tests.frameworks.example import example_text

EXAMPLE = example_text()
VALUES = tomllib.loads(EXAMPLE)

anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.dates()
    | st.text(st.characters(exclude_categories=()), max_size=200)
    | st.sampled_from(["A", "A1", "custom", "current", "seed", ""]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=8,
)


def framework_or_sentences(read: Callable[[], Framework]) -> None:
    try:
        result: Framework | FrameworkFaults = read()
    except FrameworkFaults as refused:
        result = refused
    if isinstance(result, Framework):
        assert framework_from_text(framework_to_text(result), "copy") == result
        return
    assert all(fault.found and fault.expected for fault in result.faults)
    assert len(str(result).splitlines()) == len(result.faults) + 1 > 1
    str(result).encode("utf-8")


@st.composite
def damaged_texts(draw: st.DrawFn) -> str:
    """The example with a few pieces cut out, doubled, or replaced by TOML's own marks or by anything."""
    text = EXAMPLE
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 40)))
        piece = draw(
            st.sampled_from(
                ["", '"', '"""', "'", "[", "]]", "{", "=", ".", "\n", "#", "\\", "1", "true", "\0", text[start:end] * 2]
            )
            | st.text(max_size=20)
        )
        text = text[:start] + piece + text[end:]
    return text


@st.composite
def damaged_values(draw: st.DrawFn) -> dict[str, Any]:
    """The example's values with one of them, at any depth, replaced, removed or joined by a stranger."""
    values: dict[str, Any] = json.loads(json.dumps(VALUES))
    for _ in range(draw(st.integers(1, 3))):
        inside: Any = values
        while True:
            keys = list(inside) if isinstance(inside, dict) else list(range(len(inside)))
            if not keys:
                break
            key = draw(st.sampled_from(keys))
            if isinstance(inside[key], dict | list) and draw(st.booleans()):
                inside = inside[key]
                continue
            if isinstance(inside, dict) and draw(st.booleans()):
                inside[draw(st.text(max_size=12))] = inside.pop(key)
            else:
                inside[key] = draw(anything)
            break
    return values


FILES = given(content=st.binary(max_size=300) | damaged_texts().map(lambda text: text.encode("utf-8", "surrogatepass")))
DAMAGED = given(values=damaged_values())
COPIES = given(text=st.text(max_size=100) | anything.map(lambda value: json.dumps(value, default=str)))
FEW, MANY = settings(max_examples=examples(75)), settings(max_examples=500)


def read_bytes(folder: pytest.TempPathFactory, content: bytes) -> None:
    path = folder.getbasetemp() / "damaged.toml"
    path.write_bytes(content)
    framework_or_sentences(lambda: read_framework(path))


@FILES
@FEW
def test_damaged_files(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    read_bytes(tmp_path_factory, content)


@pytest.mark.long
@FILES
@MANY
def test_many_damaged_files(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    read_bytes(tmp_path_factory, content)


@DAMAGED
@FEW
def test_damaged_values(values: dict[str, Any]) -> None:
    framework_or_sentences(lambda: framework_of(values, "damaged.toml"))


@pytest.mark.long
@DAMAGED
@MANY
def test_many_damaged_values(values: dict[str, Any]) -> None:
    framework_or_sentences(lambda: framework_of(values, "damaged.toml"))


@COPIES
@FEW
def test_damaged_copies(text: str) -> None:
    framework_or_sentences(lambda: framework_from_text(text, "copy"))


@pytest.mark.long
@COPIES
@MANY
def test_many_damaged_copies(text: str) -> None:
    framework_or_sentences(lambda: framework_from_text(text, "copy"))
