"""A logo is made small, loses what else its file held, and is refused where it is no picture."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pytest
from PIL import Image

from cpc_selfeval.domain.paper_refusals import LogoUnreadable
from cpc_selfeval.exports.logo import LARGEST, LARGEST_FILE, LARGEST_SIDE, fit_for_paper, small_png
from tests.exports.papers.making import full_paper_with_logo
from tests.exports.tagged_pdf.reading import failed_rules, structure


def opened(content: bytes) -> Image.Image:
    """The picture that papers get."""
    return Image.open(io.BytesIO(content))


@pytest.mark.parametrize("kind", ["png", "jpg", "gif", "bmp"])
def test_a_picture_is_taken_as_a_small_png(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"logo.{kind}"
    Image.new("RGB", (2000, 500), (11, 74, 134)).save(path)
    picture = opened(small_png(path))
    assert (picture.format, picture.size) == ("PNG", (LARGEST_SIDE, LARGEST_SIDE // 4))


def test_what_is_clear_stays_clear(tmp_path: Path) -> None:
    Image.new("RGBA", (40, 20), (11, 74, 134, 0)).save(tmp_path / "logo.png")
    assert opened(small_png(tmp_path / "logo.png")).getpixel((1, 1)) == (11, 74, 134, 0)


def test_what_a_camera_wrote_into_it_is_left_behind(tmp_path: Path) -> None:
    path = tmp_path / "logo.jpg"
    exif = Image.Exif()
    exif[0x013B] = "Photographed by Isla Grant"
    Image.new("RGB", (40, 20)).save(path, exif=exif)
    assert b"Isla Grant" in path.read_bytes()
    assert b"Isla Grant" not in small_png(path)


def test_a_picture_of_noise_is_made_smaller_until_it_fits(tmp_path: Path) -> None:
    noise = random.Random(1).randbytes(600 * 600 * 3)
    Image.frombytes("RGB", (600, 600), noise).save(tmp_path / "logo.png")
    content = small_png(tmp_path / "logo.png")
    assert len(content) <= LARGEST
    assert opened(content).width < LARGEST_SIDE


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\x89PNG\r\n\x1a\n"]
)
def test_what_is_no_picture_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(content)
    with pytest.raises(LogoUnreadable, match=r"logo\.png"):
        small_png(tmp_path / "logo.png")


def test_a_file_that_is_cut_off_or_gone_or_a_folder_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    Image.new("RGB", (300, 300), (1, 2, 3)).save(path)
    path.write_bytes(path.read_bytes()[:60])
    for where in (path, tmp_path / "gone.png", tmp_path):
        with pytest.raises(LogoUnreadable):
            small_png(where)


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "logo.png").open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    with pytest.raises(LogoUnreadable):
        small_png(tmp_path / "logo.png")


def test_it_stands_on_the_paper_with_its_words(tmp_path: Path) -> None:
    Image.new("RGBA", (300, 100), (11, 74, 134, 100)).save(tmp_path / "logo.png")
    content = full_paper_with_logo(small_png(tmp_path / "logo.png"))
    assert failed_rules(content) == []
    assert structure(content).all("Figure")[0].alt == "Logo of Example Council"


def picture(kind: str, side: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (side, side), (1, 2, 3)).save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"hello",
        b"<svg/>",
        picture("PNG", 300)[:-40],
        picture("JPEG", 30),
        picture("PNG", LARGEST_SIDE + 1),
        picture("PNG", 30) + bytes(LARGEST),
    ],
    ids=["no picture", "drawing", "cut off", "another kind", "too many dots", "too many bytes"],
)
def test_what_a_file_from_elsewhere_has_in_its_place_is_left_out(content: bytes) -> None:
    assert not fit_for_paper(content)
    figures = structure(full_paper_with_logo(content)).all("Figure")
    assert "Logo of Example Council" not in {figure.alt for figure in figures}


def test_every_logo_that_is_taken_can_be_drawn(tmp_path: Path) -> None:
    (tmp_path / "logo.jpg").write_bytes(picture("JPEG", 1_500))
    assert fit_for_paper(small_png(tmp_path / "logo.jpg"))
