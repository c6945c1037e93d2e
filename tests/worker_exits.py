"""A test worker that crashes while it exits fails the run.

pytest-xdist has every result by then and does not look at how its workers end; an abort at exit is exactly how a
faulty Qt binding shows itself.
"""

from typing import Any, Final

import pytest

_WORKERS: Final = pytest.StashKey[list[Any]]()


class WorkerExits:
    """Remembers the workers of a parallel run and looks at their exit codes when they have ended."""

    def __init__(self, config: pytest.Config) -> None:
        config.stash[_WORKERS] = []

    @pytest.hookimpl
    def pytest_testnodeready(self, node: Any) -> None:
        """Remember one worker, as pytest-xdist reports it."""
        node.config.stash[_WORKERS].append(node)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Runs after pytest-xdist has ended its workers and waited for them."""
        for node in session.config.stash[_WORKERS]:
            code = node.gateway._io.popen.returncode
            if code != 0:
                name = node.workerinput["workerid"]
                print(f"\nThe test worker {name} ended with exit code {code}: it crashed while it exited.")
                session.exitstatus = pytest.ExitCode.INTERNAL_ERROR


def pytest_configure(config: pytest.Config) -> None:
    """Only the process that starts workers watches them."""
    if getattr(config.option, "dist", "no") != "no" and not hasattr(config, "workerinput"):
        config.pluginmanager.register(WorkerExits(config))
