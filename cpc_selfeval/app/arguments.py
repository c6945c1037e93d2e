"""What can be asked for on the command line, and how it is put into words when something is not understood."""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from cpc_selfeval import __version__

PROGRAM = "cpc-selfeval"
DEFAULT_FRAMEWORK = "care-inspectorate-2019"

_ABOUT = """\
CPC Self-Evaluation: a Child Protection Committee evaluates itself, offline, in one file.

  cpc-selfeval [FILE]    open the window, with FILE if it is given
"""

_AFTERWARDS = """\
A file that is named like a command needs ./ before its name, such as ./example.

Exit codes:
  0    done; for check: the file is sound
  1    not done, or not sound; one or more sentences say why, and what is safe
  4    for check with --repair-to: the new file is written, but not everything in the old one could be rescued
  5    for guard: something was found, or an attached file could not be read
  2    the command was not understood; nothing was done
  3    the window needs a display and there is none
  130  stopped with Ctrl+C
"""


class _Parser(argparse.ArgumentParser):
    """A parser that says in a sentence what it did not understand, and that nothing was done."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"Not understood: {message}. Nothing was done. See {self.prog} --help.\n")


def read(arguments: Sequence[str]) -> argparse.Namespace:
    """The arguments as values; ``does`` names the function of :mod:`cpc_selfeval.app.commands` that was asked for.

    Raises SystemExit with code 2 where they are not understood, with 0 for --help and --version.
    """
    if not arguments[0].startswith("-") and arguments[0] not in _COMMANDS:
        refuse_unknown(arguments[0])
    asked = _parser().parse_args(arguments)
    if "does" not in asked:
        _parser().error("a command is missing")
    if asked.does == "export" and asked.workbook is None and asked.pdf is None and asked.docx is None:
        _parser().error("export needs --pdf OUT.pdf, --docx OUT.docx, --workbook OUT.xlsx, or several of them")
    return asked


def refuse_unknown(word: str) -> NoReturn:
    """Say that a word is neither a command nor the only file for the window, and what may have been meant."""
    near = difflib.get_close_matches(word.lower(), _COMMANDS, 1, 0.5)
    if near:
        hint = f"Did you mean “{near[0]}”?"
    else:
        hint = f"The commands are {', '.join(_COMMANDS)}; the window is opened with one file and nothing else."
    _parser().exit(2, f"“{word}” is not a command. {hint} Nothing was done. See {PROGRAM} --help.\n")


def _parser() -> _Parser:
    parser = _Parser(
        prog=PROGRAM,
        usage=f"{PROGRAM} [FILE] | {PROGRAM} COMMAND ...",
        description=_ABOUT,
        epilog=_AFTERWARDS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"CPC Self-Evaluation {__version__}")
    commands = parser.add_subparsers(
        title="commands that need no display", prog=PROGRAM, metavar="COMMAND", parser_class=_Parser
    )
    for name, add in _COMMANDS.items():
        add(commands, name)
    return parser


def _add(
    commands: argparse._SubParsersAction[_Parser], name: str, does: str, about: str, details: str = ""
) -> argparse.ArgumentParser:
    command = commands.add_parser(
        name,
        help=about,
        description=f"{about[0].upper()}{about[1:]}. {details}".rstrip(),
        allow_abbrev=False,
    )
    command.set_defaults(does=does)
    return command


def _example(commands: argparse._SubParsersAction[_Parser], name: str) -> None:
    details = "The committee in it is made up and labelled so everywhere."
    command = _add(commands, name, "example", "write the worked example to a new file", details)
    command.add_argument("file", metavar="FILE", type=_path, help="the new file, such as example.cpcse")


def _new(commands: argparse._SubParsersAction[_Parser], name: str) -> None:
    details = "All but the framework edition can be changed later in the window."
    command = _add(commands, name, "new", "begin a self-evaluation in a new file", details)
    option = command.add_argument
    option("file", metavar="FILE", type=_path, help="the new file, such as harbour-2026.cpcse")
    option("--committee", metavar="NAME", required=True, help="the committee's name")
    option(
        "--framework",
        metavar="ID",
        default=DEFAULT_FRAMEWORK,
        help="the framework edition, as cpc-selfeval frameworks lists it, or a framework file of your own "
        "(default: %(default)s)",
    )
    option("--area", metavar="NAME", default="", help="the area")
    option("--title", metavar="TEXT", default="", help="the title, such as “Self-evaluation 2026–27”")
    option("--from", metavar="DATE", dest="period_from", type=_day, help="first day of the period, such as 2026-04-01")
    option("--to", metavar="DATE", dest="period_to", type=_day, help="last day of the period, such as 2027-03-31")
    option("--lead-officer", metavar="NAME", default="", help="the lead officer")
    option("--cpc-name", metavar="NAME", help="what your area calls its Child Protection Committee")
    option("--cpc-short", metavar="NAME", help="the same in short, such as CPC")
    option("--cog-name", metavar="NAME", help="what your area calls its Chief Officers’ Group")
    option("--cog-short", metavar="NAME", help="the same in short, such as COG")
    option(
        "--leave-out", metavar="CODE", nargs="+", default=[], help="quality indicators that this cycle does not cover"
    )
    option("--by", metavar="NAME", default="", help="who begins it (default: who works on this computer)")
    option("--protect", action="store_true", help="give the file a password, which is asked for twice")
    _password_file(command, "give the file the password in the first line of this text file")


def _export(commands: argparse._SubParsersAction[_Parser], name: str) -> None:
    details = "FILE itself is only read. A paper of the same name is replaced once the new one is whole."
    command = _add(commands, name, "export", "write a paper as a PDF or Word document, or the workbook", details)
    option = command.add_argument
    option("file", metavar="FILE", type=_path, help="the self-evaluation")
    option(
        "--paper",
        choices=_PAPERS,
        default=_PAPERS[0],
        metavar="PAPER",
        help=f"which paper: {', '.join(_PAPERS)} (default: %(default)s)",
    )
    option("--pdf", metavar="OUT.pdf", type=_path, help="where to write the paper as a PDF")
    option("--docx", metavar="OUT.docx", type=_path, help="where to write the paper as a Word document")
    template = "a Word document whose styles, headers and footers the paper takes; its words are left out"
    option("--template", metavar="T.docx", type=_path, help=template)
    option("--agency", metavar="NAME", help="whose part, for agency-part: the agency's name, or how it begins")
    since = "tell changes since this earlier paper, by its day (2026-05-20) or its number (default: the last one)"
    option("--since", metavar="WHICH", help=since)
    option("--workbook", metavar="OUT.xlsx", type=_path, help="where to write the action plan workbook")
    protect = "a text file whose first line is the password that all these papers get; if it is lost, they stay shut"
    option("--paper-password-file", metavar="FILE", type=_path, help=protect)
    _password_file(command)


def _check(commands: argparse._SubParsersAction[_Parser], name: str) -> None:
    details = (
        "Its beginning, version, tables, structure, references, every row and every attached file are looked at. "
        "Nothing in it is changed. Exit code 0 when it is sound, 1 when it is not; with --repair-to 0 when everything "
        "is in the new file, 4 when not everything could be rescued, 1 when no new file was made."
    )
    command = _add(commands, name, "check", "say whether a self-evaluation file is sound", details)
    command.add_argument("file", metavar="FILE", type=_path, help="the self-evaluation")
    command.add_argument("--json", action="store_true", help="say it as JSON, for other programs")
    which = command.add_mutually_exclusive_group()
    which.add_argument(
        "--content",
        action="store_true",
        help="say what you would want to put right in it: levels without evidence, actions without a date ...",
    )
    which.add_argument(
        "--repair-to",
        metavar="NEW",
        type=_path,
        help="rescue everything that can be read into this new file, and list what could not be",
    )
    _password_file(command)


def _guard(commands: argparse._SubParsersAction[_Parser], name: str) -> None:
    details = (
        "It looks at every text and into attached files by rules, which may be wrong and do not find everything. "
        "Nothing is changed, and nothing leaves this computer. Exit code 0 when nothing was found, 5 when something "
        "was or an attached file could not be read."
    )
    command = _add(commands, name, "guard", "say what may identify somebody in a self-evaluation", details)
    command.add_argument("file", metavar="FILE", type=_path, help="the self-evaluation")
    command.add_argument("--passages", action="store_true", help="show the words themselves, not only their places")
    command.add_argument("--json", action="store_true", help="say it as JSON, for other programs")
    _password_file(command)


def _password_file(
    command: argparse.ArgumentParser,
    does: str = "a text file with the file's password in its first line (default: ask for it, if it has one)",
) -> None:
    command.add_argument("--password-file", metavar="FILE", type=_path, help=does)


def _frameworks(commands: argparse._SubParsersAction[_Parser], name: str) -> None:
    about = "list the framework editions, or check a framework file"
    command = _add(commands, name, "frameworks", about)
    parts = command.add_subparsers(prog=f"{PROGRAM} {name}", metavar="[check PATH]", parser_class=_Parser)
    check = parts.add_parser("check", description="Say whether a framework file can be used, and every fault in it.")
    check.set_defaults(does="check_framework")
    check.add_argument("path", metavar="PATH", type=_path, help="a framework file (docs/frameworks.md)")


def _programmes(commands: argparse._SubParsersAction[_Parser], name: str) -> None:
    about = "list the inspection programmes, or check a programme file"
    command = _add(commands, name, "programmes", about)
    parts = command.add_subparsers(prog=f"{PROGRAM} {name}", metavar="[check PATH]", parser_class=_Parser)
    check = parts.add_parser("check", description="Say whether a programme file can be used, and every fault in it.")
    check.set_defaults(does="check_programme")
    check.add_argument("path", metavar="PATH", type=_path, help="a programme file (docs/programme-files.md)")


def _pack(commands: argparse._SubParsersAction[_Parser], name: str) -> None:
    command = _add(commands, name, "pack", "make the frozen pack of a signed position, or verify one")
    parts = command.add_subparsers(
        prog=f"{PROGRAM} {name}", metavar="make | verify", parser_class=_Parser, required=True
    )
    about = "Write papers, workbook, evidence files, an index and a list of them all. FILE itself is only read."
    make = parts.add_parser("make", description=about, allow_abbrev=False)
    make.set_defaults(does="pack_make")
    make.add_argument("file", metavar="FILE", type=_path, help="the self-evaluation, signed off in the window")
    make.add_argument("target", metavar="FOLDER", type=_path, help="the new folder, or a zip where it ends in .zip")
    _password_file(make)
    verify = parts.add_parser(
        "verify", description="Say whether anything in a pack was altered, is missing or was added."
    )
    verify.set_defaults(does="pack_verify")
    verify.add_argument("target", metavar="FOLDER", type=_path, help="the folder, or the zip")


def _backups(commands: argparse._SubParsersAction[_Parser], name: str) -> None:
    details = "FILE itself is not looked at, so it may be damaged or gone. Each backup is looked through."
    command = _add(commands, name, "backups", "list the backups of a self-evaluation and what is in each", details)
    command.add_argument("file", metavar="FILE", type=_path, help="the self-evaluation")
    _password_file(command)


def _restore(commands: argparse._SubParsersAction[_Parser], name: str) -> None:
    details = "The present file is put aside first, whole, so nothing is lost. A damaged backup is never restored."
    command = _add(commands, name, "restore", "bring back a backup of a self-evaluation", details)
    command.add_argument("file", metavar="FILE", type=_path, help="the self-evaluation, which nobody may have open")
    which = command.add_mutually_exclusive_group(required=True)
    which.add_argument(
        "backup", metavar="BACKUP", type=_path, nargs="?", help="a backup, as cpc-selfeval backups lists it"
    )
    which.add_argument("--latest", action="store_true", help="the newest backup that is sound")
    _password_file(command)


def _returns(commands: argparse._SubParsersAction[_Parser], name: str) -> None:
    command = _add(commands, name, "returns_glance", "ask partner agencies, and read what they return")
    parts = command.add_subparsers(
        prog=f"{PROGRAM} {name}", metavar="{list,write,read,accept}", parser_class=_Parser, required=True
    )
    glance = _add(parts, "list", "returns_glance", "list the agencies and how far each has come")
    write = _add(parts, "write", "returns_write", "write the workbook that an agency fills in")
    details = "FILE is not changed."
    read = _add(parts, "read", "returns_read", "say what a workbook that came back would change", details)
    details = "What is not taken stays readable in the program."
    accept = _add(parts, "accept", "returns_accept", "take a workbook that came back into the file", details)
    for each in (glance, write, read, accept):
        each.add_argument("file", metavar="FILE", type=_path, help="the self-evaluation")
        _password_file(each)
    for each in (read, accept):
        each.add_argument("returned", metavar="RETURN.xlsx", type=_path, help="the workbook that came back")
    for each in (glance, read):
        each.add_argument("--json", action="store_true", help="say it as JSON, for other programs")
    read.add_argument("--preview", action="store_true", help="change nothing, which reading never does")
    for each in (glance, read):
        each.set_defaults(by="")
    _write_options(write)
    _take_options(accept)


def _write_options(write: argparse.ArgumentParser) -> None:
    option = write.add_argument
    option("--agency", metavar="NAME", required=True, help="the agency's name, or how it begins")
    option("--out", metavar="OUT.xlsx", type=_path, required=True, help="where to write it")
    option("--due", metavar="DATE", type=_day, help="by when it should come back, such as 2026-12-18")
    option("--asked", metavar="DATE", type=_day, help="the day on which you send it, noted in FILE")
    option("--indicators", metavar="CODE", nargs="+", default=[], help="what it is asked about (default: all)")
    option("--letter", action="store_true", help="print the text of the e-mail as well")
    option(
        "--contribution",
        action="store_true",
        help="write a file of this program (.cpcse) instead, for an agency that has it",
    )
    option("--by", metavar="NAME", default="", help="who asks (default: who works on this computer)")


def _take_options(command: argparse.ArgumentParser) -> None:
    option = command.add_argument
    option(
        "--take",
        choices=("all", "theirs-only"),
        default="theirs-only",
        help="theirs-only: what only they changed (default); all: theirs also where both changed",
    )
    option("--receipt", metavar="OUT.pdf", type=_path, help="write the receipt as well")
    option("--by", metavar="NAME", default="", help="who decides (default: who works on this computer)")


def _merge(commands: argparse._SubParsersAction[_Parser], name: str) -> None:
    details = "OTHER is only read. A contribution file of an agency is merged in the same way."
    command = _add(commands, name, "merge", "bring another copy of the self-evaluation and this one together", details)
    command.add_argument("file", metavar="FILE", type=_path, help="the self-evaluation")
    command.add_argument("other", metavar="OTHER.cpcse", type=_path, help="the copy that somebody else worked on")
    which = command.add_mutually_exclusive_group(required=True)
    which.add_argument("--preview", action="store_true", help="say what it would change, and change nothing")
    which.add_argument("--accept", action="store_true", help="take what it changes")
    command.add_argument("--json", action="store_true", help="say the preview as JSON, for other programs")
    _take_options(command)
    _password_file(command)


def _import_actions(commands: argparse._SubParsersAction[_Parser], name: str) -> None:
    about = "bring in an action plan or list of evidence that exists already"
    details = (
        "What its columns and status words become stands in a mapping file. Without one it says what it would guess. "
        "All rows come in as one step, or none; those that do not fit are listed."
    )
    command = _add(commands, name, "import_actions", about, details)
    option = command.add_argument
    option("file", metavar="FILE", type=_path, help="the self-evaluation")
    option(
        "list", metavar="PLAN.xlsx", type=_path, help="the list: an Excel workbook, or plain text (.csv, .tsv, .txt)"
    )
    option("--mapping", metavar="MAP.toml", type=_path, help="what its columns and words become")
    option("--write-mapping", metavar="MAP.toml", type=_path, help="write what is guessed to a new file, to be edited")
    option("--sheet", metavar="TITLE", help="the sheet of the workbook (default: the one that looks like a list)")
    option("--evidence", action="store_true", help="its rows are evidence, not actions")
    option("--preview", action="store_true", help="say what would come in, and change nothing")
    option("--json", action="store_true", help="say it as one JSON object, for other programs")
    option("--by", metavar="NAME", default="", help="who brings it in (default: who works on this computer)")
    _password_file(command)


_COMMANDS = {
    "example": _example,
    "new": _new,
    "export": _export,
    "check": _check,
    "guard": _guard,
    "pack": _pack,
    "backups": _backups,
    "restore": _restore,
    "returns": _returns,
    "merge": _merge,
    "import-actions": _import_actions,
    "frameworks": _frameworks,
    "programmes": _programmes,
}


_PAPERS = (
    "cog-summary",
    "full",
    "action-plan",
    "agency-part",
    "cpc-report",
    "position-statement",
    "annual-report",
    "public",
    "moderation-agenda",
)
"""The papers that there are as PDFs (cpc_selfeval.domain.papers.kinds; tests/app/test_export_command.py compares)."""


def _path(text: str) -> Path:
    path = Path(text)
    if not text.strip() or not path.name:
        raise argparse.ArgumentTypeError(f"“{text}” does not name a file")
    return path


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}” is not a date such as 2026-04-01") from error
