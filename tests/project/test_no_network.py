"""No module of the program can speak to a network, and a web page opens only because somebody pressed its link."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
SOURCES = sorted((PROJECT / "cpc_selfeval").rglob("*.py"))

SPEAK = frozenset(
    {
        *("_socket", "_ssl", "aiohttp", "asyncio", "asyncore"),
        *("ftplib", "http", "httpx", "imaplib", "nntplib"),
        *("paramiko", "poplib", "pycurl", "requests", "smtpd"),
        *("smtplib", "socket", "socketserver", "ssl", "telnetlib"),
        *("urllib3", "webbrowser", "websocket", "websockets", "wsgiref"),
        *("xmlrpc",),
    }
)
"""Modules that speak to a network, or send a browser there."""

PARTS = frozenset(
    {
        *("urllib.request", "urllib.error", "urllib.robotparser", "logging.handlers", "multiprocessing.managers"),
        *(
            "multiprocessing.connection",
            "PySide6.QtNetwork",
            "PySide6.QtWebSockets",
            "PySide6.QtWebEngineCore",
            "PySide6.QtWebEngineWidgets",
        ),
        *("PySide6.QtBluetooth", "PySide6.QtHttpServer", "PySide6.QtRemoteObjects"),
    }
)
"""Parts of packages that do."""

WORDS = SPEAK | {part.rpartition(".")[2] for part in PARTS}
"""A source with none of these words names none of those modules, and need not be taken apart to know it."""

OPENS_ADDRESSES = {
    "cpc_selfeval/app/kept_at_end.py",  # what was kept when the system ended the program, or its folder, pressed
    "cpc_selfeval/ui/agencies/letter_box.py",  # an e-mail that the mail program is to begin, pressed
    "cpc_selfeval/ui/agencies/workbook_writer.py",  # the folder of a workbook that was just written, pressed
    "cpc_selfeval/ui/evidence/attached_files.py",  # a private copy of an attached file, pressed
    "cpc_selfeval/ui/evidence/links.py",  # a link that somebody typed, pressed
    "cpc_selfeval/ui/window/log_dialog.py",  # the folder of the log, pressed
    "cpc_selfeval/ui/papers/result.py",  # a paper that was just made, pressed
}
"""Modules that hand an address to the system, each only when its button is pressed."""


def imported(tree: ast.AST) -> Iterator[str]:
    """Every module that a source names to import, also by a function."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and _called(node) in ("import_module", "__import__"):
            yield from (arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str))


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def speaking(source: str) -> set[str]:
    """What a source imports that speaks to a network."""
    if not any(word in source for word in WORDS):
        return set()
    names = set(imported(ast.parse(source)))
    parts = {part for part in PARTS for name in names if name == part or name.startswith(f"{part}.")}
    return {name for name in names if name.partition(".")[0] in SPEAK} | parts


def test_no_module_imports_what_speaks_to_a_network() -> None:
    assert len(SOURCES) > 300
    found = {path.name: speaking(path.read_text(encoding="utf-8")) for path in SOURCES}
    assert {name: names for name, names in found.items() if names} == {}


def test_the_rule_would_see_every_way_of_importing() -> None:
    for source, name in (
        ("import socket", "socket"),
        ("from urllib import request", "urllib.request"),
        ("def f():\n    import http.client", "http.client"),
        ("from PySide6 import QtNetwork", "PySide6.QtNetwork"),
        ("import importlib\nimportlib.import_module('ssl')", "ssl"),
    ):
        assert speaking(source) == {name}
    assert speaking("import urllib.parse\nfrom PySide6.QtCore import QUrl") == set()


def test_addresses_are_opened_only_where_somebody_pressed_something() -> None:
    opening = {
        path.relative_to(PROJECT).as_posix() for path in SOURCES if "openUrl(" in path.read_text(encoding="utf-8")
    }
    assert opening <= OPENS_ADDRESSES
    assert "cpc_selfeval/ui/evidence/links.py" in opening
