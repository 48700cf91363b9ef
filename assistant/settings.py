"""The environment, read once into one frozen value. Nothing else in the project reads `os.environ`."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
SHORTEST_SECRET = 32
FEWEST_DIFFERENT = 8
TRUE_WORDS = frozenset({"1", "true", "yes", "on"})
FALSE_WORDS = frozenset({"", "0", "false", "no", "off"})


class SettingsError(ValueError):
    """A setting that the service refuses to start with; the message says which and what to do."""


@dataclass(frozen=True)
class Settings:
    """Everything that an operator can choose.

    `data_folder` holds whatever the service stores locally. `secret` signs session cookies and
    hashes codes and links. `guidance_source` names the folder with the council's own pages, or None.
    `council_name` and `council_home` say on every page whose service this is.
    """

    data_folder: Path
    models_folder: Path
    database_url: str
    conversations_url: str
    redis_url: str | None
    smtp_url: str | None
    mail_from: str
    public_url: str
    secret: bytes
    booking_closed: bool
    rota_file: Path | None
    term_dates_file: Path | None
    calendar_accounts_file: Path | None
    guidance_source: Path | None
    benchmarks_folder: Path | None
    conversation_days: int
    booking_days: int
    messages_a_minute: int
    messages_a_minute_per_address: int
    pages_a_minute_per_address: int
    drafts_an_hour_per_address: int
    codes_an_hour_per_address: int
    codes_an_hour: int
    holds_per_address: int
    holds: int
    bookings_ahead_per_mailbox: int
    bookings_ahead_per_domain: int
    trusted_domains: tuple[str, ...]
    allowed_hosts: tuple[str, ...]
    trusted_proxies: str
    tensorflow: bool
    council_name: str = "Southwark Council"
    council_home: str = "https://www.southwark.gov.uk/"

    @property
    def mail_folder(self) -> Path:
        """Where mails are written as `.eml` files when no SMTP server is configured."""
        return self.data_folder / "mail"


def read_settings(environment: Mapping[str, str] = os.environ, project: Path = PROJECT) -> Settings:
    """Read the settings from `environment`, creating the data folder and a secret when there is none.

    Raises SettingsError with one clear sentence for a value that cannot be used.
    """
    data_folder = Path(environment.get("ASSISTANT_DATA") or project / "var").absolute()
    data_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return Settings(
        data_folder=data_folder,
        models_folder=Path(environment.get("ASSISTANT_MODELS") or project / "models").absolute(),
        database_url=environment.get("ASSISTANT_DATABASE_URL") or f"sqlite:///{data_folder / 'consultations.db'}",
        conversations_url=environment.get("ASSISTANT_CONVERSATIONS_URL")
        or environment.get("ASSISTANT_DATABASE_URL")
        or f"sqlite:///{data_folder / 'conversations.db'}",
        redis_url=environment.get("ASSISTANT_REDIS_URL") or None,
        smtp_url=environment.get("ASSISTANT_SMTP_URL") or None,
        mail_from=environment.get("ASSISTANT_MAIL_FROM") or "consultations@attendance-assistant.example",
        public_url=(environment.get("ASSISTANT_PUBLIC_URL") or "http://127.0.0.1:8000").rstrip("/"),
        secret=_secret(environment.get("ASSISTANT_SECRET"), data_folder),
        booking_closed=_flag(environment, "ASSISTANT_BOOKING_CLOSED"),
        rota_file=_path(environment, "ASSISTANT_ROTA"),
        term_dates_file=_path(environment, "ASSISTANT_TERM_DATES"),
        calendar_accounts_file=_path(environment, "ASSISTANT_CALENDARS"),
        guidance_source=_path(environment, "ASSISTANT_GUIDANCE_SOURCE"),
        benchmarks_folder=_path(environment, "ASSISTANT_BENCHMARKS"),
        conversation_days=_number(environment, "ASSISTANT_CONVERSATION_DAYS", 30),
        booking_days=_number(environment, "ASSISTANT_BOOKING_DAYS", 365),
        messages_a_minute=_number(environment, "ASSISTANT_MESSAGES_A_MINUTE", 20),
        # A process answers about 30 messages a second. A whole school may stand behind one address.
        messages_a_minute_per_address=_number(environment, "ASSISTANT_MESSAGES_A_MINUTE_PER_ADDRESS", 300),
        pages_a_minute_per_address=_number(environment, "ASSISTANT_PAGES_A_MINUTE_PER_ADDRESS", 600),
        drafts_an_hour_per_address=_number(environment, "ASSISTANT_DRAFTS_AN_HOUR_PER_ADDRESS", 200),
        codes_an_hour_per_address=_number(environment, "ASSISTANT_CODES_AN_HOUR_PER_ADDRESS", 90),
        codes_an_hour=_number(environment, "ASSISTANT_CODES_AN_HOUR", 600),
        holds_per_address=_number(environment, "ASSISTANT_HOLDS_PER_ADDRESS", 90),
        holds=_number(environment, "ASSISTANT_HOLDS", 300),
        bookings_ahead_per_mailbox=_number(environment, "ASSISTANT_BOOKINGS_AHEAD_PER_MAILBOX", 3),
        bookings_ahead_per_domain=_number(environment, "ASSISTANT_BOOKINGS_AHEAD_PER_DOMAIN", 30),
        trusted_domains=_listed(environment, "ASSISTANT_TRUSTED_DOMAINS"),
        allowed_hosts=_listed(environment, "ASSISTANT_ALLOWED_HOSTS"),
        trusted_proxies=environment.get("ASSISTANT_TRUSTED_PROXIES") or "127.0.0.1",
        # Only a model with components of one's own that are built on it needs TensorFlow in the serving process.
        tensorflow=_flag(environment, "ASSISTANT_TENSORFLOW"),
        council_name=environment.get("ASSISTANT_COUNCIL_NAME") or Settings.council_name,
        council_home=_web_address(environment, "ASSISTANT_COUNCIL_HOME", Settings.council_home),
    )


def _secret(configured: str | None, data_folder: Path) -> bytes:
    """The configured secret, or one made once and kept in the data folder for its owner alone."""
    if configured is not None:
        if _is_simple(configured):
            raise SettingsError(
                f"ASSISTANT_SECRET is too short or too simple: give at least {SHORTEST_SECRET} random characters."
            )
        return configured.encode()
    file = data_folder / "secret.key"
    if not file.exists():
        _make_secret(file)
    if file.stat().st_mode & 0o077:
        raise SettingsError(f"{file.name} can be read by other users: run chmod 600 on it.")
    kept = file.read_bytes()
    if _is_simple(kept.decode("utf-8", "replace").strip()):
        raise SettingsError(f"{file.name} is damaged: delete it, and a new one is made. Open links then stop working.")
    return kept


def _is_simple(secret: str) -> bool:
    return len(secret) < SHORTEST_SECRET or len(set(secret)) < FEWEST_DIFFERENT


def _make_secret(file: Path) -> None:
    """Whole or not at all; of two processes that start at once, the second takes the secret of the first."""
    written = file.with_name(f"{file.name}.{os.getpid()}")
    with os.fdopen(os.open(written, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as handle:
        handle.write(secrets.token_urlsafe(48))
        handle.flush()
        os.fsync(handle.fileno())
    with suppress(FileExistsError):
        os.link(written, file)
    written.unlink()


def _path(environment: Mapping[str, str], name: str) -> Path | None:
    value = environment.get(name)
    if value and not Path(value).exists():
        raise SettingsError(f"{name} names {value!r}, which is not there.")
    return Path(value).absolute() if value else None


def _listed(environment: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(each.strip().lower() for each in environment.get(name, "").split(",") if each.strip())


def _web_address(environment: Mapping[str, str], name: str, default: str) -> str:
    value = environment.get(name) or default
    if not value.startswith(("https://", "http://")):
        raise SettingsError(f"{name} is {value!r}: write a web address that begins with https://.")
    return value


def _flag(environment: Mapping[str, str], name: str) -> bool:
    value = environment.get(name, "").strip().lower()
    if value not in TRUE_WORDS | FALSE_WORDS:
        raise SettingsError(f"{name} is {value!r}: write yes or no.")
    return value in TRUE_WORDS


def _number(environment: Mapping[str, str], name: str, default: int) -> int:
    value = environment.get(name) or str(default)
    if not value.isdigit() or int(value) < 1:
        raise SettingsError(f"{name} is {value!r}: write a whole number, 1 or more.")
    return int(value)
