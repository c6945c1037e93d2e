"""Backups in words: when, how large, what is in them, and whether they can be restored."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from cpc_selfeval.domain.backup import REASONS, InBackup, Place
from cpc_selfeval.domain.days import clock_in_words, day_short, moment_in_words
from cpc_selfeval.editing.restoring import LookedAt


def when_in_words(at: datetime, today: date) -> str:
    """ "Today, 14:02", "Yesterday, 09:30" or "20 November 2026, 16:45", in this computer's time."""
    here = at.astimezone()
    if here.date() == today:
        return f"Today, {clock_in_words(here)}"
    if here.date() == today - timedelta(days=1):
        return f"Yesterday, {clock_in_words(here)}"
    return moment_in_words(here)


def moment_of(at: datetime) -> str:
    """ "20 November 2026, 16:45", in this computer's time."""
    return moment_in_words(at.astimezone())


def size_in_words(size: int) -> str:
    """ "820 kB", "22.4 MB"."""
    return f"{max(1, round(size / 1000))} kB" if size < 999_500 else f"{size / 1_000_000:.1f} MB"


def why_in_words(looked: LookedAt) -> str:
    """Why it was made, and that it is in the second place, if it is."""
    why = REASONS[looked.backup.reason]
    return f"{why} (in the second place)" if looked.backup.place is Place.SECOND else why


def content_in_words(looked: LookedAt) -> str:
    """ "3 indicators with a level, 4 strengths, 2 areas, 12 pieces of evidence, 5 actions"."""
    content = looked.content
    if content is None:
        return "" if looked.refusal else "Looking…"
    return ", ".join(
        (
            _count(content.levels, "indicator with a level", "indicators with a level"),
            _count(content.strengths, "strength", "strengths"),
            _count(content.areas, "area", "areas"),
            _count(content.evidence, "piece of evidence", "pieces of evidence"),
            _count(content.actions, "action", "actions"),
        )
    )


def state_in_words(looked: LookedAt) -> str:
    """ "Sound", "Damaged", "Has a password", "Checking…"."""
    if looked.needs_password:
        return "Has a password"
    if looked.is_damaged:
        return "Damaged"
    return "Sound" if looked.is_sound else "Checking…"


def fault_in_words(looked: LookedAt) -> str:
    """What is wrong with it, "" when nothing is known to be."""
    if looked.faults:
        return f"This backup is damaged and cannot be restored: {looked.faults[0]}"
    if looked.refusal is not None and not looked.needs_password:
        return f"This backup cannot be restored. {looked.refusal.what_happened}"
    return ""


def last_in_words(looked: LookedAt) -> str:
    """ "The last change in it: evidence E-003, Isla Grant, 3 Dec 2026 16:40", "" while it is not known."""
    last = _last(looked.content) if looked.content else ""
    return f"The last change in it: {last}" if last else ""


def _last(content: InBackup) -> str:
    at = content.last_at.astimezone() if content.last_at else None
    when = f"{day_short(at.date())} {clock_in_words(at)}" if at else ""
    return ", ".join(part for part in (content.last_act, content.last_by, when) if part)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
