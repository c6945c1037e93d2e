"""As what a paper is made: a PDF or a Word document, with a committee's template, with a password."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cpc_selfeval.domain.papers.kinds import Paper
from cpc_selfeval.domain.password import Password


@dataclass(frozen=True, slots=True)
class MadeAs:
    """``word`` instead of PDF, in the looks of ``template`` where there is one; ``password`` None for none.

    A workbook is a workbook. The password shows itself to nobody, and is written nowhere.
    """

    word: bool = False
    template: Path | None = None
    password: Password | None = None

    def ending(self, paper: Paper) -> str:
        """The ending of its file's name, with the dot."""
        return ".docx" if self.word and paper is not Paper.WORKBOOK else paper.ending


PLAIN: Final = MadeAs()
"""A PDF that anybody can open."""
LOSING_IT: Final = (
    "If this password is lost, nobody can open the paper again: not the program that made it, not its makers, not your "
    "IT service. The self-evaluation is not touched, so the paper can be made again. Tell the password to the readers "
    "by another way than the paper goes."
)
NOT_KEPT: Final = "It is used for every paper that you write until this is closed, and stored nowhere."
