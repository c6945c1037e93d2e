"""Many points pasted at once: one a line, without their bullets, and nothing else changed."""

from __future__ import annotations

import re

from cpc_selfeval.domain.text import entered

_BULLET = re.compile("[^\\S\n]*(?:[•●◦○▪■□‣\u2043∙·\uf0b7\uf0a7][^\\S\n]*|[-–—*][^\\S\n]+|o\t[^\\S\n]*)")
"""A bullet with the space around it. Dashes and stars count only with a space after them, so that "-5%" stays; a lone
"o" only with a tab, as word processors copy their hollow bullet. Numbers stay, since they may be the report's own."""


def points_in(text: str) -> tuple[str, ...]:
    """The points that a pasted text holds: every line that has more than spaces and a bullet, in its order."""
    lines = (_BULLET.sub("", line, count=1) if _BULLET.match(line) else line for line in entered(text).split("\n"))
    return tuple(line for line in lines if line.strip())
