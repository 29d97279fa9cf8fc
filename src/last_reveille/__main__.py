"""`python -m last_reveille`, the `last-reveille` command, and the frozen game."""

from __future__ import annotations

import os
import sys


def main() -> int:
    """Runs the command line; returns the exit code."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    # Late: `import last_reveille.__main__` must stay free, and pygame's banner is off now. By its full name: the frozen
    # game runs this file as a script, outside of any package.
    from last_reveille.cli.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
