"""How much of an attached file is looked at."""

from typing import Final

MOST_BYTES: Final = 60_000_000
"""Of a file whose words are looked for; what is larger is pictures, sound or film."""
SECONDS: Final = 20.0
"""That reading the words of one file may take."""
MOST_CHARACTERS: Final = 5_000_000
"""Of all words of one file: a report has a twentieth of it."""
MOST_PIECES: Final = 20_000
"""Pages, sheets and parts of one file."""
