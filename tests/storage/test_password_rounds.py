"""The key of a file's password is worked out as slowly as SQLCipher 4 does it, whichever way the file was made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cpc_selfeval.domain.opening_refusals import WrongPassword
from cpc_selfeval.domain.password import Password
from cpc_selfeval.storage import engine
from cpc_selfeval.storage.checking import check_file
from cpc_selfeval.storage.connection import Mode, connect, disconnect
from cpc_selfeval.storage.creation import create
from cpc_selfeval.storage.opening import open_store
from cpc_selfeval.storage.passwords import change_password
from tests import quick_keys
from tests.storage.samples import BEGINNING, FRAMEWORK, ISLA, NOON, added

ITS = Password("three words long")
SETTINGS = {  # https://www.zetetic.net/sqlcipher/sqlcipher-api/
    "kdf_iter": "256000",
    "cipher_kdf_algorithm": "PBKDF2_HMAC_SHA512",
    "cipher_hmac_algorithm": "HMAC_SHA512",
    "cipher_page_size": "4096",
    "cipher_use_hmac": "1",
}


def new_with_it(path: Path) -> None:
    create(path, FRAMEWORK, added(*BEGINNING), ISLA, NOON, password=ITS).close()


def given_it_later(path: Path) -> None:
    create(path, FRAMEWORK, added(*BEGINNING), ISLA, NOON).close()
    change_password(path, None, ITS)


@pytest.mark.parametrize("make", [new_with_it, given_it_later])
def test_the_key_takes_all_its_rounds(tmp_path: Path, make: Callable[[Path], None]) -> None:
    path = tmp_path / "a.cpcse"
    make(path)
    assert check_file(path, ITS) == ()
    with pytest.raises(WrongPassword):
        open_store(path, password=Password("three other words"))
    db = connect(path, Mode.READ, ITS)
    found = {setting: db.execute(f"PRAGMA {setting}").fetchone()[0] for setting in SETTINGS}
    disconnect(db)
    assert found == SETTINGS


def test_a_file_with_fewer_rounds_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.cpcse"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, quick_keys.SETTINGS, quick_keys.FEW_ROUNDS)
        new_with_it(path)
        assert check_file(path, ITS) == ()
    with pytest.raises(WrongPassword):
        open_store(path, password=ITS)
