"""The errors that reach a user: what was wrong, where, and what to do, in one line."""


class FirsthandError(Exception):
    """Anything firsthand says itself; the command line prints it and exits."""

    exit_code = 1


class BadInput(FirsthandError):
    """The user's files or arguments: exit code 2."""

    exit_code = 2


class BadSetup(FirsthandError):
    """The installation, a setting or a stage's declaration: exit code 2."""

    exit_code = 2


class Bug(FirsthandError):
    """An invariant of ours that does not hold: exit code 1, please report."""
