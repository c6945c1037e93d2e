"""Which files are opened from the program: documents, pictures and recordings, never what can run."""

from __future__ import annotations

from typing import Final

OPENED: Final = frozenset(
    (
        *("pdf", "txt", "csv", "rtf", "md"),
        *("docx", "doc", "odt", "dotx", "pages"),
        *("xlsx", "xls", "ods", "numbers"),
        *("pptx", "ppt", "ppsx", "odp", "key"),
        *("png", "jpg", "jpeg", "gif", "tif", "tiff", "bmp", "webp", "heic"),
        *("mp3", "m4a", "wav", "ogg", "flac", "mp4", "m4v", "mov", "webm"),
        *("eml", "msg", "ics"),
    )
)
"""Endings of files that a program only shows. A list of what is opened, since no list of what can run is ever whole;
files with macros of their own (such as docm) and web pages are not on it."""

_RUNS: Final = frozenset(
    (
        *("exe", "com", "scr", "pif", "msi", "msp", "msix", "appx", "cpl", "dll", "app", "dmg", "pkg", "deb", "rpm"),
        *("bat", "cmd", "ps1", "psm1", "vbs", "vbe", "js", "jse", "mjs", "wsf", "wsh", "hta", "sh", "bash", "py"),
        *("jar", "jnlp", "lnk", "url", "desktop", "command", "reg", "inf", "scf", "msc", "gadget", "appref-ms"),
    )
)
_MACROS: Final = frozenset(("docm", "dotm", "xlsm", "xltm", "xlam", "xlsb", "pptm", "potm", "ppsm", "ppam", "xll"))
_PACKED: Final = frozenset(("zip", "7z", "rar", "tar", "gz", "iso", "img", "vhd", "vhdx", "cab"))
"""Kinds that mail programs keep back, and why, after https://support.microsoft.com/office (Blocked attachments in
Outlook) and Office's own list of files with macros. Only the words depend on them: what opens is in OPENED."""

SENTENCE: Final = (
    "Documents, pictures and recordings open here, as a copy to read. Other kinds of files are never opened from "
    "here, since they can run as programs: save a copy elsewhere."
)


def ending(name: str) -> str:
    """The ending of a file's name in lower case, without its dot; "" where there is none."""
    stem, dot, end = name.rstrip(". ").rpartition(".")
    return end.casefold() if dot and stem else ""


def may_be_opened(name: str) -> bool:
    """Whether a file of this name is opened from the program."""
    return name == name.rstrip(". ") and ending(name) in OPENED


def size_in_words(size: int) -> str:
    """ "1.2 MB", "340 kB", "12 bytes"; in thousands, as the limits are told."""
    if size < 1000:
        return "1 byte" if size == 1 else f"{size} bytes"
    if size < 1_000_000:
        return f"{size / 1000:.0f} kB" if size < 999_500 else "1.0 MB"
    return f"{size / 1_000_000:.1f} MB"


def why_not_opened(name: str) -> str:
    """Why a file of this name is not opened from here: completes "It is not opened from here, because …"."""
    kind = ending(name)
    if kind in _RUNS:
        return "it is a program, or starts one"
    if kind in _MACROS:
        return "it can hold macros, which run as programs"
    if kind in _PACKED:
        return "other files are packed in it, which may be programs"
    if kind in ("html", "htm", "xhtml", "svg", "mht", "mhtml", "xml"):
        return "it can hold a web page with scripts"
    return "it is of a kind that may run as a program"
