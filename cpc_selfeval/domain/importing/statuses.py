"""Status words of other plans, and what they most likely are to us.

Which words are used: "completed" and "on track" are documented (shared dossier, section 4.3, Highland); red, amber,
green and a blue for complete are known from memory only, so every guess is shown before it is used. "Complete" says
nothing of impact, so it becomes "complete: impact not yet shown". Overdue cannot be set: it follows from the due date.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from cpc_selfeval.domain.action import SETTABLE_STATUSES, Status
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.importing.cells import folded, word_key
from cpc_selfeval.domain.words import STATUSES, status_letter

_GUESSES: Final[dict[Status, str]] = {
    Status.NOT_STARTED: "not started|not yet started|not due|not yet due|not begun|to start|to do|planned|white|grey|"
    "gray|pending|new|w|no progress|future|yet to start|not commenced|scheduled",
    Status.ON_TRACK: "on track|on target|green|g|in progress|ongoing|on going|underway|under way|started|progressing|"
    "on schedule|good progress|active|current|open|continuing|in hand|progress being made",
    Status.AT_RISK: "at risk|amber|a|yellow|y|red|r|slippage|some slippage|slipped|slipping|delayed|delay|behind|"
    "behind schedule|off track|off target|not on target|not on track|overdue|late|minor delay|some delay|"
    "significant delay|stalled|on hold|paused|blocked|at risk of delay|some issues|missed",
    Status.COMPLETE_IMPACT_NOT_SHOWN: "complete|completed|done|blue|b|closed|achieved|finished|implemented|"
    "action complete|fully complete|delivered|100%|complete awaiting impact|completed awaiting impact|yes|✓|✔|☑",
    Status.COMPLETE_IMPACT_SHOWN: "complete and impact shown|complete with evidence of impact|impact evidenced|"
    "complete and evidenced|completed and evidenced|impact shown",
    Status.WITHDRAWN: "withdrawn|cancelled|canceled|no longer required|not required|no longer needed|superseded|"
    "removed|abandoned|not pursued|no longer relevant|discontinued",
}
_BY_WORD: Final = {word_key(word): status for status, words in _GUESSES.items() for word in words.split("|")}
_LEADING: Final = re.compile(r"\s*(?:[-–:;,(/]|\n)\s*")


def guessed_status(known: Mapping[str, Status], word: str) -> Status | None:
    """The status that a word most likely means, by what :func:`known_words` gives; None for an unknown one.

    Of a longer text what stands before its first dash, colon, bracket or line end counts ("Green: dates agreed").
    """
    whole = known.get(word_key(word))
    return whole if whole is not None else known.get(word_key(_LEADING.split(word.strip(), maxsplit=1)[0]))


def known_words(contents: Contents) -> dict[str, Status]:
    """Every status word that is known, by its key, and what it means: the committee's own come first."""
    ours = {folded(words): status for status, words in STATUSES.items() if status is not Status.OVERDUE}
    letters: dict[str, Status] = {}
    for status in SETTABLE_STATUSES:
        # One letter may stand for both that are complete: the lesser is the first
        letters.setdefault(folded(status_letter(contents, status)), status)
    letters.pop("", None)
    own = contents.status_words
    words = {folded(own[status].word): status for status in reversed(SETTABLE_STATUSES) if status in own}
    words.pop("", None)
    return _BY_WORD | ours | letters | words
