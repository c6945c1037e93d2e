"""A draft paragraph on the capacity for improvement, put together only from what is linked to each factor.

The rule: every factor with anything linked gives one sentence or more: what the committee wrote of it, as typed, and
then what it stands on by reference (E-014, A-07), strengths and areas in the committee's own words, and levels with
their stage. A factor with nothing linked is left out, whatever is written of it, and :func:`left_out` names it. Nothing
is weighed, rated or concluded (dossier, 2.10: inspectors give grounds, and their confidence in words of their own).
"""

from __future__ import annotations

from cpc_selfeval.domain import words
from cpc_selfeval.domain.contents import Contents
from cpc_selfeval.domain.finding import Finding, FindingKind
from cpc_selfeval.domain.inspecting.following import OF_ANOTHER_CYCLE
from cpc_selfeval.domain.judging_records.improving import CapacityFactor, CapacityStatement, capacity_statement_key
from cpc_selfeval.domain.position import position
from cpc_selfeval.domain.text import shortened

_QUOTED = 160
"""Characters of an entry's first line that the draft quotes; a longer one is cut with an ellipsis."""


def factors(contents: Contents) -> tuple[CapacityFactor, ...]:
    """The factors in their order."""
    return tuple(sorted(contents.of(CapacityFactor).values(), key=lambda factor: (factor.position, factor.key)))


def statement(contents: Contents) -> CapacityStatement:
    """The committee's own paragraph: what is stored, or one that says nothing yet."""
    key = capacity_statement_key(contents.cycle_key)
    return contents.of(CapacityStatement).get(key) or CapacityStatement(key=key, cycle=contents.cycle_key)


def stands_on(contents: Contents, factor: CapacityFactor) -> tuple[str, ...]:
    """What is linked to a factor, each in words: evidence, actions, strengths, areas, levels."""
    evidence = tuple(_ref(contents.evidence.get(key), "evidence") for key in factor.supporting)
    actions = tuple(_ref(contents.actions.get(key), "an action") for key in factor.actions)
    findings = tuple(_quoted(contents.findings.get(key)) for key in factor.findings)
    return (*evidence, *actions, *findings, *(_level(contents, code) for code in factor.indicators))


def has_links(factor: CapacityFactor) -> bool:
    """Whether anything of the file is linked to a factor."""
    return bool(factor.findings or factor.actions or factor.supporting or factor.indicators)


def left_out(contents: Contents) -> tuple[CapacityFactor, ...]:
    """The factors that the draft leaves out, since nothing is linked to them."""
    return tuple(factor for factor in factors(contents) if not has_links(factor))


def draft_paragraph(contents: Contents) -> str:
    """The draft, one factor after the other; "" where nothing is linked to any."""
    return " ".join(_sentences(contents, factor) for factor in factors(contents) if has_links(factor))


def _sentences(contents: Contents, factor: CapacityFactor) -> str:
    parts = [_ended(factor.title.strip() or "A factor without a title")]
    if factor.text.strip():
        parts.append(_ended(factor.text.strip()))
    if factor.confidence.strip():
        parts.append(f"How sure we are: {_ended(factor.confidence.strip())}")
    parts.append(f"This stands on {_joined(stands_on(contents, factor))}.")
    return " ".join(parts)


def _ref(entry: object, noun: str) -> str:
    return str(getattr(entry, "ref", f"{noun} {OF_ANOTHER_CYCLE}"))


def _quoted(finding: Finding | None) -> str:
    if finding is None:
        return f"an entry {OF_ANOTHER_CYCLE}"
    kind = "the strength" if finding.kind is FindingKind.STRENGTH else "the area for improvement"
    codes = f" ({', '.join(finding.indicators)})" if finding.indicators else ""
    return f"{kind} “{shortened(finding.text, _QUOTED) or 'no text yet'}”{codes}"


def _level(contents: Contents, code: str) -> str:
    if code not in contents.framework.codes:
        return f"indicator {code} {OF_ANOTHER_CYCLE}"
    said = words.position_in_words(contents, position(contents, code))
    return f"{code} {contents.title(code)} ({said[:1].lower()}{said[1:]})"


def _joined(parts: tuple[str, ...]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _ended(text: str) -> str:
    return text if text[-1:] in ".!?…" else f"{text}."
