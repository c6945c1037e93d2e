"""Agencies by indicators: who proposes which level, why, and how far apart they are. Nothing is averaged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cpc_selfeval.domain.committee import Agency
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.covering import agency_levels_shown
from cpc_selfeval.domain.judgement import Judgement, Stage
from cpc_selfeval.domain.position import standing_judgements
from cpc_selfeval.domain.support import Support, support


@dataclass(frozen=True, slots=True)
class Proposed:
    """What one agency proposes for one indicator; ``proposal`` is None where it proposes nothing.

    ``covered`` proposals may not be shown: neither level nor rationale, only that they are there.
    """

    agency: str
    proposal: Judgement | None
    covered: bool

    @property
    def lacks_rationale(self) -> bool:
        """Whether it proposes something and does not say why."""
        return self.proposal is not None and not self.proposal.reason.strip()


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One indicator: what each agency proposes (in the order of the matrix), the lead officer's proposal, its support.

    ``standing`` are all standing proposals, those of agencies in the order of recording, the lead officer's last.
    ``spread`` is the lowest and highest of all proposed levels, agencies' and the lead officer's, None without a level.
    ``covered`` says that some of it may not be shown.
    """

    code: str
    proposed: tuple[Proposed, ...]
    standing: tuple[Judgement, ...]
    spread: tuple[int, int] | None
    support: Support
    covered: bool

    @property
    def own(self) -> Judgement | None:
        """The lead officer's proposal, None without one."""
        return next((each for each in self.standing if each.agency is None), None)

    @property
    def levels_apart(self) -> int:
        """How many levels lie between the lowest and the highest proposal."""
        return self.spread[1] - self.spread[0] if self.spread else 0

    @property
    def mixed(self) -> bool:
        """Whether some propose a level and others say that there is none, or none say the same of there being none."""
        return len({(each.level is None, each.absence) for each in self.standing}) > 1

    @property
    def lacking(self) -> tuple[str, ...]:
        """The keys of the agencies that propose something without a rationale."""
        return tuple(each.agency for each in self.proposed if each.lacks_rationale)


@dataclass(frozen=True, slots=True)
class Matrix:
    """All covered indicators in the framework's order, and the agencies whose proposals stand in each row."""

    agencies: tuple[Agency, ...]
    rows: tuple[MatrixRow, ...]

    def row(self, code: str) -> MatrixRow:
        """The row of an indicator. Raises KeyError where the cycle does not cover it."""
        for row in self.rows:
            if row.code == code:
                return row
        raise KeyError(code)


def matrix(contents: Contents, on: date) -> Matrix:
    """Agencies by covered indicators, with the support of each on a day.

    Agencies in use have a place, and retired ones of which a proposal still stands.
    """
    standing = {code: _proposals(contents, code) for code in contents.covered_codes}
    speaking = {each.agency for proposals in standing.values() for each in proposals}
    agencies = tuple(each for each in contents.agencies if not each.retired or each.key in speaking)
    return Matrix(agencies, tuple(_row(contents, code, agencies, standing[code], on) for code in standing))


def _proposals(contents: Contents, code: str) -> tuple[Judgement, ...]:
    standing = standing_judgements(contents.judgements_of(code))
    return tuple(each for each in standing if each.stage is Stage.PROPOSED)


def _row(
    contents: Contents, code: str, agencies: tuple[Agency, ...], proposals: tuple[Judgement, ...], on: date
) -> MatrixRow:
    by_agency = {each.agency: each for each in proposals}
    hidden = not agency_levels_shown(contents, code)
    levels = sorted(each.level for each in proposals if each.level is not None)
    return MatrixRow(
        code=code,
        proposed=tuple(
            Proposed(agency.key, by_agency.get(agency.key), hidden and agency.key in by_agency) for agency in agencies
        ),
        standing=tuple(sorted(proposals, key=lambda each: each.agency is None)),
        spread=(levels[0], levels[-1]) if levels else None,
        support=support(contents, code, on),
        covered=hidden and any(agency is not None for agency in by_agency),
    )
