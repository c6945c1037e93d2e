"""Playing the worked example's inspection and its capacity for improvement: each act becomes the verbs of a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cpc_selfeval.domain.capacity.grounds import ground
from cpc_selfeval.domain.inspecting.recorded import inspections
from cpc_selfeval.domain.judging_records.inspecting import Known, PointKind, inspection_grade_key
from cpc_selfeval.editing.example.content import Values
from cpc_selfeval.editing.open_self_evaluation import OpenSelfEvaluation

Keys = Mapping[tuple[str, str], str]
"""The keys of what was recorded so far, by table and the data files' own names."""


def play_inspected(work: OpenSelfEvaluation, keys: Keys, points: dict[str, str], values: Values) -> None:
    """Record one act; ``points`` are the keys of the inspection's points so far, by the data file's names.

    Raises KeyError for a name that nothing in the data files has: a fault of ours.
    """
    acts = {
        "record": _record,
        "grade": _grade,
        "points": _points,
        "answer": _answer,
        "evaluate": _evaluate,
        "factor": _factor,
        "state": _state,
    }
    acts[values.pop("do")](work, keys, points, values)


def _inspection(work: OpenSelfEvaluation) -> str:
    return inspections(work.contents)[0].key


def _record(work: OpenSelfEvaluation, _keys: Keys, _points: dict[str, str], values: Values) -> None:
    work.inspecting.record(values.pop("title"), **values)


def _grade(work: OpenSelfEvaluation, _keys: Keys, _points: dict[str, str], values: Values) -> None:
    inspection, code = _inspection(work), values.pop("code")
    work.inspecting.grade(inspection, (code,))
    work.inspecting.revise_grade(inspection_grade_key(inspection, code), **values)


def _points(work: OpenSelfEvaluation, _keys: Keys, points: dict[str, str], values: Values) -> None:
    recorded = work.inspecting.add_points(_inspection(work), PointKind(values["kind"]), values["texts"])
    points.update(zip(values["ids"], recorded, strict=True))


def _answer(work: OpenSelfEvaluation, keys: Keys, points: dict[str, str], values: Values) -> None:
    point = points[values["point"]]
    if "codes" in values:
        work.inspecting.revise_point(point, indicators=tuple(values["codes"]))
    work.inspecting.answer(
        point,
        known=Known(values["known"]),
        reason=values.get("reason", ""),
        findings=_named(keys, "findings", values.get("entries", ())),
        actions=_named(keys, "actions", values.get("actions", ())),
    )


def _evaluate(work: OpenSelfEvaluation, _keys: Keys, points: dict[str, str], values: Values) -> None:
    work.inspecting.evaluate(
        points[values["point"]],
        level=values["level"],
        text=values["text"],
        supporting=_titled(work, values["evidence"]),
    )


def _factor(work: OpenSelfEvaluation, keys: Keys, _points: dict[str, str], values: Values) -> None:
    offered = ground(values["ground"])
    assert offered is not None, "the example begins its factors from grounds that are offered"
    key = work.capacity.begin_from(offered)
    links: Values = {
        "findings": _named(keys, "findings", values.get("entries", ())),
        "actions": _named(keys, "actions", values.get("actions", ())),
        "supporting": _titled(work, values.get("evidence", ())),
        "indicators": tuple(values.get("indicators", ())),
    }
    said: Values = {name: values.get(name, "") for name in ("text", "confidence")}
    if any(links.values()) or any(said.values()):
        work.capacity.revise(key, **said, **links)


def _state(work: OpenSelfEvaluation, _keys: Keys, _points: dict[str, str], values: Values) -> None:
    work.capacity.state(**values)


def _named(keys: Keys, what: str, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(keys[what, name] for name in names)


def _titled(work: OpenSelfEvaluation, titles: Sequence[str]) -> tuple[str, ...]:
    by_title = {piece.title: piece.key for piece in work.contents.evidence_in_order}
    return tuple(by_title[title] for title in titles)
