"""Why a command stopped, for those outside; main turns each into a line and an exit code."""


class Wrong(Exception):
    """The input is wrong: one clear line, exit 1."""


class Usage(Exception):
    """Asked in a way that makes no sense: exit 2."""


class NoScreen(Exception):
    """Nothing to show a window on: exit 4."""
