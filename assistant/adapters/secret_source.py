"""Random identifiers, and secrets derived from a key that the database does not hold.

One-time codes and link secrets are HMACs of a random nonce. The database keeps the nonce,
the process keeps the key: whoever reads the database, a backup or the outbox learns neither.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

from assistant.language.references import ALPHABET, HALF, write_reference

SHORTEST_KEY = 32


class KeyedSecrets:
    """Secrets from the operating system's randomness and one server key of 32 bytes or more."""

    def __init__(self, key: bytes) -> None:
        if len(key) < SHORTEST_KEY:
            raise ValueError(f"the secret key needs at least {SHORTEST_KEY} bytes")
        self._key = key

    def token(self) -> str:
        """A fresh random identifier of 128 bits."""
        return secrets.token_hex(16)

    def reference(self) -> str:
        """A fresh reference such as `K7QM-2XWD`, without the letters and digits people mix up."""
        return write_reference("".join(secrets.choice(ALPHABET) for _ in range(2 * HALF)))

    def code(self, nonce: str) -> str:
        """The six-digit one-time code that belongs to a nonce."""
        return f"{int.from_bytes(self._mac('code', nonce)[:8], 'big') % 1_000_000:06d}"

    def link_secret(self, nonce: str) -> str:
        """The 192-bit secret of a link that belongs to a nonce, safe in a URL."""
        return base64.urlsafe_b64encode(self._mac("link", nonce)[:24]).decode("ascii")

    def digest(self, text: str) -> str:
        """A keyed hash to find a secret by, without keeping it (64 hexadecimal digits)."""
        return self._mac("digest", text).hex()

    def same(self, given: str, expected: str) -> bool:
        """Compare in constant time."""
        return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), expected.encode("utf-8", "surrogatepass"))

    def _mac(self, purpose: str, text: str) -> bytes:
        message = f"{purpose}\0{text}".encode("utf-8", "surrogatepass")
        return hmac.new(self._key, message, hashlib.sha256).digest()
