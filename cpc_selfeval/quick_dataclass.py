"""``@dataclass`` as Python's own, made in a quarter of the time.

Python writes, compiles and runs the text of up to six methods of each class at each start, for some 230 classes before
a file is shown. Here only ``__init__`` is compiled, since it is the one that is called often and differs; the others
are shared functions over the names of the fields. Which fields a class has is still found by Python's own, so
``fields``, ``replace``, ``asdict`` and pattern matching know these classes, and so do type checkers. What is offered is
what this program uses: other arguments, and fields that are no arguments of ``__init__``, are refused with TypeError.

A class and all it inherits from have to be made by the same decorator: Python's own refuses to mix them.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, fields
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any, Final

__all__ = ["dataclass"]


class _ByCalling:
    def __repr__(self) -> str:
        return "<factory>"


_BY_CALLING: Final = _ByCalling()
"""Stands in for an argument whose default is made anew for each object."""


def _quick(
    cls: type | None = None, *, frozen: bool = False, slots: bool = False, kw_only: bool = False, eq: bool = True
) -> Any:
    """The decorator, with the arguments that mean the same as those of :func:`dataclasses.dataclass`."""

    def make(plain: type) -> type:
        return _made(plain, frozen=frozen, slots=slots, kw_only=kw_only, eq=eq)

    return make if cls is None else make(cls)


def _made(plain: type, *, frozen: bool, slots: bool, kw_only: bool, eq: bool) -> type:
    own = dict(vars(plain))
    plain.__doc__ = plain.__doc__ or plain.__name__
    made: type = dataclasses.dataclass(plain, init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)
    methods = {"__init__": _init(made, frozen), "__repr__": _repr}
    if eq:
        methods |= _comparing(made, hashable=frozen)
    if frozen:
        methods |= _freezing(made, slots)
    for name, method in methods.items():
        # Python itself sets __hash__ to None where a class has an __eq__ of its own
        if name not in own or (name == "__hash__" and own[name] is None):
            setattr(made, name, method)
    return made


def _init(made: Any, frozen: bool) -> Callable[..., None]:
    """``__init__`` with all fields as arguments, compiled; its types are those of the class."""
    given = sorted(fields(made), key=lambda each: bool(each.kw_only))
    if not all(each.init for each in given):
        raise TypeError(f"a field of {made.__qualname__} is no argument of its __init__")
    known: dict[str, Any] = {"_set": object.__setattr__, "_by_calling": _BY_CALLING}
    arguments, body = ["self"], []
    for each in given:
        if each.kw_only and "*" not in arguments:
            arguments.append("*")
        arguments.append(f"{each.name}{_default(each, known)}")
        value = each.name
        if each.default_factory is not MISSING:
            value = f"_of_{each.name}() if {each.name} is _by_calling else {each.name}"
        body.append(f"_set(self,{each.name!r},{value})" if frozen else f"self.{each.name}={value}")
    if hasattr(made, "__post_init__"):
        body.append("self.__post_init__()")
    head = f"def make({','.join(known)}):\n def __init__({','.join(arguments)}):"
    text = f"{head}\n  {';'.join(body) or 'pass'}\n return __init__"
    run: dict[str, Any] = {}
    exec(text, vars(sys.modules[made.__module__]), run)
    init: Callable[..., None] = run["make"](**known)
    init.__qualname__ = f"{made.__qualname__}.__init__"
    init.__annotations__ = {each.name: each.type for each in given} | {"return": None}
    return init


def _default(each: Field[Any], known: dict[str, Any]) -> str:
    if each.default_factory is not MISSING:
        known[f"_of_{each.name}"] = each.default_factory
        return "=_by_calling"
    if each.default is MISSING:
        return ""
    known[f"_of_{each.name}"] = each.default
    return f"=_of_{each.name}"


@recursive_repr()
def _repr(self: Any) -> str:
    shown = (f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _values(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values of several fields as a tuple."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda record: tuple(getattr(record, name) for name in names)


def _comparing(made: Any, hashable: bool) -> dict[str, Any]:
    """``__eq__`` by the fields, and ``__hash__`` by the same, or None where values can change."""
    compared = [each.name for each in fields(made) if each.compare]
    values = _values(compared)

    def equal(self: Any, other: object) -> Any:
        if other.__class__ is self.__class__:
            return values(self) == values(other)
        return NotImplemented

    if not hashable:
        return {"__eq__": equal, "__hash__": None}
    used = [each.name for each in fields(made) if (each.compare if each.hash is None else each.hash)]
    hashed = values if used == compared else _values(used)

    def hash_of(self: Any) -> int:
        return hash(hashed(self))

    return {"__eq__": equal, "__hash__": hash_of}


def _freezing(made: Any, slots: bool) -> dict[str, Any]:
    """What refuses to change a field; with slots, also what lets pickling and copying set them."""
    names = frozenset(each.name for each in fields(made))

    def refuse_setting(self: Any, name: str, value: object) -> None:
        if type(self) is made or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(made, self).__setattr__(name, value)

    def refuse_deleting(self: Any, name: str) -> None:
        if type(self) is made or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(made, self).__delattr__(name)

    frozen = {"__setattr__": refuse_setting, "__delattr__": refuse_deleting}
    return frozen | {"__getstate__": _state, "__setstate__": _set_state} if slots else frozen


def _state(self: Any) -> list[Any]:
    return [getattr(self, each.name) for each in fields(self)]


def _set_state(self: Any, state: list[Any]) -> None:
    for each, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, each.name, value)


if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    dataclass = _quick
