"""`python -m last_reveille`, the `last-reveille` command, and the frozen game."""

from __future__ import annotations

import sys


def main() -> int:
    """Runs the command line; returns the exit code."""
    from .cli.main import run  # late: `import last_reveille.__main__` must stay free

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
