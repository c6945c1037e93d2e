"""Where the files that come with the program are: the framework editions, the resources, and the guide with what it
leads to.

An installed wheel and a bundle hold them beside this module; a source checkout holds them at its top level.
"""

from pathlib import Path
from typing import Final, Literal

FolderName = Literal["docs", "frameworks", "resources"]

_PACKAGE: Final = Path(__file__).resolve().parent

PROGRAM_FOLDER: Final = _PACKAGE.parent
"""The folder that the package lies in: where Python finds it by its name."""


class ShippedFolderMissingError(FileNotFoundError):
    """A folder that comes with the program is not there, so the installation is incomplete."""

    def __init__(self, name: str, looked_in: tuple[Path, ...]) -> None:
        places = " and ".join(str(place) for place in looked_in)
        super().__init__(
            f"The program's own folder “{name}” is missing (looked for it at {places}). "
            "No evaluation is affected. Install the program again to put it back."
        )


def folder(name: FolderName) -> Path:
    """Return the folder `docs`, `frameworks` or `resources`: the installed or bundled one, else the source checkout's.

    Raises ShippedFolderMissingError, a FileNotFoundError, where neither exists.
    """
    places = (_PACKAGE / "shipped_files" / name, _PACKAGE.parent / name)
    for place in places:
        if place.is_dir():
            return place
    raise ShippedFolderMissingError(name, places)
