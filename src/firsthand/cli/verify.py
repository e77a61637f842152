"""`firsthand verify`: a whole record re-checked."""

from pathlib import Path

import click

from firsthand.cli.helping import Command
from firsthand.cli.options import JSON, RECORD
from firsthand.cli.printing import counted, say, say_json
from firsthand.record.verify import verify


@click.command(
    "verify",
    cls=Command,
    examples=("firsthand verify pile.db",),
)
@RECORD
@JSON
def command(record: Path, *, as_json: bool) -> int:
    """Check every span against its text, every text against its hash, every link against its ends.

    Exit code 1 if something does not hold.
    """
    findings = verify(record)
    if as_json:
        say_json({"record": str(record), "sound": not findings, "findings": findings})
    elif findings:
        say(f"{record}: {counted(len(findings), 'finding does', 'findings do')} not hold", style="bold red")
        for finding in findings:
            say(f"{finding.where}: {finding.what}", indent=2)
    else:
        say(f"{record}: sound")
    return 1 if findings else 0
