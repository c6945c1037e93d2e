"""Pictures of the program, made from the worked example without a display.

    python docs/make_pictures.py            those that README.md and the user guide show, into docs/pictures
    python docs/make_pictures.py FOLDER     these, and every picture at 100% and 200% into FOLDER

NAME.png is at 100%, NAME@2x.png at 200%. The clock stands at the example's own moment, so that the same program makes
the same pictures. Those of papers need pdftoppm and LibreOffice; without them they stay as they are.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from docs.picture_scenes import SCENES, draw
from docs.picture_studio import SCREEN

PROJECT: Final = Path(__file__).resolve().parents[1]
PLACE: Final = PROJECT / "docs" / "pictures"
SHOWN_IN: Final = (PROJECT / "README.md", PROJECT / "docs" / "user-guide.md")
SCALES: Final = {"": 1, "@2x": 2}

SUMMARY: Final = "summary"
WORKBOOK: Final = "workbook"
WORD: Final = "word"
SUMMARY_PAGES: Final = 2
DOTS: Final = {SUMMARY: 80, WORKBOOK: 125, WORD: 80}
"""Dots per inch of the pictures of papers at 100%."""

PART: Final = 0.6
"""How much of a printed page of the workbook is shown, from its top."""


def names_of_papers() -> tuple[str, ...]:
    """The pictures of papers: the pages of the summary, the workbook's action plan, a page of a Word document."""
    return (*(f"{SUMMARY}-{page}" for page in range(1, SUMMARY_PAGES + 1)), WORKBOOK, WORD)


def every_file() -> frozenset[str]:
    """The name of every file that can be made."""
    names = (*SCENES, *names_of_papers())
    return frozenset(f"{name}{mark}.png" for name in names for mark in SCALES)


def shown_files() -> frozenset[str]:
    """The files of docs/pictures that README.md and the user guide show."""
    texts = (page.read_text(encoding="utf-8") for page in SHOWN_IN)
    return frozenset(name for text in texts for name in re.findall(r"pictures/([\w@-]+\.png)", text))


def main() -> int:
    """Make the pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, help="where every picture goes")
    parser.add_argument("--draw", nargs="+", metavar="FILE", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.draw:
        draw([(name.removesuffix(".png").removesuffix("@2x"), asked.folder / name) for name in asked.draw])
        return 0
    shown = shown_files()
    if unknown := shown - every_file():
        print(f"There is no scene for {', '.join(sorted(unknown))}.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as temporary:
        made = make(every_file() if asked.folder else shown, Path(temporary))
        for picture in made:
            make_small(picture)
        _put(made, asked.folder)
        _put((picture for picture in made if picture.name in shown), PLACE)
    for name in sorted(shown - {picture.name for picture in made}):
        print(f"Not made anew: {name}")
    return 0


def make(wanted: frozenset[str], folder: Path) -> list[Path]:
    """Make these files in a folder, which is empty; those that this computer can make are given back."""
    for mark, scale in SCALES.items():
        files = sorted(f"{name}{mark}.png" for name in SCENES if f"{name}{mark}.png" in wanted)
        if files:
            _draw_apart(files, scale, folder)
    if any(f"{name}{mark}.png" in wanted for name in names_of_papers() for mark in SCALES):
        _make_papers(folder)
    return sorted(picture for picture in folder.glob("*.png") if picture.name in wanted)


def _draw_apart(files: list[str], scale: int, folder: Path) -> None:
    """Draw in a process of its own: Qt takes the scale and the screen once, when it starts."""
    width, height = SCREEN
    screen = {"name": "picture", "x": 0, "y": 0, "width": width * scale, "height": height * scale}
    settings = folder / "screen.json"
    settings.write_text(json.dumps({"screens": [{**screen, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]}))
    surroundings = {
        **os.environ,
        "QT_QPA_PLATFORM": f"offscreen:configfile={settings}",
        "QT_SCALE_FACTOR": str(scale),
        "QT_LOGGING_RULES": "qt.qpa.*=false",
        "TZ": "Europe/London",
    }
    subprocess.run([sys.executable, __file__, str(folder), "--draw", *files], env=surroundings, check=True)


def _make_papers(folder: Path) -> None:
    """Picture the papers, as far as the programs for it are there."""
    from cpc_selfeval.domain.committee import Person
    from cpc_selfeval.domain.papers.kinds import Paper
    from cpc_selfeval.domain.papers.made_as import MadeAs
    from cpc_selfeval.domain.papers.order import ordered
    from cpc_selfeval.editing.example import POSITION_AT, write_example
    from cpc_selfeval.editing.open_self_evaluation import open_file
    from cpc_selfeval.editing.papers import write_paper

    to_picture = shutil.which("pdftoppm")
    if to_picture is None:
        return
    example = folder / "example.cpcse"
    write_example(example)
    work = open_file(example, Person("Pictures"), read_only=True)
    orders = {
        paper: ordered(work.contents, paper, POSITION_AT, "0.1.0")
        for paper in (Paper.COG_SUMMARY, Paper.WORKBOOK, Paper.CPC_REPORT)
    }
    work.close()
    summary, workbook = folder / "summary.pdf", folder / "workbook.xlsx"
    write_paper(orders[Paper.COG_SUMMARY], summary)
    for page in range(1, SUMMARY_PAGES + 1):
        _picture_page(to_picture, summary, page, folder / f"{SUMMARY}-{page}", DOTS[SUMMARY])
    office = shutil.which("soffice")
    if office is not None:
        write_paper(orders[Paper.CPC_REPORT], folder / "word.docx", made_as=MadeAs(word=True))
        printed = _printed(office, folder / "word.docx", folder)
        _picture_page(to_picture, printed, 2, folder / WORD, DOTS[WORD])
        write_paper(orders[Paper.WORKBOOK], workbook)
        printed = _printed(office, workbook, folder)
        _picture_page(to_picture, printed, _page_with(printed, "Action plan"), folder / WORKBOOK, DOTS[WORKBOOK])
        for mark in SCALES:
            _cut(folder / f"{WORKBOOK}{mark}.png")


def _printed(office: str, paper: Path, folder: Path) -> Path:
    """A workbook or a Word document as LibreOffice prints it."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(paper)]
    subprocess.run(command, check=True, capture_output=True)
    return paper.with_suffix(".pdf")


def _page_with(paper: Path, heading: str) -> int:
    """The first page after the first that begins with a heading."""
    told = subprocess.run(["pdftotext", "-layout", str(paper), "-"], check=True, capture_output=True, encoding="utf-8")
    pages = told.stdout.split("\f")
    return next(number for number, page in enumerate(pages, 1) if number > 1 and page.lstrip().startswith(heading))


def _picture_page(program: str, paper: Path, page: int, target: Path, dots: int) -> None:
    for mark, scale in SCALES.items():
        command = [program, "-png", "-singlefile", "-r", str(dots * scale), "-f", str(page), "-l", str(page)]
        subprocess.run([*command, str(paper), f"{target}{mark}"], check=True)


def _cut(picture: Path) -> None:
    from PIL import Image

    with Image.open(picture) as opened:
        upper = opened.crop((0, 0, opened.width, round(opened.height * PART)))
    upper.save(picture)


def make_small(picture: Path) -> None:
    """Write a picture again with few colours and a thin edge, without which white pages would have no end."""
    from PIL import Image, ImageDraw

    with Image.open(picture) as opened:
        image = opened.convert("RGB")
    ImageDraw.Draw(image).rectangle((0, 0, image.width - 1, image.height - 1), outline="#b9c3cd")
    few = image.quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.putpalette(_exact_palette(few.tobytes(), image.tobytes()))
    few.save(picture, optimize=True)


def _exact_palette(places: bytes, pixels: bytes) -> bytes:
    """The colour that most pixels of each place in the palette have, so that pages keep theirs exactly.

    ``places`` has one byte for each pixel, ``pixels`` three.
    """
    most: dict[int, tuple[int, int, int]] = {}
    for (place, *colour), _count in Counter(
        zip(places, pixels[::3], pixels[1::3], pixels[2::3], strict=True)
    ).most_common():
        most.setdefault(place, (colour[0], colour[1], colour[2]))
    return bytes(part for place in range(256) for part in most.get(place, (0, 0, 0)))


def _put(pictures: Iterable[Path], folder: Path | None) -> None:
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        for picture in pictures:
            shutil.copy(picture, folder / picture.name)


if __name__ == "__main__":
    sys.exit(main())
