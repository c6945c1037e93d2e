"""From one indicator to the next: in the framework's order, those that this cycle covers."""

from __future__ import annotations

from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.position import next_unfinished


def before(contents: Contents, code: str | None) -> str | None:
    """The covered indicator before this one; None at the first."""
    codes = contents.framework.codes
    earlier = codes[: codes.index(code)] if code in codes else ()
    return next((other for other in reversed(earlier) if other in contents.covered_codes), None)


def after(contents: Contents, code: str | None) -> str | None:
    """The covered indicator after this one, or the first where there is none yet; None at the last."""
    codes = contents.framework.codes
    later = codes[codes.index(code) + 1 :] if code in codes else codes
    return next((other for other in later if other in contents.covered_codes), None)


def first(contents: Contents) -> str:
    """The indicator to begin with: the first unfinished one, else the first that is covered, else the first."""
    return next_unfinished(contents, None) or after(contents, None) or contents.framework.codes[0]
