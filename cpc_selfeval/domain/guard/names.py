"""Names of people beside words for people: “the mother, Karen”, “Callum’s case”, “Child: Jamie Reid”.

There is no list of names: a word that begins with a capital beside such a word is asked about, unless it is one of the
field's own words. Single letters (“Child K”) are what reviews use in place of names, and are not shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cpc_selfeval.domain.guard.find import Hit, Kind

_ROLES: Final = (
    r"mothers?|fathers?|mum|mam|dad|mummy|daddy|(?:half-|step-?)?brothers?|(?:half-|step-?)?sisters?|siblings?|twins?|"
    r"sons?|daughters?|bab(?:y|ies)|grandmother|grandfather|granny|grandparents?|aunt|uncle|step-?(?:mother|father)|"
    r"partner|boyfriend|girlfriend|husband|wife|foster[ -](?:mother|father|carer)"
)
_OTHERS: Final = r"child|children|boys?|girls?|young person|young man|young woman|pupil|teenager|infant|carer|parents?"
_NAME = re.compile(r"(?<![\w’'-])[A-ZÀ-ÖØ-Þ](?:['’][A-Z])?[a-zà-öø-ÿ]+(?:[A-Z][a-z]+)?(?![\w])")
"""One word that begins with a capital, as names do: “Jamie”, “O’Neill”, “McDonald”."""

_ROLE_BEFORE = re.compile(
    rf"(?<![\w-])(?P<role>{_ROLES}|{_OTHERS}|case of)(?P<between>,? (?:who is |is |was )?(?:called|named) |"
    r"(?:['’]s)? names? (?:is|was):? |, | \(|: ?| )$",
    re.IGNORECASE,
)
_LABEL_BEFORE = re.compile(
    r"(?:^|[\n;.(] ?)(?:Child|Young person|Pupil|Case|Family|Parent|Carer|Name|Subject)(?:['’]s name)?: ?$"
)
_OWNED_AFTER = re.compile(
    rf"['’]s? (?:{_ROLES}|case|family|parents|carers?|social worker|school|nursery|home|story|death|injuries)(?![\w-])"
)
_ROLE_AFTER = re.compile(rf"(?:,| \() ?(?:the |her |his |their |an? )?(?:{_ROLES}|child|baby)(?=[,.;)])")
_FAMILY_AFTER = re.compile(r" (?:family|children|siblings|brothers|sisters|case)(?![\w-])(?! [A-Z])")
_BEFORE: Final = 48
_AFTER: Final = 40
_MOST_WORDS: Final = 3

_MANY_WITH_NAMES: Final = frozenset({"twins", "brothers", "sisters", "siblings"})
"""Of several people it is mostly these whose names follow at once: “twins Eva and Mia”."""

_NOT_NAMES: Final = frozenset(
    """
    A About Abuse Academy Access Act Action Actions Adult Adults Advocacy African After Agencies Agency Aid Alcohol All
    Allowance Although Always An And Any April Area As Asian Assessment Assessments Assist At Attendance Audit August
    Authority Autumn Based Benefit Benefits Board Born Both Box Boxes Bill British Brown But By CAMHS Care Carer Carers
    Case Cases Caring Catholic Centre Centres Centred Chair Charter Chief Child Childcare Childhood Children Children’s
    Chinese Christian Christmas City Class Clinic Club College Commission Commissioner Committee Committees Communication
    Community Concern Concerns Conference Conferences Contact Convention Council Councils Court Criminal Cycle Data
    December Deputy Development Director Disability Discussion Dr Drug Drugs During Each Early Easter Education Edinburgh
    Eight Eligible England English Equality Estate European Evaluation Every Evidence Exploitation Families Family Father
    February Feedback File First Five Focus Following For Forum Four Framework Friday From Fund Further Gaelic Getting
    Girls Glasgow Government Group Groups Guide Guidance Having He Head Health Hearing Hearings Her High Highland His Home
    Homes Hospital House How However Human I If Impact Improvement In Infant Initial Inquiry Inspection Inspectorate
    Inspectors Integrated Interim International Intervention Interview Irish Is Islamic It Its January Joint July June
    Justice Key Lead Leaders Leadership Learning Legal Liaison Line Local Looked Management Manager March Matters May
    Meeting Meetings Member Members Mental Midwife Minister Monday Most Mother Multi-agency Muslim Named National Needs
    Neglect Network New Next NHS Nine No Northern Not Note November Nurse Nursery Nurses October Of Officer Officers Old On
    Once One Only Or Order Other Others Our Outcome Outcomes Over Overall Panel Parent Parental Parenting Parents Part
    Partner Partners Partnership Patient Paper Performance Permanence Person Persons Place Plan Planning Plans Play
    Polish Police Policy Poverty Practice Pre-birth Primary Principal Priority Private Procedures Process Professional
    Programme Project Protection Provision Psychology Public Pupil Quality Quarter Recommendation Record Records Referral
    Referrals Register Registration Report Reporter Reporters Reporting Resilience Respondents Response Responses Review
    Reviews Rights Risk Roma Royal Safe Safeguarding Safety Saturday School Schools Scotland Scotland’s Scots Scottish
    Seasons Second Secondary Secretary Section Self-evaluation Senior September Serious Services Service Seven Sexual She
    Sheriff Since Six Skills Smile Social Society Some South Space Specialist Spring Staff Standard Standards Statement
    Strategic Strategy Street Strength Study Sub-group Such Summary Summer Sunday Supervision Support Survey Survivors
    System Targets Task Team Teams Ten That The Their Them Then There These They Third This Those Three Through Thursday To
    Together Tool Toolkit Training Transition Trauma Trust Tuesday Two UK UN Under Unit United University Up Urgent View
    Views Visit Visiting Visitor Voice Voluntary Wales Ward Was We Wednesday Week Welfare Wellbeing Welsh West What When
    Where Whether Which While White Who Whole Why Will Winter With Women Work Worker Workers Working World Year Years Yes
    You Young Youth Yet
    """.split()  # noqa: SIM905 - a list of four hundred quoted words would hide them
)
"""The field's own words, bodies, days and months, and words that begin a sentence."""

_ORGANISATION = re.compile(
    r"(?:Police|Council|Committee|Centre|School|Service|Services|Scotland|Inspectorate|Government|Board|Hospital|NHS|"
    r"Partnership|Trust|Team|Academy|Group|Association|Children|Reporter|University|College|Nursery|Project|House)s?\b"
)


def names(text: str) -> Iterator[Hit]:
    """What looks like a name beside a word for a person."""
    end = 0
    for found in _NAME.finditer(text):
        if found.start() >= end and found[0] not in _NOT_NAMES:
            end = _end_of_name(text, found.end())
            if _is_beside_a_person(text, found.start(), end) and not _ORGANISATION.search(text, found.start(), end):
                yield Hit(Kind.NAME, found.start(), end)


def _end_of_name(text: str, end: int) -> int:
    """Where a name ends of which the first word ends at ``end``: up to three words with a capital."""
    for _ in range(_MOST_WORDS - 1):
        following = _NAME.match(text, end + 1) if text[end : end + 1] in (" ", "-") else None
        if following is None:
            break
        end = following.end()
    return end


def _is_beside_a_person(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - _BEFORE) : start], text[end : end + _AFTER]
    if _OWNED_AFTER.match(after) or _ROLE_AFTER.match(after) or _LABEL_BEFORE.search(before):
        return True
    if before.endswith("the ") and _FAMILY_AFTER.match(after):
        return True
    role = _ROLE_BEFORE.search(before) if before[-1:] in (" ", "(", ":") else None
    return role is not None and _may_follow(role["role"], role["between"], after)


def _may_follow(role: str, between: str, after: str) -> bool:
    """Whether a word with a capital after a role is its name, rather than one of a title, a list or the next clause.

    “Mother Karen” is; “Child Exploitation Strategy” is not, nor is “for children, Barnardo”. After a comma only what a
    second comma ends again is one: “the child, Jamie Reid, moved”.
    """
    if between == ", " and not after.startswith((",", ".", ";", ")")):
        return False
    if role[:1].isupper() and between == " ":
        return re.fullmatch(_ROLES, role, re.IGNORECASE) is not None
    many = role.lower().endswith(("s", "children", "babies")) and role.lower() not in _MANY_WITH_NAMES
    return not (many and between in (" ", ", "))
