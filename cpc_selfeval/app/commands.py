"""What each command does. They print what became of it; what could not be done is raised as a Refusal."""

from __future__ import annotations

import os
import sys
import textwrap
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cpc_selfeval.domain.refusal import Refusal

if TYPE_CHECKING:
    from cpc_selfeval.domain.framework import Framework
    from cpc_selfeval.editing.beginning import Beginning

_NOTHING = "Nothing was written."


def example(asked: Namespace) -> bool:
    """Write the worked example. Raises Refusal."""
    from cpc_selfeval.editing.example import write_example

    write_example(asked.file)
    print(f"Written: {asked.file} (the worked example: a made-up committee)")
    return True


def new(asked: Namespace) -> bool:
    """Begin a self-evaluation. Raises Refusal."""
    from cpc_selfeval.app.whoever import whoever_asks
    from cpc_selfeval.editing.open_self_evaluation import begin

    beginning = _beginning(asked, _framework(asked.framework))
    begin(asked.file, beginning, whoever_asks(asked), password=asked.password).close()
    edition = f"{beginning.framework.short_title}, {beginning.framework.edition}"
    print(f"Written: {asked.file} ({beginning.committee}; {edition})")
    return True


def export(asked: Namespace) -> bool:
    """Write a paper, the workbook, or both. Raises Refusal."""
    from cpc_selfeval.app import export_command

    return export_command.export(asked)


def check(asked: Namespace) -> int | bool:
    """Say whether a file is sound and what can be done, or rescue it into a new file. Raises Refusal."""
    if asked.content:
        from cpc_selfeval.app.content_check import content_check

        return content_check(asked)
    from cpc_selfeval.app import file_check

    if asked.repair_to is not None:
        return file_check.repair(asked)
    return file_check.check(asked)


def guard(asked: Namespace) -> int:
    """Say what may identify somebody. Raises Refusal."""
    from cpc_selfeval.app import guard_command

    return guard_command.guard(asked)


def pack_make(asked: Namespace) -> bool:
    """Write the pack of a signed position. Raises Refusal."""
    from cpc_selfeval.app import pack_commands

    return pack_commands.make(asked)


def pack_verify(asked: Namespace) -> bool:
    """Say whether a pack is as it was made. Raises NoPack."""
    from cpc_selfeval.app import pack_commands

    return pack_commands.verify(asked)


def backups(asked: Namespace) -> bool:
    """List the backups of a file. Raises Refusal."""
    from cpc_selfeval.app import backup_commands

    return backup_commands.backups(asked)


def restore(asked: Namespace) -> bool:
    """Put a backup in the place of a file, which is put aside first. Raises Refusal."""
    from cpc_selfeval.app import backup_commands

    return backup_commands.restore_backup(asked)


def returns_glance(asked: Namespace) -> bool:
    """Every agency and how far it has come. Raises Refusal."""
    from cpc_selfeval.app import return_commands

    return return_commands.glance(asked)


def returns_write(asked: Namespace) -> bool:
    """Write an agency's workbook or contribution file. Raises Refusal."""
    from cpc_selfeval.app import return_commands

    return return_commands.write(asked)


def returns_read(asked: Namespace) -> bool:
    """Say what a return would change. Raises Refusal."""
    from cpc_selfeval.app import return_commands

    return return_commands.read(asked)


def returns_accept(asked: Namespace) -> bool:
    """Take a return into the file. Raises Refusal."""
    from cpc_selfeval.app import return_commands

    return return_commands.accept(asked)


def merge(asked: Namespace) -> bool:
    """Say what another copy of the file would change, or take it. Raises Refusal."""
    from cpc_selfeval.app import return_commands

    return return_commands.merge(asked)


def import_actions(asked: Namespace) -> bool:
    """Bring in a list that exists already, or say what would come in. Raises Refusal."""
    from cpc_selfeval.app import import_commands

    return import_commands.import_actions(asked)


def frameworks(_asked: Namespace) -> bool:
    """List the editions that come with the program."""
    from cpc_selfeval.storage.frameworks.files import DEFAULT_FRAMEWORK, shipped_frameworks

    for framework in shipped_frameworks():
        default = " (the default)" if framework.id == DEFAULT_FRAMEWORK else ""
        count = f"{len(framework.indicators)} quality indicators under {len(framework.key_questions)} key questions"
        print(f"{framework.id}{default}")
        for line in (
            f"{framework.title}. {framework.publisher}, edition: {framework.edition}; {count}.",
            f"How far it is verified: {framework.verification}",
        ):
            print(textwrap.fill(line, 100, initial_indent="    ", subsequent_indent="    "))
        print()
    return True


def check_framework(asked: Namespace) -> bool:
    """Say whether a framework file can be used, and every fault in it."""
    from cpc_selfeval.storage.frameworks.files import FrameworkFaults, read_framework

    try:
        framework = read_framework(asked.path)
    except FrameworkFaults as faults:
        print(faults, file=sys.stderr)
        return False
    print(f"“{asked.path.name}” can be used: {framework.title}, {len(framework.indicators)} quality indicators.")
    return True


def programmes(_asked: Namespace) -> bool:
    """List the inspection programmes that come with the program."""
    from cpc_selfeval.storage.frameworks.programmes import shipped_programmes

    for programme in shipped_programmes():
        print(programme.id)
        for line in (
            f"{programme.title}. {programme.runs}; {len(programme.statements)} statements or lines of enquiry.",
            f"How far it is verified: {programme.verification}",
        ):
            print(textwrap.fill(line, 100, initial_indent="    ", subsequent_indent="    "))
        print()
    return True


def check_programme(asked: Namespace) -> bool:
    """Say whether a programme file can be used, and every fault in it."""
    from cpc_selfeval.storage.frameworks.programmes import FrameworkFaults, read_programme

    try:
        programme = read_programme(asked.path)
    except FrameworkFaults as faults:
        print(faults, file=sys.stderr)
        return False
    count = len(programme.statements)
    parts = "1 statement" if count == 1 else f"{count} statements"
    print(f"“{asked.path.name}” can be used: {programme.title}, {parts}.")
    return True


def _framework(named: str) -> Framework:
    """The shipped edition with this id, or the framework in the file of this name. Raises Refusal."""
    from cpc_selfeval.storage.frameworks.files import SHIPPED_IDS, FrameworkFaults, read_framework, shipped_framework

    if named in SHIPPED_IDS:
        return shipped_framework(named)
    path = Path(named)
    if not (path.suffix or os.path.lexists(path)):
        raise Refusal(
            f"There is no framework “{named}”.",
            _NOTHING,
            f"Those that come with the program are {', '.join(SHIPPED_IDS)}; or name a framework file of your own.",
        )
    try:
        return read_framework(path)
    except FrameworkFaults as faults:
        raise Refusal(str(faults), _NOTHING) from faults


def _beginning(asked: Namespace, framework: Framework) -> Beginning:
    from cpc_selfeval.domain.text import entered_line
    from cpc_selfeval.editing.beginning import Beginning

    if not entered_line(asked.committee).strip():
        raise Refusal("The committee needs a name.", _NOTHING, "Give it with --committee NAME.")
    if asked.period_from and asked.period_to and asked.period_from > asked.period_to:
        raise Refusal("The period ends before it begins.", _NOTHING, "Look at --from and --to.")
    unknown = [code for code in asked.leave_out if code not in framework.codes]
    if unknown:
        raise Refusal(
            f"{framework.short_title} has no quality indicator {' or '.join(unknown)}.",
            _NOTHING,
            f"Its indicators are {', '.join(framework.codes)}.",
        )
    if set(asked.leave_out) == set(framework.codes):
        raise Refusal("No quality indicator would be left.", _NOTHING, "Leave out fewer of them.")
    names = ("cpc_name", "cpc_short", "cog_name", "cog_short")
    own: dict[str, Any] = {name: value for name in names if (value := getattr(asked, name))}
    return Beginning(
        framework=framework,
        committee=asked.committee,
        area=asked.area,
        title=asked.title,
        period_from=asked.period_from,
        period_to=asked.period_to,
        lead_officer=asked.lead_officer,
        left_out=frozenset(asked.leave_out),
        **own,
    )
