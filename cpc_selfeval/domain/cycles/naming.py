"""What the next cycle may be called, by the years in the title of the last."""

from __future__ import annotations

import re
from typing import Final

_SPAN: Final = re.compile(r"(?<!\d)(?P<first>20\d\d)(?P<between> ?[–/-] ?| to )(?P<last>20\d\d|\d\d)(?!\d)")
_YEAR: Final = re.compile(r"(?<!\d)20\d\d(?!\d)")


def next_title(last: str) -> str:
    """ "Self-evaluation 2027–28" after "Self-evaluation 2026–27"; "" where the title has no years, or several."""
    spans, years = list(_SPAN.finditer(last)), _YEAR.findall(last)
    if len(spans) == 1:
        return _after(spans[0], last)
    if not spans and len(years) == 1:
        return _YEAR.sub(str(int(years[0]) + 1), last)
    return ""


def _after(span: re.Match[str], title: str) -> str:
    """As many years again, from where these ended."""
    first, short = int(span["first"]), len(span["last"]) == 2
    last = int(span["last"]) + (first // 100 * 100 if short else 0)
    others = _YEAR.findall(title[: span.start()] + title[span.end() :])
    if last <= first or others:
        return ""
    ends = last + last - first
    said = f"{ends % 100:02d}" if short else str(ends)
    return f"{title[: span.start()]}{last}{span['between']}{said}{title[span.end() :]}"
