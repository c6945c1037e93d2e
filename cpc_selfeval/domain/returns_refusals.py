"""Why a return or a copy is not taken, in sentences."""

from __future__ import annotations

from datetime import datetime
from typing import Final

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


_NOTHING_TAKEN: Final = "Nothing was taken from it, and the self-evaluation is as it was."


class NotAReturn(Refusal):
    """A workbook that this program did not write, or one from which its hidden sheet was taken out."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}” is not a workbook that this program wrote for an agency, nor its action plan.",
            _NOTHING_TAKEN,
            "If it is a list that somebody made, bring it in with File > Bring in > Import a list. If it began as one "
            "of ours, it was copied into a new workbook on its way: ask for the workbook itself, as it was sent to "
            "them.",
        )


class NewerReturn(Refusal):
    """The workbook was written by a newer version of the program."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}” was written by a newer version of this program than the one on this computer.",
            _NOTHING_TAKEN,
            "Update the program here, then read the workbook again.",
        )


class SpoiledReturn(Refusal):
    """The hidden part, which says what was written, is not all there or was changed."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The hidden sheet of “{name}”, by which the program knows what it wrote there, is damaged or gone.",
            f"{_NOTHING_TAKEN} What was typed into the workbook is still in it.",
            "Ask for the workbook once more, as it was saved. If that one is damaged too, write a new one, copy "
            "into it "
            "what was typed, and read that one.",
        )


class OtherCommittee(Refusal):
    """The workbook belongs to another self-evaluation's file."""

    def __init__(self, name: str, committee: str) -> None:
        super().__init__(
            f"“{name}” was not written from this self-evaluation, but from one of “{committee}”.",
            _NOTHING_TAKEN,
            "Open the self-evaluation that it was written from, and read it there.",
        )


class OtherCycle(Refusal):
    """The workbook belongs to another cycle of the same committee."""

    def __init__(self, name: str, cycle: str) -> None:
        super().__init__(
            f"“{name}” belongs to another self-evaluation of this committee, “{cycle}”.",
            _NOTHING_TAKEN,
            f"Open “{cycle}”, and read it there.",
        )


class OtherEdition(Refusal):
    """The workbook was written for another edition of the framework, in which a code means something else."""

    def __init__(self, name: str, framework: str) -> None:
        super().__init__(
            f"“{name}” was written for another edition of the framework, {framework}, in which the same numbers may "
            "mean other indicators.",
            _NOTHING_TAKEN,
            "Write a new workbook for the agency, and ask it to answer in that one.",
        )


class OtherAgency(Refusal):
    """The workbook is another agency's than the one asked for ("" for none), or of one that is not known here."""

    def __init__(self, name: str, whose: str, asked_for: str = "") -> None:
        happened = f"“{name}” is the workbook of {whose}" if whose else f"“{name}” is another agency’s workbook"
        super().__init__(
            f"{happened}, not of {asked_for}."
            if asked_for
            else f"{happened}, which is not an agency of this committee.",
            _NOTHING_TAKEN,
            "Read it as the return of that agency." if asked_for else "Check that it is the right workbook.",
        )
