"""A password shows itself to nobody, and is the same however it was typed."""

import copy
import logging
import pickle
import unicodedata

import pytest

from cpc_selfeval.domain.password import MOST_CHARACTERS, Password, PasswordUnusable, entered_password

CANARY = "three random wörds 😀 ’\"';--"


def test_nothing_typed_is_no_password() -> None:
    assert entered_password("") is None
    assert entered_password(" ") == Password(" "), "a space was typed"


def test_the_same_letters_composed_or_not_are_the_same_password() -> None:
    apart = unicodedata.normalize("NFD", CANARY)
    assert apart != CANARY
    assert Password(apart) == Password(CANARY)
    assert Password(apart).reveal() == CANARY


def test_another_is_another() -> None:
    assert Password(CANARY) != Password(CANARY + " ")
    assert Password(CANARY) != CANARY
    assert len({Password(CANARY), Password(CANARY), Password("x")}) == 2


@pytest.mark.parametrize("text", ["a\x00b", "half \ud83d", "x" * (MOST_CHARACTERS + 1), ""])
def test_what_cannot_be_typed_or_is_too_long_is_refused_in_words_without_it(text: str) -> None:
    with pytest.raises(PasswordUnusable) as refused:
        Password(text)
    assert not text or text not in str(refused.value)


def test_nothing_is_cut_off_the_longest() -> None:
    assert Password("x" * MOST_CHARACTERS).reveal() == "x" * MOST_CHARACTERS


def test_it_is_in_nothing_that_is_printed_logged_or_written(caplog: pytest.LogCaptureFixture) -> None:
    password = Password(CANARY)
    logging.getLogger("here").error("%s %r", password, [password])
    assert CANARY not in caplog.text + str(password) + repr({"password": password}) + f"{password}"
    assert str(len(CANARY)) not in repr(password), "nor its length"
    for write in (pickle.dumps, copy.deepcopy):
        with pytest.raises(TypeError):
            write(password)
