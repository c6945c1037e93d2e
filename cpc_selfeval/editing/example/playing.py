"""Playing the worked example's acts: each becomes the verbs that a person at the window would use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from cpc_selfeval.domain.action import Origin, Status
from cpc_selfeval.domain.committee import Agency, Body, Meeting
from cpc_selfeval.domain.evidence import Quotable, SourceType
from cpc_selfeval.domain.finding import FindingKind, PaperHeading, Priority
from cpc_selfeval.domain.guard.looking import look_at_record
from cpc_selfeval.domain.judgement import Absence, Confidence, Stage
from cpc_selfeval.domain.record import settled_key
from cpc_selfeval.editing.example.content import Act, ExampleContent, Values, attached_file
from cpc_selfeval.editing.example.inspected import play_inspected
from cpc_selfeval.editing.open_self_evaluation import OpenSelfEvaluation

Linked = Literal["findings", "actions", "readings"]

LINKS: dict[str, Linked] = {"supports": "findings", "actions": "actions", "readings": "readings"}
"""Which of the example's words for links means which link of a piece of evidence."""

FIELDS = {
    "origin": "came_from",
    "codes": "indicators",
    "impact": "shows_impact",
    "links": "web_links",
    "asked": "views_asked",
    "number": "views_number",
    "missing": "views_missing",
    "quotable": "views_quotable",
    "told": "views_told",
}
"""The example's words for fields that verbs call otherwise."""

KINDS: dict[str, Any] = {
    "source_type": SourceType,
    "views_quotable": Quotable,
    "priority": Priority,
    "came_from": Origin,
    "status": Status,
    "confidence": Confidence,
    "absence": Absence,
}
"""Fields that hold one of the field's fixed values."""


class Player:
    """Plays acts on an open self-evaluation, and knows the key of everything that the data files name."""

    def __init__(self, content: ExampleContent, work: OpenSelfEvaluation) -> None:
        self._work = work
        self._keys: dict[tuple[str, str], str] = {}
        self._wanted: dict[tuple[str, str], list[str]] = {}
        self._points: dict[str, str] = {}
        self._know_the_beginning(content)

    def play(self, act: Act) -> None:
        """Record one act. Raises KeyError for a name that nothing in the data files has: a fault of ours."""
        getattr(self, f"_play_{act.what}")(dict(act.values), act.of)

    def key_of(self, what: str, name: str) -> str:
        """The key of what the data files name so. Raises KeyError where nothing has the name yet."""
        return self._keys[what, name]

    def tags(self) -> dict[tuple[str, str], str]:
        """The keys of the committee's own tags, which belong to all cycles."""
        return {name: key for name, key in self._keys.items() if name[0] == "tag"}

    def _know_the_beginning(self, content: ExampleContent) -> None:
        contents = self._work.contents
        by_name = {agency.name: agency.key for agency in contents.of(Agency).values()}
        for agency in content.agencies:
            self._keys["agency", agency["id"]] = by_name[agency["name"]]
        by_day = {(meeting.body, meeting.on): meeting.key for meeting in contents.of(Meeting).values()}
        for meeting in content.meetings:
            day = (Body(meeting["body"]), meeting["on"])
            if day in by_day:
                self._keys["meeting", meeting["id"]] = by_day[day]

    def _fit(self, values: Values) -> Values:
        """Values as verbs take them: names become keys, words become the field's fixed values."""
        fit = {FIELDS.get(name, name): value for name, value in values.items()}
        for name, kind in KINDS.items():
            if name in fit:
                fit[name] = kind(fit[name])
        for name in ("agency", "meeting"):
            if name in fit:
                fit[name] = self._keys[name, fit[name]]
        if "contributing" in fit:
            fit["contributing"] = tuple(self._keys["agency", name] for name in fit["contributing"])
        if "answers" in fit:
            fit["findings"] = tuple(self._keys["findings", name] for name in fit.pop("answers"))
        if "indicators" in fit:
            fit["indicators"] = tuple(fit["indicators"])
        if "tags" in fit:
            fit["tags"] = tuple(self._tag(name) for name in fit["tags"])
        return fit

    def _tag(self, name: str) -> str:
        tag_set, _, code = name.partition("/")
        return settled_key("tag", tag_set, code) if code else self._keys["tag", name]

    def _known(self, what: Linked, names: Sequence[str]) -> tuple[str, ...]:
        """The keys of those that were recorded already."""
        return tuple(self._keys[what, name] for name in names if (what, name) in self._keys)

    def _learnt(self, what: Linked, name: str, key: str) -> None:
        """Remember a key, and link the evidence that had been waiting for what now has one."""
        self._keys[what, name] = key
        for evidence in self._wanted.pop((what, name), ()):
            self._work.evidence.use_for(evidence, what, key)

    # ---- findings, evidence, actions

    def _play_findings(self, values: Values, _of: str) -> None:
        name, (first, *others) = values.pop("id"), values.pop("codes")
        kind, text = FindingKind(values.pop("kind")), values.pop("text")
        impact = values.pop("impact", "")
        fit = self._fit(values)
        key = self._work.findings.record(kind, first, text, impact=impact, indicators=(first, *others), **fit)
        self._learnt("findings", name, key)

    def _play_evidence(self, values: Values, _of: str) -> None:
        links = {what: values.pop(word, ()) for word, what in LINKS.items()}
        name = values.pop("id")
        title, attached = values.pop("title"), values.pop("attached", None)
        there: Values = {what: self._known(what, names) for what, names in links.items()}
        key = self._keys["evidence", name] = self._work.evidence.record(title, **self._fit(values), **there)
        self._want(key, links)
        if attached:
            self._work.evidence.attach(key, attached_file(attached))

    def _link_evidence(self, key: str, values: Values) -> None:
        """Link evidence that is there already to what the data files say that it supports, now or once it is there."""
        links = {what: values.get(word, ()) for word, what in LINKS.items()}
        for what, names in links.items():
            for there in self._known(what, names):
                self._work.evidence.use_for(key, what, there)
        self._want(key, links)

    def _want(self, evidence: str, links: Mapping[Linked, Sequence[str]]) -> None:
        for what, names in links.items():
            for name in names:
                if (what, name) not in self._keys:
                    self._wanted.setdefault((what, name), []).append(evidence)

    def _play_actions(self, values: Values, _of: str) -> None:
        name, text = values.pop("id"), values.pop("text")
        self._learnt("actions", name, self._work.actions.plan(text, **self._fit(values)))

    def _play_statuses(self, values: Values, of: str) -> None:
        self._work.actions.revise(self._keys["actions", of], **self._fit(values))

    def _play_revisions(self, values: Values, of: str) -> None:
        self._work.actions.revise(self._keys["actions", of], **self._fit(values))

    def _play_notes(self, values: Values, of: str) -> None:
        self._work.actions.note_progress(self._keys["actions", of], values["text"])

    def _play_moves(self, values: Values, of: str) -> None:
        self._work.actions.move_due(self._keys["actions", of], values.pop("to"), **values)

    def _play_readings(self, values: Values, of: str) -> None:
        name = values.pop("id")
        key = self._work.actions.take_reading(self._keys["actions", of], values.pop("value"), **values)
        self._learnt("readings", name, key)

    # ---- levels

    def _play_drafts(self, values: Values, _of: str) -> None:
        self._draft(values)

    def _play_levels(self, values: Values, _of: str) -> None:
        name = values.pop("id", None)
        code, stage, agency = self._draft(values)
        self._work.levels.record(code, stage, agency)
        if name:
            self._keys["judgement", name] = self._work.contents.judgements_of(code)[-1].key

    def _play_withdrawals(self, values: Values, _of: str) -> None:
        self._work.levels.withdraw(self._keys["judgement", values["of"]], values["reason"])

    def _draft(self, values: Values) -> tuple[str, Stage, str | None]:
        code, stage = values.pop("code"), Stage(values.pop("stage"))
        fit = self._fit(values)
        agency = fit.pop("agency", None)
        level, absence = fit.pop("level", None), fit.pop("absence", None)
        if level is not None or absence is not None:
            self._work.levels.choose(code, stage, agency, level=level, absence=absence)
        if fit:
            self._work.levels.draft(code, stage, agency, **fit)
        return code, stage, agency

    # ---- the inspection, and what was set up or changed later

    def _play_inspected(self, values: Values, _of: str) -> None:
        play_inspected(self._work, self._keys, self._points, values)

    def _play_changes(self, values: Values, _of: str) -> None:
        getattr(self, f"_change_{values.pop('do')}")(values)

    def _change_add_tag(self, values: Values) -> None:
        self._keys["tag", values["id"]] = self._work.setup.add_tag(values["name"])

    def _change_pass_over(self, values: Values) -> None:
        """Somebody looked at what may identify a person, and says why it may stay."""
        finding = self._work.contents.findings[self._keys["findings", values["finding"]]]
        found = [
            find
            for find in look_at_record(finding)
            if (find.field, find.passage) == (values["field"], values["passage"])
        ]
        assert found, "the example decides on what is found in it"
        self._work.guarding.pass_over(found[0], values["reason"])

    def _change_word_status(self, values: Values) -> None:
        self._work.setup.word_status(Status(values["status"]), values["word"], values["letter"])

    def _change_present(self, values: Values) -> None:
        self._work.setup.revise_meeting(self._keys["meeting", values["meeting"]], present=values["present"])

    def _change_add_meeting(self, values: Values) -> None:
        name, body = values.pop("id"), Body(values.pop("body"))
        self._keys["meeting", name] = self._work.setup.add_meeting(body, **values)

    def _change_retire_agency(self, values: Values) -> None:
        self._work.setup.revise_agency(self._keys["agency", values["agency"]], retired=True)

    def _change_undone_entry(self, values: Values) -> None:
        self._work.findings.record(FindingKind(values["kind"]), values["code"], values["text"])
        self._work.session.undo()

    def _change_reword(self, values: Values) -> None:
        self._work.findings.revise(self._keys["findings", values["finding"]], text=values["text"])

    def _change_head(self, values: Values) -> None:
        heading = PaperHeading(values["heading"])
        self._work.setup.revise_cycle(**{heading.value: values["sentence"]})
        for name in values["findings"]:
            self._work.findings.revise(self._keys["findings", name], paper_heading=heading)
