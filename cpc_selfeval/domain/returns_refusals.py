"""Why a return or a copy is not taken, in sentences."""

from __future__ import annotations

from datetime import datetime

from cpc_selfeval.domain.days import day_in_words
from cpc_selfeval.domain.refusal import Refusal
from cpc_selfeval.domain.returns.records import AgencyReturn


class AlreadyTaken(Refusal):
    """The same thing came before and was decided upon. ``returned`` is the record of that."""

    def __init__(self, returned: AgencyReturn, whose: str) -> None:
        self.returned = returned
        day = day_in_words(datetime.fromisoformat(returned.at).date())
        by = f" by {returned.by_name}" if returned.by_name else ""
        super().__init__(
            f"What came back from {whose} was already looked at and decided on {day}{by}, and has nothing new.",
            "Nothing was changed. All that it brought can be read with that return.",
            "If you expected something new, ask whether the right file was sent.",
        )


class ChangedSincePreview(Refusal):
    """What stands here is not what the preview showed beside the return."""

    def __init__(self, headings: tuple[str, ...]) -> None:
        self.headings = headings
        named = "; ".join(headings[:3]) + (" and more" if len(headings) > 3 else "")
        super().__init__(
            f"Something was changed here since you were shown the return: {named}.",
            "Nothing was taken, and what stands here is as it was.",
            "Look at the return again, then decide.",
        )


class AnsweredAlready(Refusal):
    """A request was to be removed although something came back to it."""

    def __init__(self, agency: str) -> None:
        super().__init__(
            f"Something has come back to this request from {agency}, so it is not removed.",
            "Nothing was changed.",
            "It can stay as it is. Ask the agency anew if you need more.",
        )
