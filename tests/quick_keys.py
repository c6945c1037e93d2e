"""Passwords whose key is worked out in no time, for tests of everything but that.

The program's own keys take a quarter of a million rounds, a tenth of a second and more each time that a file is opened,
and a test opens it dozens of times. Files that are made with few rounds open with few rounds only, so a test that runs
the program itself beside it takes the program's own. ``tests/storage/test_password_rounds.py`` looks at those.
"""

from __future__ import annotations

from cpc_selfeval.storage import engine

SETTINGS = "_FOR_EVERY_CONNECTION"
FEW_ROUNDS = (*engine._FOR_EVERY_CONNECTION, "PRAGMA cipher_default_kdf_iter=100")


def use_few_rounds() -> None:
    """From now on in this process: for one that a test starts. Tests themselves have the fixture ``few_rounds``."""
    vars(engine)[SETTINGS] = FEW_ROUNDS
