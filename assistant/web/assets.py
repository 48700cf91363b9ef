"""The static files: named by their content so that browsers may keep them, and compressed once at the start.

Only these files are compressed. A page can hold a form token beside words that somebody else chose, and how well the
two compress together would tell the token bit by bit.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

BRAND = "brand.css"
STATIC = Path(__file__).parent / "static"
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
KEPT_FOREVER = "public, max-age=31536000, immutable"
ASKED_AGAIN = "no-cache"
DIGEST_LENGTH = 10
# Indentation and whole lines of comment are for those who read the source.
FOR_READERS = re.compile(r"^[ \t]+|^[ \t]*//.*\n|^/\*[^*]*\*/\n", re.MULTILINE)
AROUND_BRACES = re.compile(r";?\s*([{};])\s*")
AFTER_COLONS = re.compile(r"([:,]) ")


@dataclass(frozen=True)
class Asset:
    """A static file as it is sent."""

    name: str
    media_type: str
    content: bytes
    compressed: bytes
    digest: str

    @property
    def address(self) -> str:
        """Where this content, and no other, is found."""
        stem, _, ending = self.name.rpartition(".")
        return f"/static/{stem}.{self.digest}.{ending}"


class Assets:
    """Every file of the static folder, read once, some with a text before theirs (`before`: text by file name).

    `brand` is a council's own style sheet with its colours, in place of `brand.css`.
    """

    def __init__(self, before: Mapping[str, str], folder: Path = STATIC, brand: Path | None = None) -> None:
        texts = {file.name: file.read_text("utf-8") for file in sorted(folder.iterdir()) if file.suffix in TYPES}
        if brand is not None:
            texts[BRAND] = brand.read_text("utf-8")
        self._by_name = {name: _asset(name, before.get(name, "") + text) for name, text in texts.items()}
        self._by_address = {asset.address: asset for asset in self._by_name.values()}

    def address(self, name: str) -> str:
        """The address of a file; KeyError for a file that is not there."""
        return self._by_name[name].address

    def respond(self, request: Request) -> Response:
        """The file that the request asks for; under its plain name it is asked for again each time."""
        path = request.url.path
        kept = self._by_address.get(path)
        asset = kept or self._by_name.get(path.removeprefix("/static/"))
        if asset is None:
            raise HTTPException(404)
        headers = {
            "Cache-Control": KEPT_FOREVER if kept else ASKED_AGAIN,
            "ETag": f'"{asset.digest}"',
            "Vary": "Accept-Encoding",
        }
        if request.headers.get("if-none-match") == headers["ETag"]:
            return Response(status_code=304, headers=headers)
        if takes_gzip(request):
            headers["Content-Encoding"] = "gzip"
            return Response(asset.compressed, media_type=asset.media_type, headers=headers)
        return Response(asset.content, media_type=asset.media_type, headers=headers)


def takes_gzip(request: Request) -> bool:
    """Whether the browser reads gzip."""
    offers = request.headers.get("accept-encoding", "").lower().split(",")
    return any(offer.partition(";")[0].strip() == "gzip" and "q=0" not in offer.replace("q=0.", "") for offer in offers)


def _asset(name: str, text: str) -> Asset:
    text = FOR_READERS.sub("", text)
    if name.endswith(".css"):
        text = AFTER_COLONS.sub(r"\1", AROUND_BRACES.sub(r"\1", text))
    content = text.encode()
    digest = hashlib.sha256(content).hexdigest()[:DIGEST_LENGTH]
    media_type = TYPES[Path(name).suffix]
    return Asset(name, media_type, content, gzip.compress(content, 9, mtime=0), digest)
