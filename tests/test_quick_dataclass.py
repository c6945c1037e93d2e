"""A class made by our decorator behaves as one made by Python's own."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from typing import Any, ClassVar

import pytest

from cpc_selfeval import quick_dataclass

KINDS: list[dict[str, bool]] = [
    {},
    {"frozen": True},
    {"slots": True},
    {"frozen": True, "slots": True},
    {"frozen": True, "kw_only": True},
    {"frozen": True, "slots": True, "eq": False},
]


def _both(**options: bool) -> list[Any]:
    """The same class made by Python's own decorator and by ours."""

    def made(decorator: Any) -> Any:
        @decorator(**options)
        class Place:
            noun: ClassVar[str] = "place"

            name: str
            rows: tuple[int, ...] = ()
            seen: dict[str, int] = dataclasses.field(default_factory=dict, hash=False)
            spare: float = dataclasses.field(default=1.5, compare=False, repr=False)

        return Place

    return [made(dataclasses.dataclass), made(quick_dataclass.dataclass)]


def _told(ask: Any, kind: Any) -> tuple[str, object]:
    try:
        return "gave", ask(kind)
    except (TypeError, AttributeError) as error:
        return type(error).__name__, str(error)


@pytest.mark.parametrize("options", KINDS, ids=str)
def test_all_that_is_asked_of_a_class_is_answered_as_by_pythons_own(options: dict[str, bool]) -> None:
    own, ours = _both(**options)
    for ask in (
        lambda kind: str(inspect.signature(kind)),
        lambda kind: [(f.name, f.type, f.default, f.compare, f.kw_only) for f in dataclasses.fields(kind)],
        lambda kind: kind.__match_args__,
        lambda kind: kind.__init__.__annotations__,
        lambda kind: kind.__init__.__qualname__,
        lambda kind: repr(kind(name="a", rows=(1,))),
        lambda kind: kind("a"),
        lambda kind: kind(),
        lambda kind: kind(name="a") == kind(name="a", spare=7.0),
        lambda kind: kind(name="a") == kind(name="b"),
        lambda kind: kind(name="a") == "a",
        lambda kind: hash(kind(name="a")) == hash(kind(name="a", spare=7.0)),
        lambda kind: dataclasses.asdict(kind(name="a")),
        lambda kind: dataclasses.replace(kind(name="a"), rows=(2,)).rows,
        lambda kind: kind(name="a").seen is kind(name="a").seen,
        lambda kind: hasattr(kind(name="a"), "__dict__"),
        lambda kind: copy.copy(kind(name="a", rows=(3,))).rows,
        lambda kind: copy.deepcopy(kind(name="a", rows=(3,))).rows,
        lambda kind: setattr(kind(name="a"), "name", "b"),
        lambda kind: delattr(kind(name="a"), "name"),
    ):
        expected, given = (_told(ask, kind) for kind in (own, ours))
        assert str(given) == str(expected)


@pytest.mark.parametrize("options", [each for each in KINDS if each.get("frozen")], ids=str)
def test_what_is_frozen_takes_nothing_else_either(options: dict[str, bool]) -> None:
    _, ours = _both(**options)
    with pytest.raises(dataclasses.FrozenInstanceError):
        ours(name="a").other = "b"


@quick_dataclass.dataclass(frozen=True, slots=True)
class Kept:
    name: str
    rows: tuple[int, ...] = ()


def test_what_is_frozen_with_slots_can_be_pickled() -> None:
    assert pickle.loads(pickle.dumps(Kept("a", (1,)))) == Kept("a", (1,))


def test_methods_that_a_class_has_of_its_own_are_left() -> None:
    @quick_dataclass.dataclass(frozen=True)
    class Named:
        name: str

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Named)

        def __hash__(self) -> int:
            return 5

        def __repr__(self) -> str:
            return "a name"

    assert (Named("a") == Named("b"), hash(Named("a")), repr(Named("a"))) == (True, 5, "a name")


def test_a_class_that_only_compares_in_its_own_way_is_hashed_by_its_fields() -> None:
    @quick_dataclass.dataclass(frozen=True)
    class Folded:  # noqa: PLW1641 - its hash is what is tried
        name: str

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Folded) and other.name.lower() == self.name.lower()

    assert Folded("A") == Folded("a")
    assert hash(Folded("a")) == hash(Folded("a"))


def test_fields_of_what_a_class_inherits_from_come_first() -> None:
    @quick_dataclass.dataclass(frozen=True, kw_only=True)
    class Row:
        key: str

    @quick_dataclass.dataclass(frozen=True, kw_only=True)
    class Longer(Row):
        text: str = ""

    assert repr(Longer(key="k")).endswith("Longer(key='k', text='')")
    assert Longer(key="k") != Row(key="k")


def test_an_object_that_holds_itself_can_be_shown() -> None:
    @quick_dataclass.dataclass
    class Node:
        kids: list[Node]

    node = Node([])
    node.kids.append(node)
    assert repr(node).endswith("Node(kids=[...])")


def test_a_field_that_is_no_argument_is_refused() -> None:
    with pytest.raises(TypeError, match="no argument"):

        @quick_dataclass.dataclass
        class Odd:
            name: str = dataclasses.field(init=False, default="")


def test_post_init_is_called() -> None:
    @quick_dataclass.dataclass
    class Counted:
        rows: list[int]

        def __post_init__(self) -> None:
            self.rows.append(1)

    assert Counted([]).rows == [1]
