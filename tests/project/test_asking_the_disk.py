"""Whether something is there is asked in ways that have an answer also where a drive or share does not answer.

``Path.exists``, ``is_file`` and ``is_dir`` raise OSError then (https://docs.python.org/3.11/library/pathlib.html);
``os.path`` has no for an answer. So the former stand only where OSError is told or passed over.
"""

from __future__ import annotations

import ast
from pathlib import Path

PROJECT = Path(__file__).parents[2]
PROGRAM = PROJECT / "cpc_selfeval"

ASKS = frozenset({"exists", "is_file", "is_dir"})
ANSWERS_ANYWAY = {
    "shipped.py": "beside the program itself",
    "storage/places.py": "the system's own list of devices",
    "storage/attached_words.py": "members of an archive",
    "editing/packing.py": "a folder of our own making; whoever runs it tells of an OSError",
    "exports/pack/verifying.py": "whoever calls it tells of an OSError",
    "exports/delivery.py": "whoever calls it tells of an OSError",
    "app/coming_forward.py": "this user's own folder",
    "ui/evidence/private_copies.py": "this user's own folder",
}


def unguarded(tree: ast.AST) -> list[int]:
    """The lines that ask through a Path outside any try, suppress() or told_…()."""
    found: list[int] = []

    def walk(node: ast.AST, guarded: bool) -> None:
        inside = guarded or isinstance(node, ast.Try) or (isinstance(node, ast.With) and guards(node))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ASKS:
            asked = ast.unparse(node.func.value)
            if not guarded and asked != "os.path":
                found.append(node.lineno)
        for child in ast.iter_child_nodes(node):
            walk(child, inside)

    walk(tree, False)
    return found


def guards(node: ast.With) -> bool:
    """Whether a with statement deals with an OSError."""
    heads = [ast.unparse(item.context_expr) for item in node.items]
    return any(head.startswith(("suppress(OSError", "told_about")) for head in heads)


def test_a_drive_that_does_not_answer_is_no_fault_of_the_program() -> None:
    found = {
        name: lines
        for file in PROGRAM.rglob("*.py")
        if (name := file.relative_to(PROGRAM).as_posix()) not in ANSWERS_ANYWAY
        and any(f".{way}" in (text := file.read_text(encoding="utf-8")) for way in ASKS)
        and (lines := unguarded(ast.parse(text)))
    }
    assert found == {}


def test_one_that_is_not_guarded_would_be_found() -> None:
    assert unguarded(ast.parse("if path.exists():\n    pass")) == [1]
    assert unguarded(ast.parse("try:\n    path.is_file()\nexcept OSError:\n    pass")) == []
    assert unguarded(ast.parse("os.path.exists(path)")) == []
