"""A program as a screen reader has it: a tree of things with roles, names and states, and what can be done to them.

Speaks to the accessibility bus (AT-SPI) by itself and not through its library, which asks for one child at a time: Qt
6.11 ends the program where a scroll bar goes between the count and the asking. Runs in the system's own Python, for
which Debian packages GLib (``python3-gi``), and so stands on nothing of the program.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any, Final

from gi.repository import Gio, GLib

PATIENCE: Final = 60.0
"""Seconds until what was waited for counts as not coming. Nothing that works needs more than a few."""
_PAUSE: Final = 0.02
_REGISTRY: Final = "org.a11y.atspi.Registry"
_ROOT: Final = "/org/a11y/atspi/accessible/root"
_STATES: Final = {"checked": 4, "editable": 7, "enabled": 8, "focused": 12, "showing": 25}
"""The states that are asked for, by their numbers in AT-SPI's ``AtspiStateType``."""
_NOTHING_INSIDE: Final = frozenset({"label", "push button", "radio button", "check box", "scroll bar", "text"})

Wanted = str | Callable[[str], bool]


class NotThere(AssertionError):
    """What was waited for did not come; the message has what was there instead."""


class Bus:
    """The accessibility bus of this session. ``announced`` has what the program had announced, in its order."""

    def __init__(self) -> None:
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        asked = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, -1)
        flags = Gio.DBusConnectionFlags
        self._bus = Gio.DBusConnection.new_for_address_sync(
            asked.unpack()[0], flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None
        )
        self.announced: list[str] = []
        self._bus.signal_subscribe(
            None, "org.a11y.atspi.Event.Object", "Announcement", None, None, 0, self._heard, None
        )
        event = GLib.Variant("(sass)", ("object:announcement", [], ""))
        self.ask(_REGISTRY, "/org/a11y/atspi/registry", _REGISTRY, "RegisterEvent", event)

    def _heard(self, _bus: Any, _sender: str, _path: str, _face: str, _signal: str, told: Any, _more: Any) -> None:
        self.announced.append(str(told.unpack()[3]))

    def hear(self) -> None:
        """Take in what was announced meanwhile."""
        while GLib.MainContext.default().iteration(False):
            pass

    def ask(self, owner: str, path: str, interface: str, method: str, given: Any = None) -> Any:
        """What a method answers. Raises GLib.Error where the thing is gone."""
        answer = self._bus.call_sync(owner, path, interface, method, given, None, 0, 20_000)
        unpacked = answer.unpack()
        return unpacked[0] if len(unpacked) == 1 else unpacked

    def programs(self) -> list[Thing]:
        """Every program on the bus."""
        return Thing(self, _REGISTRY, _ROOT).children()


class Thing:
    """One thing of the tree."""

    def __init__(self, bus: Bus, owner: str, path: str) -> None:
        self._bus, self._owner, self._path = bus, owner, path

    def _ask(self, interface: str, method: str, given: Any = None) -> Any:
        return self._bus.ask(self._owner, self._path, f"org.a11y.atspi.{interface}", method, given)

    def _property(self, name: str) -> str:
        asked = GLib.Variant("(ss)", ("org.a11y.atspi.Accessible", name))
        return str(self._bus.ask(self._owner, self._path, "org.freedesktop.DBus.Properties", "Get", asked))

    @property
    def name(self) -> str:
        """What it is called when it is read aloud."""
        return self._property("Name")

    @property
    def description(self) -> str:
        """What is said besides."""
        return self._property("Description")

    @property
    def role(self) -> str:
        """Its role in the words of the bus: "push button"."""
        return str(self._ask("Accessible", "GetRoleName"))

    def has(self, state: str) -> bool:
        """Whether it is "checked", "editable", "enabled", "focused" or "showing"."""
        low, high = self._ask("Accessible", "GetState")
        return bool((low | high << 32) >> _STATES[state] & 1)

    @property
    def text(self) -> str:
        """The text in it, where it is a box."""
        return str(self._ask("Text", "GetText", GLib.Variant("(ii)", (0, -1))))

    def children(self) -> list[Thing]:
        """What lies directly in it, shown or not."""
        return [Thing(self._bus, owner, path) for owner, path in self._ask("Accessible", "GetChildren")]

    def everything(self) -> Iterator[tuple[Thing, str]]:
        """It and all that is shown in it with their roles, in the order of the tree."""
        role = self.role
        yield self, role
        if role not in _NOTHING_INSIDE:
            for child in self.children():
                if child.has("showing"):
                    yield from child.everything()

    def do(self, *wanted: str) -> None:
        """Do the first of these actions that it offers."""
        offered = [action[0] for action in self._ask("Action", "GetActions")]
        action = next((action for action in wanted if action in offered), None)
        if action is None:
            raise NotThere(f"{self.role} “{self.name}” cannot {wanted}, only {offered}")
        self._ask("Action", "DoAction", GLib.Variant("(i)", (offered.index(action),)))

    def focus(self) -> None:
        """Give it the keyboard."""
        self._ask("Component", "GrabFocus")

    def replace_text(self, text: str) -> None:
        """Put a text in the place of the one in it."""
        if not self._ask("EditableText", "SetTextContents", GLib.Variant("(s)", (text,))):
            raise NotThere(f"{self.role} “{self.name}” takes no text")


def until(look: Callable[[], Any], instead: Callable[[], str]) -> Any:
    """What ``look`` answers as soon as it is anything but None; things that vanish meanwhile are looked for again.

    Raises NotThere after :data:`PATIENCE` seconds.
    """
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            if (found := look()) is not None:
                return found
        except GLib.Error:
            pass
        time.sleep(_PAUSE)
    raise NotThere(instead())
