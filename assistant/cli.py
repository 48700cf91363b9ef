"""The console script `assistant`: one sub-command per module of `assistant.commands`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

# Both must be set before numpy and Rasa are imported: spinning BLAS threads cost a message three
# times its own CPU, and Rasa reports to its makers unless it is told not to.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ["RASA_TELEMETRY_ENABLED"] = "false"
os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

COMMANDS = (
    "ask",
    "leads",
    "slots",
    "bookings",
    "serve",
    "purge",
    "forget",
    "backup",
    "restore",
    "officers",
    "audit",
    "check",
    "schema",
    "benchmark",
    "evaluate",
    "guidance",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit status, with one clear line on standard error when it fails."""
    parser = argparse.ArgumentParser(prog="assistant", description="Southwark attendance and inclusion assistant.")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    given = sys.argv[1:] if arguments is None else arguments
    # Only the command that runs is imported: some bring a language model with them.
    for name in [name for name in COMMANDS if name in given[:1]] or COMMANDS:
        import_module(f"assistant.commands.{name}").add_parser(subparsers)
    chosen = parser.parse_args(arguments)
    # What the service stores is for its own user alone.
    os.umask(0o077)
    try:
        return int(chosen.run(chosen) or 0)
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    except KeyboardInterrupt:
        return 130
    except Exception as problem:
        if os.environ.get("ASSISTANT_DEBUG"):
            raise
        print(f"assistant {chosen.command}: {problem or type(problem).__name__}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
