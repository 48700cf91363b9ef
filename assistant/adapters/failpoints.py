"""Places where a test can kill the process, to show that nothing acknowledged is ever lost."""

from __future__ import annotations

import os
import signal


def failpoint(name: str) -> None:
    """Die here (SIGKILL) if a test asked for it; nothing at all in service.

    Both variables are needed, so that a stray one cannot stop a service.
    """
    if os.environ.get("ASSISTANT_FAILPOINT") == name and os.environ.get("ASSISTANT_TESTING") == "1":
        os.kill(os.getpid(), signal.SIGKILL)
