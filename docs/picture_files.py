"""The files that are looked at: as it usually is, with nothing in it yet, and with far too much."""

from __future__ import annotations

from pathlib import Path


def make_file(kind: str, folder: Path) -> Path:
    """Write a file, ``typical`` (the worked example), ``empty`` or ``overfull``, into a folder."""
    from cpc_selfeval.editing.beginning import Beginning
    from cpc_selfeval.editing.example import write_example
    from cpc_selfeval.editing.open_self_evaluation import begin
    from cpc_selfeval.storage.frameworks.files import DEFAULT_FRAMEWORK, shipped_framework
    from docs.overfull_file import BY, make_overfull

    path = folder / f"{kind}.cpcse"
    if kind == "empty":
        framework = shipped_framework(DEFAULT_FRAMEWORK)
        begin(path, Beginning(framework=framework, committee="Northshire Child Protection Committee"), BY).close()
        return path
    write_example(path)
    if kind == "overfull":
        make_overfull(path)
    return path
