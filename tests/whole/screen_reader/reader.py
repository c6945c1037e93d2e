"""Somebody with a screen reader: finds things by what they are called, presses them, writes into them, and listens."""

from __future__ import annotations

from collections.abc import Callable

from tests.whole.screen_reader.tree import Bus, Thing, Wanted, until


class Reader:
    """Works in one program. What is done and heard is told to ``log``, a line each."""

    def __init__(self, program: str, log: Callable[[str], None]) -> None:
        self._log = log
        self._bus = Bus()
        self._heard = 0
        self._program = until(lambda: self._begun(program), lambda: f"no program “{program}” on the bus")

    def _begun(self, name: str) -> Thing | None:
        for program in self._bus.programs():
            if program.name == name and program.children():
                return program
        return None

    def find(self, role: str, name: Wanted, *, within: Thing | None = None) -> Thing:
        """Wait for the first thing with this role and name that is shown. Raises NotThere."""
        fits = name if callable(name) else name.__eq__
        top = within or self._program

        def look() -> Thing | None:
            every = (thing for thing, its_role in top.everything() if its_role == role)
            return next((thing for thing in every if fits(thing.name)), None)

        def instead() -> str:
            seen = [thing.name for thing, its_role in top.everything() if its_role == role]
            return f"no {role} {name if isinstance(name, str) else 'as wanted'}; there are {seen}"

        found = until(look, instead)
        assert isinstance(found, Thing)
        return found

    def press(self, name: Wanted, *, role: str = "push button", within: Thing | None = None) -> None:
        """Press a button, or choose a radio button, once it can be pressed."""
        thing = self.find(role, name, within=within)
        until(lambda: thing.has("enabled") or None, lambda: f"“{thing.name}” cannot be pressed")
        self._log(f"press   {role} “{thing.name}”")
        thing.do("Press", "Toggle")

    def show_menu(self, name: str) -> None:
        """Open a menu of the menu bar."""
        self._log(f"open    menu “{name}”")
        self.find("menu item", name).do("ShowMenu")

    def choose(self, name: Wanted, *, within: Thing | None = None) -> None:
        """Choose a radio button."""
        self.press(name, role="radio button", within=within)
        until(
            lambda: self.find("radio button", name, within=within).has("checked") or None, lambda: "it was not chosen"
        )

    def write(self, name: Wanted, text: str, *, within: Thing | None = None) -> None:
        """Put a text into the box of this name."""
        box = self.find("text", name, within=within)
        self._log(f"write   “{box.name}”: {text}")
        box.focus()
        box.replace_text(text)
        until(lambda: box.text == text or None, lambda: f"“{box.name}” has “{box.text}”")

    def wait_for_text(self, name: str, fits: Callable[[str], bool], *, within: Thing | None = None) -> None:
        """Wait until the text in the box of this name is as wanted."""
        box = self.find("text", name, within=within)
        until(lambda: fits(box.text) or None, lambda: f"“{box.name}” has “{box.text}”")
        self._log(f"read    “{box.name}”: {box.text}")

    def hear(self, said: Wanted) -> None:
        """Wait until this is announced, at the earliest after what was waited for last. Raises NotThere."""
        fits = said if callable(said) else said.__eq__

        def look() -> bool | None:
            self._bus.hear()
            while self._heard < len(self._bus.announced):
                words = self._bus.announced[self._heard]
                self._heard += 1
                self._log(f"hear    {words}")
                if fits(words):
                    return True
            return None

        until(look, lambda: f"not announced; there was {self._bus.announced}")
