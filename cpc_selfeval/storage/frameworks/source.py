"""The text of a framework file and the plain values in it, however hostile the file is.

Whatever is wrong (no such file, a folder, too large, not UTF-8, not TOML, nested without end) is raised as
FrameworkFaults. What the values mean is checked elsewhere (``check``).
"""

from __future__ import annotations

import codecs
import json
import re
import stat
import tomllib
from pathlib import Path

from cpc_selfeval.storage.frameworks.faults import FrameworkFaults, in_words, single_fault, visible

MOST_BYTES = 1_000_000
"""Largest file that is read. The largest framework that comes with the program has about 30,000 bytes."""

_MOST_STOPS = 60
"""Most full stops in one line. Keys of thousands of parts ("a.a.a…") would keep the TOML reader busy for hours."""

_WHERE = re.compile(r" ?\(at (?:line (\d+), column (\d+)|end of document)\)")
_HINTS = (
    ("Cannot overwrite", "each key once in its table"),
    ("Cannot declare", "each table once"),
    ("Cannot mutate", "each key once in its table"),
    ("Expected '='", 'a key, an equals sign and a value, such as title = "…"'),
    ("Invalid statement", 'a key, an equals sign and a value, such as title = "…"'),
    ("Invalid value", "text in straight double quotes, a whole number, true, false, or a list in brackets"),
    ("Unterminated string", "a straight double quote at the end of the text"),
    ("Illegal character", "texts on one line in straight double quotes, or in three of them where lines break"),
    ("Unescaped '\\'", "two backslashes where one is meant"),
    ("Unclosed array", "commas between the items of a list and a closing square bracket"),
    ("Unclosed inline table", "commas between the parts of a table and a closing brace"),
    ("Expected newline", "one key with its value on each line"),
)


def text_of(path: Path, noun: str = "framework") -> str:
    """The file's text. Raises FrameworkFaults when it cannot be read, is too large or is not UTF-8.

    Of a file that is too large no more than one byte too many is read. ``noun`` is what it should be, for messages.
    """
    raw = _bytes_of(path, noun)
    if len(raw) > MOST_BYTES:
        raise single_fault(str(path), "a file of more than one million bytes", f"a {noun}, which is far smaller")
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise single_fault(str(path), "text saved as UTF-16", "text saved as UTF-8 (choose UTF-8 when saving)")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        found = f"a byte that is not UTF-8 (0x{raw[error.start]:02x})"
        raise single_fault(str(path), found, "text saved as UTF-8 (choose UTF-8 when saving)", line=line) from error


def toml_values(text: str, file: str, page: str = "docs/frameworks.md") -> dict[str, object]:
    """The values of a TOML text, without the spaces and line breaks around texts. Raises FrameworkFaults.

    ``page`` is where the shape of the file is described, for messages.
    """
    _refuse_endless_keys(text, file)
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(str(error), file, page) from error
    except ValueError as error:
        raise single_fault(file, "a number with too many digits", "whole numbers of a few digits") from error
    except RecursionError as error:
        raise single_fault(file, "lists or tables nested without end", f"the plain shape of {page}") from error
    return {key: _without_outer_space(value) for key, value in values.items()}


def json_values(text: str, file: str) -> dict[str, object]:
    """The values of the copy that is kept in a self-evaluation file. Raises FrameworkFaults."""
    if len(text) > 2 * MOST_BYTES:
        raise single_fault(file, "a copy of more than two million characters", "a copy of a framework")
    try:
        values = json.loads(text, object_pairs_hook=_each_key_once)
    except json.JSONDecodeError as error:
        raise single_fault(file, f"text that is not JSON ({error.msg})", "JSON", line=error.lineno) from error
    except ValueError as error:
        raise single_fault(
            file, "a key that stands twice, or a number with too many digits", "each key once"
        ) from error
    except RecursionError as error:
        raise single_fault(file, "lists or tables nested without end", "a copy of a framework") from error
    if not isinstance(values, dict):
        raise single_fault(file, in_words(values), "a table")
    return values


def _bytes_of(path: Path, noun: str) -> bytes:
    file = str(path)
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise single_fault(file, "a folder", f"a {noun} file, whose name usually ends in .toml")
        if not stat.S_ISREG(mode):
            raise single_fault(file, "a device or a pipe", f"a {noun} file, whose name usually ends in .toml")
        with path.open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise single_fault(file, "no file of this name", f"a {noun} file") from error
    except PermissionError as error:
        raise single_fault(file, "a file that may not be read", "a file that you have permission to read") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "not a usable name"
        raise single_fault(file, f"a file that could not be read ({reason})", f"a {noun} file") from error


def _refuse_endless_keys(text: str, file: str) -> None:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.count(".") > _MOST_STOPS:
            found = f"a line with {line.count('.')} full stops"
            raise single_fault(file, found, f"at most {_MOST_STOPS} full stops in a line", line=number)


def _not_toml(message: str, file: str, page: str) -> FrameworkFaults:
    where = _WHERE.search(message)
    line = int(where[1]) if where and where[1] else None
    place = f"column {where[2]}" if where and where[2] else "the end of the file"
    plain = _WHERE.sub("", message)
    expected = next((hint for start, hint in _HINTS if plain.startswith(start)), f"TOML, as {page} shows")
    return single_fault(file, f"text that is not TOML ({visible(plain)})", expected, place=place, line=line)


def _without_outer_space(value: object, depth: int = 0) -> object:
    """Texts without the spaces and line breaks around them. Deeper than any framework goes nothing is changed."""
    if isinstance(value, str):
        return value.strip()
    if depth > 6:
        return value
    if isinstance(value, list):
        return [_without_outer_space(item, depth + 1) for item in value]
    if isinstance(value, dict):
        return {key: _without_outer_space(item, depth + 1) for key, item in value.items()}
    return value


def _each_key_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    table = dict(pairs)
    if len(table) != len(pairs):
        raise ValueError("duplicate key")
    return table
