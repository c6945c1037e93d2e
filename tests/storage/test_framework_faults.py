"""A wrong framework file is refused with every fault named: file, line, place, found, expected."""

from pathlib import Path

import pytest

from cpc_selfeval.storage.frameworks.files import FrameworkFaults, read_framework
from tests.frameworks.example import example_text


def faults_of(folder: Path, text: str) -> FrameworkFaults:
    path = folder / "ours.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FrameworkFaults) as refused:
        read_framework(path)
    assert path.read_text(encoding="utf-8") == text, "a check never changes the file"
    return refused.value


FIRST_LEVEL = 'value = 6\nlabel = "Excellent"\n'
ONE_FAULT_EACH = [
    # a top-level key
    (
        'title = "Harbour area',
        'titel = "Harbour area',
        "titel: found a key that is not known here; expected only known keys; did you mean “title”?",
    ),
    ("year = 2026", 'year = "2026"', "line 6, year: found “2026”; expected a whole number from 1900 to 2200."),
    ("year = 2026", "year = 2026.0", "line 6, year: found the number 2026.0; expected a whole number"),
    ("year = 2026", "year = true", "line 6, year: found true; expected a whole number"),
    ("year = 2026", "year = 2026-01-01", "line 6, year: found the date or time 2026-01-01; expected a whole number"),
    ("format = 1", "format = 2", "line 1, format: found the number 2; expected a whole number from 1 to 1."),
    ('id = "harbour-2026"', 'id = "Harbour 2026"', "line 2, id: found “Harbour 2026”; expected up to 60 small letters"),
    (
        "year = 2026",
        'year = 2026\nstanding = "curent"',
        "line 7, standing: found “curent”; expected one of current, history, custom; did you mean “current”?",
    ),
    ("year = 2026", 'year = 2026\nstanding = "current"', "verified: found nothing; expected true or false"),
    (
        "year = 2026",
        "year = 2026\nrevision = 0",
        "line 7, revision: found the number 0; expected a whole number from 1",
    ),
    (
        'publisher = "Harbour Child Protection Committee"',
        "publisher = []",
        "line 5, publisher: found a list of 0; expected a text",
    ),
    (
        'short_title = "Harbour 2026"',
        f'short_title = "{"x" * 61}"',
        "line 4, short_title: found a text of 61 characters; expected a text of 1 to 60",
    ),
    (
        'title = "Harbour area: our own questions for 2026"\nshort_title = "Harbour 2026"',
        f'title = "{"x" * 61}"',
        "short_title: found nothing; expected a text of at most 60 characters, because the title is longer",
    ),
    ("two questions".capitalize(), "\\u202eTwo questions", "line 7, summary: found “\\u202eTwo"),
    # the scale
    (
        FIRST_LEVEL,
        'value = 5\nlabel = "Excellent"\n',
        "scale[2].value: found the number 5 again; expected each level once.",
    ),
    (
        FIRST_LEVEL,
        'value = 7\nlabel = "Excellent"\n',
        "line 10, scale[1].value: found the number 7; expected a whole number from 1 to 6.",
    ),
    (FIRST_LEVEL, 'value = 6\nlabel = "good"\n', "scale[3].label: found “Good” again; expected a label of its own"),
    (
        FIRST_LEVEL,
        'value = 6\nlabel = " "\n',
        "line 11, scale[1].label: found an empty text; expected a text of 1 to 40",
    ),
    (
        "Outstanding, and sure to last.",
        "x" * 121,
        "scale[1].short: found nothing; expected a text of at most 120 characters, because the definition is longer",
    ),
    # key questions
    (
        'question = "How well do we learn?"\n',
        "",
        "key_questions[2].question: found nothing; expected a text of 1 to 300",
    ),
    ('code = "B"\n', 'code = "a"\n', "key_questions[2].code: found “a” again; expected a code that no other has"),
    ('code = "B"\n', 'code = "B C"\n', "key_questions[2].code: found “B C”; expected up to 24 letters and digits"),
    (
        '[[key_questions]]\ncode = "B"',
        '[key_question]\ncode = "B"',
        "key_question: found a key that is not known here; expected only known keys; did you mean “key_questions”?",
    ),
    ('key_question = "B"', 'key_question = "A"', "key_questions: found key question 2 (“B”) without any indicator"),
    # indicators
    ('key_question = "B"', 'key_question = "C"', "indicators[2].key_question: found “C”; expected one of A, B."),
    ('code = "B1"', 'code = "A1"', "indicators[2].code: found “A1” again; expected a code that no other has"),
    ('code = "B1"', "code = 2.1", "indicators[2].code: found the number 2.1; expected up to 24 letters and digits"),
    ('code = "B1"', 'code = "../B1"', "indicators[2].code: found “../B1”; expected up to 24 letters and digits"),
    (
        'code = "B1"',
        'code = "B1"\nsummary = "late"',
        "indicators[2].summary: found a key that is not known here; expected this key above the first double square",
    ),
    (
        'code = "B1"',
        'code = "B1"\ntakes_level = "no"',
        "indicators[2].takes_level: found “no”; expected true or false, without quotes.",
    ),
    (
        'prompts = ["How',
        'prompt = ["How',
        "indicators[2].prompt: found a key that is not known here; expected only known keys; did you mean “prompts”?",
    ),
    (
        'prompts = ["How do we know that the last review changed practice?"]',
        'prompts = "How?"',
        "indicators[2].prompts: found “How?”; expected a list of texts in square brackets.",
    ),
    (
        "How do we know that the last review changed practice?",
        "x" * 401,
        "indicators[2].prompts[1]: found a text of 401 characters; expected a text of 1 to 400",
    ),
    (
        "How do we know that the last review changed practice?",
        "one\\ntwo",
        "indicators[2].prompts[1]: found “one\\u000atwo”; expected a text without control characters and without",
    ),
    (
        "Children say what matters to them",
        "Children say\\u0007",
        "indicators[1].title: found “Children say\\u0007”; expected a text without control characters",
    ),
    (
        'code = "B1"',
        'code = "B1"\nprovenance = "ours"',
        "indicators[2].provenance: found “ours”; expected a table in braces.",
    ),
    (
        'code = "B1"',
        'code = "B1"\nprovenance = { kind = "guess" }',
        "indicators[2].provenance.kind: found “guess”; expected one of seed, retrieved",
    ),
    (
        'code = "B1"',
        'code = "B1"\nprovenance = { kind = "seed", lines = 3 }',
        "indicators[2].provenance.lines: found a key that is not known here",
    ),
]


@pytest.mark.parametrize(("good", "wrong", "sentence"), ONE_FAULT_EACH, ids=[case[2][:60] for case in ONE_FAULT_EACH])
def test_each_kind_of_fault_is_named(tmp_path: Path, good: str, wrong: str, sentence: str) -> None:
    assert good in example_text()
    refused = faults_of(tmp_path, example_text().replace(good, wrong, 1))
    assert any(fault.sentence.startswith("ours.toml, ") for fault in refused.faults)
    assert any(sentence in fault.sentence for fault in refused.faults), str(refused)


def test_all_faults_come_at_once_in_the_order_of_lines(tmp_path: Path) -> None:
    text = example_text().replace("year = 2026", "year = 26").replace('label = "Weak"', "label = 2")
    text = text.replace('key_question = "B"', 'key_question = "b"')
    faults = faults_of(tmp_path, text).faults
    places = [fault.place for fault in faults]
    assert places == ["year", "scale[5].label", "key_questions", "indicators[2].key_question"]
    assert [fault.line for fault in faults] == sorted(fault.line or 0 for fault in faults)


def test_the_message_says_what_happened_what_is_safe_and_what_to_do(tmp_path: Path) -> None:
    message = str(faults_of(tmp_path, example_text().replace("year = 2026", "year = 26")))
    first, second = message.splitlines()
    assert first.startswith(str(tmp_path / "ours.toml"))
    assert "cannot be used: one fault found" in first
    assert "Nothing was loaded and the file was not changed" in first
    assert "try again" in first
    assert second == "ours.toml, line 6, year: found the number 26; expected a whole number from 1900 to 2200."


def test_an_empty_file_is_told_all_that_a_framework_needs(tmp_path: Path) -> None:
    places = {fault.place for fault in faults_of(tmp_path, "").faults}
    assert places == {"id", "title", "publisher", "year", "summary", "scale", "key_questions", "indicators"}


def test_a_missing_level_is_named(tmp_path: Path) -> None:
    text = example_text()
    start = text.index("[[scale]]\nvalue = 3")
    end = text.index("[[scale]]\nvalue = 2")
    refused = faults_of(tmp_path, text[:start] + text[end:])
    assert [fault.found for fault in refused.faults] == ["no level 3"]


def test_too_many_indicators_are_refused(tmp_path: Path) -> None:
    more = "".join(f'[[indicators]]\ncode = "C{n}"\ntitle = "t"\nkey_question = "A"\n' for n in range(199))
    refused = faults_of(tmp_path, example_text() + more)
    assert [(fault.place, fault.found) for fault in refused.faults] == [("indicators", "a list of 201")]


def test_beyond_a_hundred_faults_are_counted(tmp_path: Path) -> None:
    unknown = "".join(f"key{n} = 1\n" for n in range(150))
    refused = faults_of(tmp_path, unknown + example_text())
    assert len(refused.faults) == 101
    assert refused.faults[-1].found == "50 more faults that are not listed here"


def test_lines_are_found_past_texts_of_several_lines(tmp_path: Path) -> None:
    summary = 'summary = """\nFirst line\n[[scale]]\nyear = 1\n\\""" still the text\n"""\n'
    text = "# note\n" + example_text().replace("year = 2026\n", "").replace("summary = ", "source = ", 1)
    text = text.replace("[[scale]]", summary + "year = 1\n\n[[scale]]", 1)
    year = next(fault for fault in faults_of(tmp_path, text).faults if fault.place == "year")
    assert year.line == text.split("\n").index("year = 1", text.split("\n").index('"""')) + 1


def test_tables_written_inside_a_list_have_at_least_the_line_of_the_list(tmp_path: Path) -> None:
    start = example_text().index("[[indicators]]")
    head = example_text()[:start].replace(
        "[[scale]]", 'indicators = [{ code = "A1", title = 1, key_question = "A" }]\n[[scale]]', 1
    )
    title = next(fault for fault in faults_of(tmp_path, head).faults if fault.place == "indicators[1].title")
    assert title.line == head.split("\n").index(next(line for line in head.split("\n") if line.startswith("ind"))) + 1
