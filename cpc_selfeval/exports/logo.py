"""A committee's logo made fit for papers and for a file that is sent about: small, and nothing but a picture."""

from __future__ import annotations

import io
import warnings
from pathlib import Path
from typing import Final

from PIL import Image, UnidentifiedImageError

from cpc_selfeval.domain.paper_refusals import LogoUnreadable

KINDS: Final = ("PNG", "JPEG", "GIF", "BMP")
LARGEST_SIDE: Final = 600
"""Dots: at the height of a logo on paper, more than a printer shows."""
LARGEST: Final = 256_000
"""Bytes of the small picture."""
LARGEST_FILE: Final = 20_000_000
"""Bytes of the file that is taken in: nobody's logo has more."""


def small_png(path: Path) -> bytes:
    """A PNG of at most LARGEST bytes. What else the file held (place, camera, author) is left behind.

    Raises LogoUnreadable.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise LogoUnreadable(path)
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=KINDS) as opened:
                picture = opened.convert("RGBA")
    except (
        OSError,
        ValueError,
        SyntaxError,
        UnidentifiedImageError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as error:
        raise LogoUnreadable(path) from error
    return _small(picture, LARGEST_SIDE)


def fit_for_paper(content: bytes) -> bool:
    """Whether a logo that a file holds can be drawn: a whole PNG, no larger than any that was taken in here.

    A file that comes from elsewhere can hold anything in its place, and no paper is kept back for that.
    """
    if len(content) > LARGEST:
        return False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=("PNG",)) as opened:
                if max(opened.size) > LARGEST_SIDE:
                    return False
                opened.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return False
    return True


def _small(picture: Image.Image, side: int) -> bytes:
    picture.thumbnail((side, side))
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    content = out.getvalue()
    return content if len(content) <= LARGEST else _small(picture, side * 2 // 3)
