"""Why a database cannot be used, and what to do; never in the words of the driver, which can hold secrets."""

from __future__ import annotations

AWAY = "The consultation database is not answering."
# What the drivers say, in part, and what it means; the first that fits.
_MEANINGS = (
    ("password authentication failed", "it refuses the user name or password in ASSISTANT_DATABASE_URL."),
    ("no password supplied", "it asks for a password, and ASSISTANT_DATABASE_URL has none."),
    ("does not exist", "the server has no such database or user: make it, or correct ASSISTANT_DATABASE_URL."),
    ("connection refused", "nothing listens at the host and port in ASSISTANT_DATABASE_URL."),
    ("could not translate host name", "the host in ASSISTANT_DATABASE_URL is not known."),
    (
        "permission denied",
        "its user lacks a right: grant it, or let the owner of the tables run assistant schema upgrade.",
    ),
    ("must be owner", "its user does not own the tables: let their owner run assistant schema upgrade."),
    ("malformed", "the file is damaged: restore a backup (docs/backup.md)."),
    ("not a database", "the file is damaged or no database: restore a backup (docs/backup.md)."),
    ("readonly", "it can only be read: look at the rights and the space of the data folder."),
    ("read-only", "it can only be read: is the server a standby?"),
    ("full", "the disk is full."),
    ("unable to open database file", "the file cannot be opened: look at the rights of the data folder."),
    (
        "can't locate revision",
        "a newer release wrote it: start that one, or restore a backup.",
    ),
)


def why_away(failure: BaseException) -> str:
    """The sentence for a failure."""
    said = str(failure).lower()
    meaning = next((meaning for words, meaning in _MEANINGS if words in said), None)
    return AWAY if meaning is None else f"The consultation database cannot be used: {meaning}"
