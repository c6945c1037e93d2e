"""`python -m cpc_selfeval`, and what the bundle starts: the same as the command `cpc-selfeval`.

The program also starts itself so, with a first argument that nobody types, to read a workbook or
the words of an attached file, or to look at spelling, in a process apart.
"""

import sys

from cpc_selfeval.contributions import READ_APART, READ_WORDS_APART
from cpc_selfeval.spelling import SPELL_APART


def _main() -> int:
    if sys.argv[1:] == [READ_APART]:
        from cpc_selfeval.contributions.reading.apart import main as read_apart

        read_apart()
    if sys.argv[1:] == [READ_WORDS_APART]:
        from cpc_selfeval.contributions.attached.apart import main as read_words_apart

        read_words_apart()
    if sys.argv[1:] == [SPELL_APART]:
        from cpc_selfeval.spelling.apart import main as spell_apart

        spell_apart()
    from cpc_selfeval.app.command_line import main

    return main()


if __name__ == "__main__":
    sys.exit(_main())
