"""Names of people beside words for people: “the mother, Karen”, “Callum’s case”, “Child: Jamie Reid”.

There is no list of names: a word that begins with a capital beside such a word is asked about, unless it is one of the
field's own words. Single letters (“Child K”) are what reviews use in place of names, and are not shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cpc_selfeval.domain.guard.field_words import NOT_NAMES
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

_ORGANISATION = re.compile(
    r"(?:Police|Council|Committee|Centre|School|Service|Services|Scotland|Inspectorate|Government|Board|Hospital|NHS|"
    r"Partnership|Trust|Team|Academy|Group|Association|Children|Reporter|University|College|Nursery|Project|House)s?\b"
)


def names(text: str) -> Iterator[Hit]:
    """What looks like a name beside a word for a person."""
    end = 0
    for found in _NAME.finditer(text):
        if found.start() >= end and found[0] not in NOT_NAMES:
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
