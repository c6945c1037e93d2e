"""Closing a session: everything queued is in the file, and a box that is taken down later does no harm."""

from pathlib import Path

from cpc_selfeval.domain.committee import Person
from cpc_selfeval.domain.finding import FindingKind
from cpc_selfeval.editing.beginning import Beginning
from cpc_selfeval.editing.executor import ThreadExecutor
from cpc_selfeval.editing.open_self_evaluation import begin, open_file
from cpc_selfeval.storage.frameworks.files import DEFAULT_FRAMEWORK, shipped_framework


def test_what_was_queued_is_in_the_file_and_what_comes_later_is_not_taken(tmp_path: Path) -> None:
    faults: list[BaseException] = []
    path = tmp_path / "work.cpcse"
    beginning = Beginning(framework=shipped_framework(DEFAULT_FRAMEWORK), committee="Example CPC")
    work = begin(path, beginning, Person("Isla Grant"), ThreadExecutor(faults.append))
    for number in range(20):
        work.findings.record(FindingKind.STRENGTH, "2.1", f"Strength {number}")
    work.close()
    work.findings.record(FindingKind.STRENGTH, "2.1", "From a box of a window that is gone")
    work.close()

    again = open_file(path, Person("Isla Grant"))
    texts = [finding.text for finding in again.contents.findings_of("2.1")]
    again.close()
    assert texts == [f"Strength {number}" for number in range(20)]
    assert faults == []
    assert [file.name for file in tmp_path.iterdir()] == ["work.cpcse"]
