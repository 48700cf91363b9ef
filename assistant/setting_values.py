"""Reads the values of settings. What cannot be used is refused in a sentence: which, what is wrong, an example.

A value that can hold a password is never repeated.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

PREFIX = "ASSISTANT_"
LOG_STYLES = ("text", "json")
TRUE_WORDS = frozenset({"1", "true", "yes", "on"})
FALSE_WORDS = frozenset({"", "0", "false", "no", "off"})
_ONE_ADDRESS = re.compile(r"[^\s@,;<>\"]+@[^\s@,;<>\"]+\.[^\s@,;<>\".]+")
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?|[0-9a-f:]+")
_DOMAIN = re.compile(r"(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+")
_ALIKE = 0.8
"""How alike an unknown name and a known one are when one is probably a slip for the other."""


class SettingsError(ValueError):
    """A setting that the service refuses to start with; the message says which and what to do."""


class Environment:
    """The environment, which notes what it was asked for: a variable that nobody asks for does nothing."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._variables = variables
        self._asked: set[str] = set()

    def get(self, name: str) -> str:
        """The value of ASSISTANT_`name`, '' where there is none."""
        return self.given(name) or ""

    def given(self, name: str) -> str | None:
        """The value of ASSISTANT_`name` as it stands, None where it is not set."""
        self._asked.add(name)
        return self._variables.get(PREFIX + name)

    def unknown(self) -> Iterator[tuple[str, str | None]]:
        """Each variable that sets nothing, and the setting that was probably meant."""
        for variable in sorted(self._variables):
            name = variable.removeprefix(PREFIX)
            if variable.startswith(PREFIX) and name not in self._asked:
                meant = get_close_matches(name, self._asked, n=1, cutoff=_ALIKE)
                yield variable, PREFIX + meant[0] if meant else None


def refuse(name: str, what: str, example: str) -> SettingsError:
    """The error for a value that cannot be used."""
    return SettingsError(f"{PREFIX}{name} {what}. For example: {example}")


def flag(name: str, value: str) -> bool:
    """Yes or no."""
    if value.strip().lower() not in TRUE_WORDS | FALSE_WORDS:
        raise refuse(name, f"is {value!r}, which is neither yes nor no", "yes")
    return value.strip().lower() in TRUE_WORDS


def number(name: str, value: str, default: int, most: int) -> int:
    """A whole number from 1 to `most`."""
    if not value:
        return default
    if not (value.isascii() and value.isdigit() and len(value) <= len(str(most)) and 1 <= int(value) <= most):
        raise refuse(name, f"is {value[:40]!r}, which is no whole number from 1 to {most}", str(default))
    return int(value)


def listed(value: str) -> tuple[str, ...]:
    """What stands between commas, in lower case."""
    return tuple(each.strip().lower() for each in value.split(",") if each.strip())


def existing_file(name: str, value: str) -> Path | None:
    """A file that is there."""
    if value and not Path(value).is_file():
        what = "is a folder, not a file" if Path(value).is_dir() else "is not there"
        raise refuse(name, f"names {value!r}, which {what}", f"/etc/assistant/{name.lower()}.yml")
    return Path(value).absolute() if value else None


def existing_folder(name: str, value: str) -> Path | None:
    """A folder that is there."""
    if value and not Path(value).is_dir():
        what = "is a file, not a folder" if Path(value).exists() else "is not there"
        raise refuse(name, f"names {value!r}, which {what}", f"/srv/assistant/{name.lower()}")
    return Path(value).absolute() if value else None


def made_folder(name: str, folder: Path) -> Path:
    """A folder, made for its owner alone where it is not there."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise refuse(
            name, f"names {str(folder)!r}, which cannot be used as a folder ({error.strerror})", "/var/lib/assistant"
        ) from None
    return folder


def database_url(name: str, value: str) -> str:
    """The address of a SQLite file or a PostgreSQL database."""
    example = "postgresql://user:password@host:5432/assistant"
    kind = value.partition(":")[0].partition("+")[0]
    if kind == "postgres":
        raise refuse(name, "begins with postgres://, which must be postgresql://", example)
    if kind not in {"sqlite", "postgresql"} or "://" not in value:
        raise refuse(name, "is no address of a SQLite or PostgreSQL database", example)
    if kind == "sqlite":
        file = value.partition(":///")[2].partition("?")[0]
        if not file or not Path(file).parent.is_dir():
            raise refuse(
                name, "names no file in a folder that is there", "sqlite:////var/lib/assistant/consultations.db"
            )
        return value
    address = _address(name, value, example)
    if address.path in {"", "/"}:
        raise refuse(name, "names no database after the host", example)
    return value


def server_url(name: str, value: str, schemes: tuple[str, ...], example: str) -> str | None:
    """The address of a server, None where there is none."""
    if not value:
        return None
    if urlsplit(value).scheme not in schemes:
        raise refuse(name, f"does not begin with {' or '.join(f'{scheme}://' for scheme in schemes)}", example)
    if not value.startswith("unix:") and not _address(name, value, example).hostname:
        raise refuse(name, "names no host", example)
    return value


def mailbox(name: str, value: str) -> str:
    """One e-mail address and nothing else."""
    if not _ONE_ADDRESS.fullmatch(value):
        raise refuse(name, f"is {value!r}, which is not one plain e-mail address", "consultations@southwark.gov.uk")
    return value


def contact(name: str, value: str) -> str | None:
    """Where somebody is reached: an e-mail address as `mailto:`, or the https address of a page; None for nowhere."""
    if not value:
        return None
    if _ONE_ADDRESS.fullmatch(value):
        return f"mailto:{value}"
    if not value.startswith("https://") or not value.isprintable() or " " in value:
        raise refuse(name, f"is {value!r}, neither an e-mail address nor a page", "security@council.example")
    return value


def public_url(name: str, value: str) -> str:
    """The address of the service as visitors write it, without a path; scheme and host in lower case."""
    example = "https://attendance.southwark.gov.uk"
    address = _address(name, value, example)
    if address.scheme not in {"http", "https"} or not address.hostname:
        raise refuse(name, f"is {value!r}, which does not begin with https:// (or http://) and a host", example)
    if address.path not in {"", "/"} or address.query or address.fragment or "@" in address.netloc:
        raise refuse(name, f"is {value!r}: the service answers at the root of its host, so write nothing else", example)
    return f"{address.scheme}://{address.netloc.lower()}"


def listener(name: str, value: str) -> tuple[str, int] | None:
    """A host and a port to listen on; None for nowhere."""
    if not value:
        return None
    host, _, port = value.rpartition(":")
    if not host or not (port.isascii() and port.isdigit() and 1 <= int(port[:6]) <= 65_535):
        raise refuse(name, f"is {value!r}, which is no host and port", "127.0.0.1:9100")
    return host.strip("[]"), int(port)


def choice(name: str, value: str, allowed: tuple[str, ...]) -> str:
    """One of several words, the first where none is given."""
    if value and value not in allowed:
        raise refuse(name, f"is {value[:40]!r}, which is none of {', '.join(allowed)}", allowed[-1])
    return value or allowed[0]


def web_address(name: str, value: str) -> str:
    """The address of a page."""
    if not value.startswith(("https://", "http://")):
        raise refuse(name, f"is {value!r}, which does not begin with https://", "https://www.southwark.gov.uk/")
    return value


def hosts(name: str, value: str) -> tuple[str, ...]:
    """Host names without scheme and port."""
    named = listed(value)
    for host in named:
        if not _HOST.fullmatch(host):
            raise refuse(name, f"holds {host!r}, which is no host name", "attendance.southwark.gov.uk,10.0.0.5")
    return named


def domains(name: str, value: str) -> tuple[str, ...]:
    """Mail domains, `*.` before one for everything below it."""
    named = listed(value)
    for domain in named:
        if not _DOMAIN.fullmatch(domain):
            raise refuse(name, f"holds {domain!r}, which is no domain", "academytrust.org.uk,*.diocese.org.uk")
    return named


def proxies(name: str, value: str) -> str:
    """Addresses and networks whose word on where a request comes from is taken; `*` for anybody's."""
    for each in listed(value):
        try:
            if each != "*":
                ipaddress.ip_network(each)
        except ValueError:
            raise refuse(name, f"holds {each!r}, which is no address or network", "127.0.0.1,10.0.0.0/24") from None
    return value


def _address(name: str, value: str, example: str) -> SplitResult:
    try:
        address = urlsplit(value.strip())
        _ = address.port
    except ValueError:
        raise refuse(name, "has a port that is no number up to 65535, or a host in broken brackets", example) from None
    return address
