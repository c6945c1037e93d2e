"""Names of files: one that any computer accepts, and why Windows would not take another.

Windows' rules: https://learn.microsoft.com/windows/win32/fileio/naming-a-file.
"""

from __future__ import annotations

import re
from typing import Final

_KEPT: Final = " -_().’&"
"""Signs besides letters and digits that an offered name keeps."""

_NOT_ON_WINDOWS: Final = '<>:"/\\|?*'
_DEVICE: Final = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])", re.IGNORECASE)


def plain_name(raw: str, most: int = 120) -> str:
    """Words as a file's name without its ending that any computer accepts, of at most ``most`` characters."""
    kept = "".join(sign if sign.isalnum() or sign in _KEPT else "-" for sign in raw)
    return " ".join(kept.split())[:most].rstrip(" .")


def fault_on_windows(name: str) -> str:
    """Why Windows would not take a file's name, with what to do about it; "" for one that it takes."""
    if any(sign in _NOT_ON_WINDOWS or sign < " " for sign in name):
        return f"On Windows a file’s name has none of these signs: {' '.join(_NOT_ON_WINDOWS)} Please leave them out."
    if _DEVICE.fullmatch(name.partition(".")[0].rstrip()):
        return "Windows keeps this name for itself. Please choose another."
    return ""
