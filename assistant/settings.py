"""The environment, read once into one frozen value. Nothing else in the project reads `os.environ`."""

from __future__ import annotations

import logging
import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from assistant import setting_values as values
from assistant.setting_values import LOG_STYLES, SettingsError

__all__ = ["Settings", "SettingsError", "read_log_style", "read_settings"]

logger = logging.getLogger(__name__)

PROJECT = Path(__file__).resolve().parent.parent
SHORTEST_SECRET = 32
FEWEST_DIFFERENT = 8
MOST_USES = 100_000_000
LONGEST_KEPT_DAYS = 3650
THIS_MACHINE = ("127.0.0.1", "localhost", "::1")
NO_SETTINGS = frozenset({"ASSISTANT_DEBUG", "ASSISTANT_FAILPOINT"})
"""What other parts look for in the environment."""
TESTS = "ASSISTANT_TEST"


@dataclass(frozen=True)
class Settings:
    """Everything that an operator can choose.

    `data_folder` holds whatever the service stores locally. `secret` signs session cookies and
    hashes codes and links. `reply_to` is a mailbox that somebody reads. `allowed_hosts` are the names that are
    answered to (none: any). `guidance_source` names the folder with the council's own pages, or None.
    `council_name` and `council_home` say on every page whose service this is, `contacts_file` whom to reach and
    `brand_file` in which colours. `security_contact` is where
    weaknesses are reported: a `mailto:` or `https:` address, or None. `metrics` is where figures are shown to
    Prometheus: a host and a port, or None.
    """

    data_folder: Path
    models_folder: Path
    database_url: str
    conversations_url: str
    redis_url: str | None
    smtp_url: str | None
    mail_from: str
    reply_to: str | None
    public_url: str
    secret: bytes
    booking_closed: bool
    rota_file: Path | None
    contacts_file: Path | None
    brand_file: Path | None
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
    security_contact: str | None = None
    metrics: tuple[str, int] | None = None

    @property
    def mail_folder(self) -> Path:
        """Where mails are written as `.eml` files when no SMTP server is configured."""
        return self.data_folder / "mail"


def read_settings(
    environment: Mapping[str, str] = os.environ, project: Path = PROJECT, listening_at: str | None = None
) -> Settings:
    """Read the settings from `environment`, creating the data folder and a secret when there is none.

    Raises SettingsError with one clear sentence for a value that cannot be used.

    Args:
        listening_at: the address for mails where no public one is set.
    """
    given = values.Environment(environment)

    def number(name: str, default: int, most: int = MOST_USES) -> int:
        return values.number(name, given.get(name), default, most)

    data_folder = values.made_folder("DATA", Path(given.get("DATA") or project / "var").absolute())
    database_url = given.get("DATABASE_URL")
    public_url = given.get("PUBLIC_URL")
    settings = Settings(
        data_folder=data_folder,
        models_folder=values.existing_folder("MODELS", given.get("MODELS")) or (project / "models").absolute(),
        database_url=values.database_url(
            "DATABASE_URL", database_url or f"sqlite:///{data_folder / 'consultations.db'}"
        ),
        conversations_url=values.database_url(
            "CONVERSATIONS_URL",
            given.get("CONVERSATIONS_URL") or database_url or f"sqlite:///{data_folder / 'conversations.db'}",
        ),
        redis_url=values.server_url(
            "REDIS_URL", given.get("REDIS_URL"), ("redis", "rediss", "unix"), "redis://127.0.0.1:6379/0"
        ),
        smtp_url=values.server_url(
            "SMTP_URL", given.get("SMTP_URL"), ("smtp", "smtps"), "smtp://user:password@mail.southwark.gov.uk:587"
        ),
        mail_from=values.mailbox("MAIL_FROM", given.get("MAIL_FROM") or "consultations@attendance-assistant.example"),
        reply_to=values.mailbox("REPLY_TO", given.get("REPLY_TO")) if given.get("REPLY_TO") else None,
        public_url=values.public_url("PUBLIC_URL", public_url or listening_at or "http://127.0.0.1:8000"),
        secret=_secret(given.given("SECRET"), data_folder),
        booking_closed=values.flag("BOOKING_CLOSED", given.get("BOOKING_CLOSED")),
        rota_file=values.existing_file("ROTA", given.get("ROTA")),
        contacts_file=values.existing_file("CONTACTS", given.get("CONTACTS")),
        brand_file=values.existing_file("BRAND", given.get("BRAND")),
        term_dates_file=values.existing_file("TERM_DATES", given.get("TERM_DATES")),
        calendar_accounts_file=values.existing_file("CALENDARS", given.get("CALENDARS")),
        guidance_source=values.existing_folder("GUIDANCE_SOURCE", given.get("GUIDANCE_SOURCE")),
        benchmarks_folder=values.existing_folder("BENCHMARKS", given.get("BENCHMARKS")),
        conversation_days=number("CONVERSATION_DAYS", 30, LONGEST_KEPT_DAYS),
        booking_days=number("BOOKING_DAYS", 365, LONGEST_KEPT_DAYS),
        messages_a_minute=number("MESSAGES_A_MINUTE", 20),
        # A process answers about 30 messages a second. A whole school may stand behind one address.
        messages_a_minute_per_address=number("MESSAGES_A_MINUTE_PER_ADDRESS", 300),
        pages_a_minute_per_address=number("PAGES_A_MINUTE_PER_ADDRESS", 600),
        drafts_an_hour_per_address=number("DRAFTS_AN_HOUR_PER_ADDRESS", 200),
        codes_an_hour_per_address=number("CODES_AN_HOUR_PER_ADDRESS", 90),
        codes_an_hour=number("CODES_AN_HOUR", 600),
        holds_per_address=number("HOLDS_PER_ADDRESS", 90),
        holds=number("HOLDS", 300),
        bookings_ahead_per_mailbox=number("BOOKINGS_AHEAD_PER_MAILBOX", 3),
        bookings_ahead_per_domain=number("BOOKINGS_AHEAD_PER_DOMAIN", 30),
        trusted_domains=values.domains("TRUSTED_DOMAINS", given.get("TRUSTED_DOMAINS")),
        allowed_hosts=_allowed_hosts(values.hosts("ALLOWED_HOSTS", given.get("ALLOWED_HOSTS")), public_url),
        trusted_proxies=values.proxies("TRUSTED_PROXIES", given.get("TRUSTED_PROXIES") or "127.0.0.1"),
        # Only a model with components of one's own that are built on it needs TensorFlow in the serving process.
        tensorflow=values.flag("TENSORFLOW", given.get("TENSORFLOW")),
        council_name=given.get("COUNCIL_NAME") or Settings.council_name,
        council_home=values.web_address("COUNCIL_HOME", given.get("COUNCIL_HOME") or Settings.council_home),
        security_contact=values.contact("SECURITY_CONTACT", given.get("SECURITY_CONTACT")),
        metrics=values.listener("METRICS", given.get("METRICS")),
    )
    values.choice("LOG", given.get("LOG"), LOG_STYLES)
    _say_what_sets_nothing(given)
    return settings


def read_log_style(environment: Mapping[str, str] = os.environ) -> str:
    """How the log is written: needed before anything else, because reading the settings can log."""
    return values.choice("LOG", values.Environment(environment).get("LOG"), LOG_STYLES)


def _allowed_hosts(named: tuple[str, ...], public_url: str) -> tuple[str, ...]:
    """The hosts to answer to: those that are named, or that of the public address; any where neither is set."""
    if not named and not public_url:
        return ()
    public = urlsplit(public_url).hostname if public_url else None
    return (*named, *([public] if public else []), *THIS_MACHINE)


def _say_what_sets_nothing(given: values.Environment) -> None:
    """Refuse what is probably a misspelt setting, which would silently not be set; mention what is not known."""
    for variable, meant in given.unknown():
        if meant is not None:
            raise SettingsError(f"{variable} is no setting of this service: write {meant}.")
        if variable not in NO_SETTINGS and not variable.startswith(TESTS):
            logger.warning("%s is no setting of this service and does nothing; the README lists all.", variable)


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
        try:
            _make_secret(file)
        except OSError as error:
            what = f"names {str(data_folder)!r}, in which the service cannot keep its secret ({error.strerror})"
            raise values.refuse("DATA", what, "/var/lib/assistant") from None
    if file.stat().st_mode & 0o077:
        raise SettingsError(f"{file.name} can be read by other users: run chmod 600 on it.")
    kept = file.read_bytes()
    if _is_simple(kept.decode("utf-8", "replace").strip()):
        raise SettingsError(f"{file.name} is damaged: delete it, and a new one is made. Open links then stop working.")
    return kept


def _is_simple(secret: str) -> bool:
    repeats = (secret + secret).find(secret, 1) < len(secret)
    return len(secret) < SHORTEST_SECRET or len(set(secret)) < FEWEST_DIFFERENT or repeats


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
