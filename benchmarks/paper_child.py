"""``python -m benchmarks.paper_child ours|bare INPUT`` writes one paper and prints what it took.

A process of its own, so that its peak memory is that of this paper alone. INPUT is a pickle that the benchmark wrote
itself: the snapshot for ours, plain words for the bare script. Printed: processor time in seconds, peak memory in
bytes, and how many bytes the paper has.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.papers import bare_paper, full_paper
from benchmarks.took import print_taken

if __name__ == "__main__":
    print_taken(full_paper if sys.argv[1] == "ours" else bare_paper, Path(sys.argv[2]))
