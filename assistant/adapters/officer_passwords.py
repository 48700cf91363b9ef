"""Officers' passwords: hashed with argon2id, checked at the same cost whether the account exists or not."""

from __future__ import annotations

import threading
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 12
LONGEST = 200
# Estimating takes longer the longer a password is, and what is longer is not guessed.
LONGEST_ESTIMATED = 40
FEWEST_POINTS = 3  # of 4: guessed in no less than 10^8 tries
OF_THIS_SERVICE = ["southwark", "council", "attendance", "inclusion", "education", "welfare", "officer", "school"]
# Each check takes 64 MiB (argon2-cffi's default, RFC 9106 section 4): two at a time keep a flood from taking all.
AT_ONCE = 2
WAIT_SECONDS = 5


class TooBusyError(OSError):
    """More passwords are being checked than this machine should check at once."""


class OfficerPasswords:
    """Hashes and checks passwords."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._gate = threading.BoundedSemaphore(AT_ONCE)
        # What is checked where there is no account, so that the time tells nothing.
        self._nobody = self._hasher.hash("nobody has this password")

    def hash(self, password: str) -> str:
        """The argon2id hash of a password, with its own salt."""
        return self._hasher.hash(_read(password))

    def matches(self, stored: str | None, given: str) -> bool:
        """Whether a password is the one of a stored hash; with None it takes as long and is not.

        Raises TooBusyError when too many are being checked already.
        """
        if not self._gate.acquire(timeout=WAIT_SECONDS):
            raise TooBusyError("too many passwords are being checked")
        try:
            same = self._hasher.verify(stored or self._nobody, _read(given)[:LONGEST])
        except (VerificationError, InvalidHashError):
            return False
        finally:
            self._gate.release()
        return same and stored is not None


def is_strong_enough(password: str, email: str = "") -> bool:
    """Whether a password may be used: long, not one thing over and over, not the address, not a common one."""
    read = _read(password)
    plain = read.lower()
    about_them = [part for part in (email.lower(), email.lower().partition("@")[0]) if len(part) >= SHORTEST - 4]
    return (
        SHORTEST <= len(read) <= LONGEST
        and len(set(plain)) >= 5
        and not any(part in plain or plain in part for part in about_them)
        and not _is_guessed_early(read)
    )


def _is_guessed_early(password: str) -> bool:
    """Whether it is made of what people choose most: the lists of common passwords, names and words in `zxcvbn`."""
    # Imported late: its lists take a moment to load.
    from zxcvbn import zxcvbn

    return zxcvbn(password[:LONGEST_ESTIMATED], user_inputs=OF_THIS_SERVICE)["score"] < FEWEST_POINTS


def _read(password: str) -> str:
    """The same password however a keyboard or a form composes it: without controls, without blanks around it."""
    kept = "".join(letter for letter in password if unicodedata.category(letter)[0] != "C")
    return unicodedata.normalize("NFC", kept).strip()
