"""Every command of the window, in one table: menu, words, keys and what it does. The user guide is held to it."""

from __future__ import annotations

from typing import Final

from cpc_selfeval.ui.window.command import EDIT, FILE, GO, HELP, INDICATOR, MENUS, PAPERS, VIEW, Command, menu_of

BRING_IN: Final = "&Bring in"
LOCAL_COPY: Final = "&Local copy"
BACKUPS: Final = "Bac&kups"

_FILE = (
    Command("new", FILE, "&New self-evaluation…", "Begins a self-evaluation in a file of its own.", ("Ctrl+N",)),
    Command("open", FILE, "&Open…", "Opens a self-evaluation file.", ("Ctrl+O",)),
    Command("recent", FILE, "Open &recent", "Lists the files that were open on this computer, the last one first."),
    Command(
        "save",
        FILE,
        "&Save",
        "Says that everything is already saved, and when. The program saves by itself as you type.",
        ("Ctrl+S",),
        apart=True,
    ),
    Command(
        "save_copy",
        FILE,
        "Save a &copy elsewhere…",
        "Writes a checked copy of the whole file to another place. You go on working in the file that is open.",
        ("Ctrl+Shift+S",),
    ),
    Command(
        "import_list",
        FILE,
        "Import &a list…",
        "Brings in an action plan or a list of evidence that exists already, from a workbook or plain text.",
        within=BRING_IN,
        apart=True,
    ),
    Command(
        "read_return",
        FILE,
        "Read a re&turn…",
        "Reads a workbook that a partner agency or an action’s lead sent back, and compares it with what stands here.",
        within=BRING_IN,
    ),
    Command(
        "merge_copy",
        FILE,
        "&Merge another copy…",
        "Compares another copy of this file, as a colleague’s, with what stands here, and takes over what you choose.",
        within=BRING_IN,
    ),
    Command(
        "local_copy",
        FILE,
        "Work on a &local copy…",
        "Copies the file to this computer and opens the copy, as for a file on a share or a memory stick.",
        within=LOCAL_COPY,
    ),
    Command(
        "check_in",
        FILE,
        "Check the local copy &in",
        "Closes a local copy and puts it in the place of its original, where nobody changed that meanwhile.",
        within=LOCAL_COPY,
    ),
    Command(
        "back_up",
        FILE,
        "&Back up now",
        "Makes a checked backup of the file beside it. Backups are also made by themselves while you work.",
        within=BACKUPS,
    ),
    Command(
        "backups",
        FILE,
        "Backups and &restore…",
        "Lists the backups of the file and what is in each, shows one to read, or brings one back.",
        within=BACKUPS,
    ),
    Command(
        "rescue",
        FILE,
        "Rescue a &damaged file…",
        "Brings what can be read of a damaged file into a new one, and lists what could not be brought.",
        within=BACKUPS,
    ),
    Command(
        "person",
        FILE,
        "&Who is working…",
        "Changes the name, role and agency that stand with whatever is recorded on this computer.",
        apart=True,
    ),
    Command(
        "password",
        FILE,
        "&Password…",
        "Protects the file with a password, changes it, or takes it away.",
    ),
    Command("close", FILE, "Clos&e", "Closes the file and shows the start page.", ("Ctrl+W",), apart=True),
    Command("quit", FILE, "&Quit", "Closes the file and the program.", ("Ctrl+Q",)),
)

_EDIT = (
    Command("undo", EDIT, "&Undo", "Takes back the last change, which it names.", ("Ctrl+Z",)),
    Command("redo", EDIT, "&Redo", "Makes the change again that was taken back last.", ("Ctrl+Y", "Ctrl+Shift+Z")),
    Command(
        "find",
        EDIT,
        "&Find anything…",
        "Goes to any indicator, evidence, action, entry, page or command by part of its words.",
        ("Ctrl+K",),
        apart=True,
    ),
    Command(
        "find_text",
        EDIT,
        "Find &in all texts…",
        "Finds a passage in everything that was written in the file, as you type it.",
        ("Ctrl+F",),
    ),
    Command("find_next", EDIT, "Find ne&xt", "Goes to the next place of the passage.", ("F3",)),
    Command("find_previous", EDIT, "Find pre&vious", "Goes to the place before.", ("Shift+F3",)),
    Command(
        "misspelt",
        EDIT,
        "Next mi&sspelt word",
        "Goes to the next word of the box that looks misspelt; its menu has suggestions.",
        ("F7",),
    ),
    Command(
        "changes", EDIT, "&Last changes…", "Lists what was changed last, when and by whom.", ("Ctrl+H",), apart=True
    ),
    Command(
        "removed",
        EDIT,
        "Re&moved entries…",
        "Lists everything of this cycle that was removed, and brings any of it back.",
    ),
    Command(
        "remove_text",
        EDIT,
        "Remove a &text everywhere…",
        "Takes a passage out of everything that the file and its backups keep, for good.",
        apart=True,
    ),
    Command(
        "settings",
        EDIT,
        "S&ettings",
        "Shows what can be set, each with what it does: looks, text size, spelling, backups and more.",
        ("Ctrl+,",),
        apart=True,
    ),
)

_GO = (
    Command("overview", GO, "&Overview", "Shows where all indicators stand and what needs you now.", ("Ctrl+1",)),
    Command("indicators", GO, "&Indicators", "Shows one indicator, with the list of all beside it.", ("Ctrl+2",)),
    Command("evidence", GO, "&Evidence", "Shows all evidence, to search and to filter.", ("Ctrl+3",)),
    Command("actions", GO, "&Action plan", "Shows every action, to sort, to filter and to work on.", ("Ctrl+4",)),
    Command(
        "agencies",
        GO,
        "Partner a&gencies",
        "Shows who is asked, who is late, what came back and what to do next for each.",
        ("Ctrl+5",),
    ),
    Command(
        "details",
        GO,
        "&Committee and cycle",
        "Shows the committee’s names, partner agencies, meetings, words and what this cycle covers.",
        ("Ctrl+6",),
    ),
    Command(
        "checks",
        GO,
        "Chec&ks",
        "Shows what you would want to put right over the whole file, and what will be out of date.",
        ("Ctrl+7",),
    ),
    Command(
        "moderation",
        GO,
        "&Moderation",
        "Shows agencies’ levels side by side and what to discuss first, and shows a meeting on a projector.",
        ("Ctrl+8",),
    ),
    Command(
        "guard",
        GO,
        "Personal &details",
        "Shows what may identify somebody: dates of birth, names, numbers, small counts and more.",
        ("Ctrl+9",),
    ),
    Command(
        "national",
        GO,
        "&National results 2006–2009",
        "Shows how each indicator came out nationally from 2006 to 2009, with your own levels beside it, as history.",
    ),
    Command(
        "inspections",
        GO,
        "Inspec&tions",
        "Shows what inspectors found beside what your self-evaluation had, and follows their points through.",
    ),
    Command(
        "capacity",
        GO,
        "Capacit&y for improvement",
        "Shows what your capacity for improvement stands on, and drafts the paragraph that says so.",
    ),
    Command(
        "cycles",
        GO,
        "Cycle&s",
        "Shows all cycles of the file: opens another, closes, compares, starts the next, and levels over the years.",
    ),
    Command(
        "programme",
        GO,
        "Inspection prog&ramme",
        "Shows the programme that you prepare for: its days after the notice, and what is tagged to its statements.",
    ),
    Command("list", GO, "&List of indicators", "Goes to the list of indicators at the left.", ("Ctrl+L",), apart=True),
    Command("page", GO, "To the &page", "Goes back to the page beside the list.", ("F6",)),
)

_INDICATOR = (
    Command("previous", INDICATOR, "&Previous indicator", "Shows the indicator before this one.", ("Ctrl+PgUp",)),
    Command("next", INDICATOR, "&Next indicator", "Shows the indicator after this one.", ("Ctrl+PgDown",)),
    Command(
        "next_unfinished",
        INDICATOR,
        "Next &unfinished",
        "Shows the next indicator of this cycle that is not yet agreed, round to the first.",
        ("Ctrl+Shift+N",),
    ),
    Command(
        "add_strength",
        INDICATOR,
        "Add a &strength",
        "Begins a strength of this indicator.",
        ("Ctrl+T",),
        apart=True,
    ),
    Command(
        "add_area",
        INDICATOR,
        "Add an &area for improvement",
        "Begins an area for improvement of this indicator.",
        ("Ctrl+M",),
    ),
    Command(
        "add_evidence",
        INDICATOR,
        "Add &evidence",
        "Begins a piece of evidence for this indicator; on the page of all evidence, one for none yet.",
        ("Ctrl+E",),
    ),
    Command(
        "add_action",
        INDICATOR,
        "P&lan an action",
        "Begins an action for this indicator; on the action plan, one for none yet.",
        ("Ctrl+D",),
    ),
    Command(
        "choose_level",
        INDICATOR,
        "Choose the le&vel",
        "Goes to the levels of this indicator, where 1 to 6 choose one.",
        ("Ctrl+J",),
        apart=True,
    ),
    Command(
        "record_level",
        INDICATOR,
        "P&ropose or record the level",
        "Proposes the level that is chosen, or records it as what a meeting decided.",
        ("Ctrl+Enter", "Ctrl+Return"),
    ),
    Command(
        "history",
        INDICATOR,
        "&History of this indicator…",
        "Shows who changed what of this indicator, its entries, evidence and actions, and brings any of it back.",
        ("Ctrl+Shift+H",),
        apart=True,
    ),
    Command(
        "counts",
        INDICATOR,
        "What &counts as done…",
        "Says what the line of progress above the list counts.",
        apart=True,
    ),
)

_PAPERS = (
    Command(
        "papers",
        PAPERS,
        "&Make a paper…",
        "Shows a paper for the readers that you choose, as it will be printed, and writes or prints it.",
        ("Ctrl+P",),
    ),
    Command("summary", PAPERS, "&Summary for chief officers…", "Makes the two pages for their meeting."),
    Command("workbook", PAPERS, "&Action plan as a workbook…", "Writes the action plan as an Excel workbook."),
    Command(
        "pack",
        PAPERS,
        "Sign &off and pack…",
        "Records who signs the position off, and makes the pack of papers, workbook and evidence files.",
        apart=True,
    ),
)

APPEARANCE: Final = "&Appearance"
TEXT_SIZE: Final = "&Text size"

_VIEW = (
    Command("appearance_system", VIEW, "As the &system", "Is light or dark as this computer is.", choice_of=APPEARANCE),
    Command("appearance_light", VIEW, "&Light", "Shows dark text on a light page.", choice_of=APPEARANCE),
    Command("appearance_dark", VIEW, "&Dark", "Shows light text on a dark page.", choice_of=APPEARANCE),
    Command("text_100", VIEW, "100%", "Shows text in its usual size.", ("Ctrl+0",), choice_of=TEXT_SIZE),
    Command("text_110", VIEW, "110%", "Shows text a little larger.", choice_of=TEXT_SIZE),
    Command("text_125", VIEW, "125%", "Shows text a quarter larger.", choice_of=TEXT_SIZE),
    Command("text_150", VIEW, "150%", "Shows text half as large again.", choice_of=TEXT_SIZE),
    Command("text_175", VIEW, "175%", "Shows text three quarters larger.", choice_of=TEXT_SIZE),
    Command("text_200", VIEW, "200%", "Shows text twice as large.", choice_of=TEXT_SIZE),
    Command("larger", VIEW, "&Larger text", "Shows text in the next larger size.", ("Ctrl++", "Ctrl+=")),
    Command("smaller", VIEW, "&Smaller text", "Shows text in the next smaller size.", ("Ctrl+-",)),
    Command(
        "list_shown",
        VIEW,
        "List of &indicators",
        "Shows or hides the list at the left.",
        ("F8",),
        on_off=True,
        apart=True,
    ),
    Command(
        "side_panel",
        VIEW,
        "Side &panel",
        "Shows or hides what stands to think with beside an indicator.",
        ("F9",),
        on_off=True,
    ),
    Command(
        "spelling",
        VIEW,
        "C&heck spelling",
        "Marks words that look misspelt in British English, or leaves them unmarked.",
        on_off=True,
    ),
    Command("full_screen", VIEW, "&Full screen", "Uses the whole screen, and gives it back.", ("F11",), on_off=True),
)

_HELP = (
    Command("guide", HELP, "&User guide", "Opens the guide beside the window, at what you are working on.", ("F1",)),
    Command(
        "field_help",
        HELP,
        "About &this field",
        "Says what the field with the keyboard asks for, why, and where that comes from.",
        ("Shift+F1",),
    ),
    Command(
        "first_steps",
        HELP,
        "Your &first self-evaluation",
        "Shows the seven steps to a first paper on the overview, and which of them are done.",
    ),
    Command("commands", HELP, "&Keyboard shortcuts…", "Lists every command, its keys and what it does.", ("Ctrl+/",)),
    Command(
        "log", HELP, "&Where the log is…", "Shows the folder with the program’s log, which holds none of your words."
    ),
    Command("about", HELP, "&About CPC Self-Evaluation…", "Says which version this is and what it is made of."),
)

COMMANDS: Final = (*_FILE, *_EDIT, *_GO, *_INDICATOR, *_PAPERS, *_VIEW, *_HELP)
"""All commands in the order of their menus."""


def all_commands() -> tuple[tuple[str, str, str, str], ...]:
    """(menu, text, shortcut, what it does) of every command, all without access keys; "" for no shortcut.

    Several shortcuts stand as "Ctrl+Y or Ctrl+Shift+Z". A command of a submenu names it: "View > Text size". Those of
    submenus follow the others of their menu.
    """
    listed = sorted(COMMANDS, key=lambda command: (MENUS.index(command.menu), bool(command.submenu)))
    return tuple((menu_of(command), command.words, " or ".join(command.keys), command.does) for command in listed)
