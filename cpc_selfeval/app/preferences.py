"""What is remembered on this computer, in one small JSON file in the user's own folder for settings.

Whatever stands in that file that cannot be used is passed over, field by field. It is written beside and moved into
place, and read again before each change, so that two open programs do not forget for one another.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from cpc_selfeval.app.own_folders import settings_folder
from cpc_selfeval.ui.remembered import TEXT_SIZES, Appearance, Kept, PaperPlace, RecentFile

if TYPE_CHECKING:
    from cpc_selfeval.domain.committee import Person

MOST_RECENT: Final = 12
MOST_PAPER_PLACES: Final = 40
MOST_TABLES: Final = 80
MOST_LAST_PLACES: Final = 40
MOST_BYTES: Final = 1_000_000
"""A longer file is not one of ours."""


def preferences_file() -> Path:
    """Where the preferences are kept on this system. The folder may not be there yet."""
    return settings_folder() / "preferences.json"


def known_files_file() -> Path:
    """Where this computer notes which files it wrote last: beside the preferences."""
    return preferences_file().with_name("known-files.json")


class Preferences:
    """The preferences of whoever is using this computer, read once and written with each change."""

    def __init__(self, path: Path | None = None) -> None:
        """Read what is in ``path`` (the user's own file unless said otherwise); a missing file is empty."""
        self.path = path or preferences_file()
        self._unwritten: dict[str, Any] = {}
        self._kept = _read(self.path)

    @property
    def kept(self) -> Kept:
        """What is remembered now."""
        return self._kept

    @property
    def person(self) -> Person | None:
        """Who works on this computer; None until somebody has said so."""
        return self._kept.person

    def update(self, **values: Any) -> None:
        """Remember other values of fields of :class:`Kept`. Where the file cannot be written they last until the end.

        Raises TypeError for a field that there is none of.
        """
        self._kept = replace(self._fresh(), **values)
        self._unwritten.update(values)
        with suppress(OSError):  # nothing of anybody's work is in it
            _write(self.path, self._kept)
            self._unwritten.clear()

    def note_opened(self, file: RecentFile) -> None:
        """Put a file at the top of the recent ones."""
        others = tuple(other for other in self._fresh().recent if other.path != file.path)
        self.update(recent=(file, *others)[:MOST_RECENT])

    def forget(self, path: Path) -> None:
        """Take a file off the list of recent ones. The file itself stays as it is."""
        self.update(recent=tuple(file for file in self._fresh().recent if file.path != path))

    def _fresh(self) -> Kept:
        return replace(_read(self.path), **self._unwritten)


def _write(path: Path, kept: Kept) -> None:
    import json

    from cpc_selfeval.storage.placing import patiently

    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        beside.write_text(json.dumps(_as_json(kept), indent=1), encoding="utf-8")
        patiently(lambda: beside.replace(path))
    finally:
        with suppress(OSError):
            beside.unlink()


def _as_json(kept: Kept) -> dict[str, Any]:
    person = kept.person
    return {
        "person": {"name": person.name, "role": person.role, "agency": person.agency} if person else None,
        "recent": [
            {"path": str(file.path), "opened": file.opened.isoformat(), "title": file.title, "made_up": file.made_up}
            for file in kept.recent
        ],
        "appearance": kept.appearance,
        "text_size": kept.text_size,
        "geometry": kept.geometry.hex(),
        "list_width": kept.list_width,
        "list_shown": kept.list_shown,
        "side_panel_open": kept.side_panel_open,
        "spelling": kept.spelling,
        "words": list(kept.words),
        "folder": kept.folder,
        "backup_folder": kept.backup_folder,
        "backup_megabytes": kept.backup_megabytes,
        "typing_signs": kept.typing_signs,
        "places": dict(list(kept.places.items())[-MOST_LAST_PLACES:]),
        "path_away": list(kept.path_away),
        "tables": dict(list(kept.tables.items())[-MOST_TABLES:]),
        "papers": {
            file: {"folder": place.folder, "names": dict(place.names), "template": place.template}
            for file, place in list(kept.papers.items())[-MOST_PAPER_PLACES:]
        },
    }


def _read(path: Path) -> Kept:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError:
        return Kept()
    import json

    try:
        found = json.loads(content.decode("utf-8")) if len(content) <= MOST_BYTES else None
    except (ValueError, RecursionError):
        return Kept()
    return _kept(found) if isinstance(found, dict) else Kept()


def _kept(found: dict[str, Any]) -> Kept:
    appearance = found.get("appearance")
    text_size = found.get("text_size")
    return Kept(
        person=_person(found.get("person")),
        recent=_recent(found.get("recent")),
        appearance=cast(Appearance, appearance) if appearance in ("system", "light", "dark") else "system",
        text_size=text_size if type(text_size) is int and text_size in TEXT_SIZES else 100,
        geometry=_bytes(found.get("geometry")),
        list_width=_width(found.get("list_width")),
        list_shown=found.get("list_shown") is not False,
        side_panel_open=found.get("side_panel_open") is not False,
        spelling=found.get("spelling") is not False,
        words=_words(found.get("words")),
        folder=_text(found.get("folder")),
        papers=_papers(found.get("papers")),
        tables=_short_texts(found.get("tables")),
        backup_folder=_path_text(found.get("backup_folder")),
        backup_megabytes=_room(found.get("backup_megabytes")),
        typing_signs=found.get("typing_signs") is not False,
        places=_short_texts(found.get("places")),
        path_away=_words(found.get("path_away")),
    )


def _person(found: object) -> Person | None:
    if not isinstance(found, dict) or not _text(found.get("name")).strip():
        return None
    from cpc_selfeval.domain.committee import Person

    return Person(_text(found["name"]), _text(found.get("role")), _text(found.get("agency")))


def _recent(found: object) -> tuple[RecentFile, ...]:
    files: list[RecentFile] = []
    for entry in found if isinstance(found, list) else ():
        if not isinstance(entry, dict) or not _path_text(entry.get("path")):
            continue
        path = Path(_path_text(entry["path"]))
        if all(file.path != path for file in files):
            made_up = entry.get("made_up") is True
            files.append(RecentFile(path, _moment(entry.get("opened")), _text(entry.get("title")), made_up))
    return tuple(files[:MOST_RECENT])


def _papers(found: object) -> dict[str, PaperPlace]:
    places: dict[str, PaperPlace] = {}
    for file, place in found.items() if isinstance(found, dict) else ():
        if isinstance(place, dict):
            names = place.get("names")
            named = {_text(end): _text(name) for end, name in names.items()} if isinstance(names, dict) else {}
            places[file] = PaperPlace(_path_text(place.get("folder")), named, _path_text(place.get("template")))
    return places


def _short_texts(found: object) -> dict[str, str]:
    kept = found.items() if isinstance(found, dict) else ()
    return {name: text for name, text in kept if _text(text) and len(text) < 4000}


def _words(found: object) -> tuple[str, ...]:
    words = (_text(word) for word in found) if isinstance(found, list) else ()
    return tuple(word for word in words if word)


def _text(found: object) -> str:
    """Text as it can be shown: lone surrogates and the like would stop a window from painting it."""
    return found if isinstance(found, str) and _is_sound(found) else ""


def _path_text(found: object) -> str:
    text = found if isinstance(found, str) else ""
    return "" if "\0" in text else text


def _is_sound(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return "\0" not in text


def _moment(found: object) -> datetime:
    with suppress(ValueError, TypeError, OverflowError):
        moment = datetime.fromisoformat(cast(str, found))
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return datetime(1970, 1, 1, tzinfo=UTC)


def _bytes(found: object) -> bytes:
    with suppress(ValueError, TypeError):
        return bytes.fromhex(cast(str, found))
    return b""


def _room(found: object) -> int:
    return found if type(found) is int and 1 <= found <= 1_000_000 else Kept().backup_megabytes


def _width(found: object) -> int:
    return found if type(found) is int and 0 <= found <= 4000 else 0
