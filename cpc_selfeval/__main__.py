"""`python -m cpc_selfeval`, and what the bundle starts: the same as the command `cpc-selfeval`."""

import sys

from cpc_selfeval.app.command_line import main

if __name__ == "__main__":
    sys.exit(main())
