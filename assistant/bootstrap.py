"""The composition root: the only place that builds adapters and hands them to the cores."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import sqlalchemy
from ruamel.yaml.error import YAMLError
from sqlalchemy.engine import Engine

from assistant.adapters.calendar.caldav import CaldavCalendars, load_calendar_accounts
from assistant.adapters.clock import SystemClock, bank_holidays
from assistant.adapters.database.connections import bound_waits, could_be_written, drop_read_only_connections
from assistant.adapters.database.engine import begin_writing, open_engine
from assistant.adapters.database.first_use import PreparedUnits
from assistant.adapters.database.tables import bookings
from assistant.adapters.date_reading import read_date
from assistant.adapters.language_guess import LanguageGuess
from assistant.adapters.mail.delivery import FolderSender, MailSender, SmtpSender
from assistant.adapters.mail.outbox_worker import OutboxWorker
from assistant.adapters.mail.writer import MailIdentity, MailWriter
from assistant.adapters.name_marks import NameMarks
from assistant.adapters.rate_limits import CountedCaps, Rate, RateLimits
from assistant.adapters.rota_file import RotaFile, enter_rota, read_rota_file
from assistant.adapters.school_terms import load_school_breaks
from assistant.adapters.secret_source import KeyedSecrets
from assistant.consultation.brief import brief_text, load_brief_words
from assistant.consultation.mailboxes import TRUSTED_DOMAINS
from assistant.consultation.office_calendar import office_calendar
from assistant.consultation.policy import BookingPolicy
from assistant.consultation.ports import Cap, Clock, SecretSource, UnitOfWorkFactory
from assistant.consultation.readiness import load_readiness
from assistant.consultation.rota_desk import RotaDesk, add_example_rota
from assistant.consultation.service import Consultations
from assistant.dialogue.booking_flow import BookingFlow
from assistant.dialogue.change_flow import ChangeFlow
from assistant.dialogue.contact_steps import ContactSteps
from assistant.dialogue.details_flow import DetailsFlow
from assistant.dialogue.time_choice import TimeChoice
from assistant.guidance.library import GuidanceLibrary
from assistant.guidance.loading import ContentError, load_library
from assistant.language.other_languages import OtherLanguages
from assistant.language.times.calendar_days import SchoolBreak
from assistant.language.times.office_calendar import OfficeCalendar
from assistant.privacy.lexicon import lexicon
from assistant.privacy.names import ReadNames
from assistant.settings import Settings, SettingsError, read_settings
from assistant.understanding.screening.reader import read_names
from assistant.words import Words, load_words
from assistant.words.other_languages import load_languages

QUARTER_OF_AN_HOUR, AN_HOUR, A_DAY = 900, 3600, 86_400  # seconds


@dataclass(frozen=True)
class Services:
    """What actions, commands and pages may call."""

    settings: Settings
    limits: RateLimits
    library: GuidanceLibrary
    words: Words
    clock: Clock
    consultations: Consultations
    read_names: ReadNames
    name_marks: NameMarks
    other_languages: OtherLanguages
    database: Engine
    unit_of_work: UnitOfWorkFactory
    rota_desk: RotaDesk
    mail_writer: MailWriter
    outbox_worker: OutboxWorker
    school_breaks: tuple[SchoolBreak, ...]

    @property
    def calendar(self) -> OfficeCalendar:
        """When the office can be open, by the rota and the bank holidays as they stand now."""
        today = self.clock.now().date()
        with self.unit_of_work(writing=False) as work:
            rota = work.rota.rota()
        last = today.replace(year=today.year + 1)
        return office_calendar(rota, bank_holidays().between(today, last), self.school_breaks)

    @property
    def contact_steps(self) -> ContactSteps:
        """Takes a caller's name, address and codes."""
        return ContactSteps(self.consultations)

    @property
    def booking_flow(self) -> BookingFlow:
        """The dialogue in which a consultation is booked."""
        return BookingFlow(
            self.consultations,
            self.clock,
            self.library,
            self._time_choice,
            self.contact_steps,
            read_names=self.read_names,
        )

    @property
    def change_flow(self) -> ChangeFlow:
        """The dialogue in which a booking is moved, cancelled or looked up."""
        return ChangeFlow(self.consultations, self.clock, self._time_choice, self.contact_steps)

    @property
    def details_flow(self) -> DetailsFlow:
        """The dialogue in which a booking gets what helps the officer."""
        return DetailsFlow(self.consultations, load_readiness())

    @property
    def _time_choice(self) -> TimeChoice:
        return TimeChoice(self.consultations, self.clock, lambda: self.calendar, read_date)

    def bookings_are_answering(self) -> bool:
        """Whether the consultation database could be written right now; asking writes nothing."""
        try:
            with self.unit_of_work(writing=False):
                pass  # a database that has come back is brought to the newest schema first
            with self.database.begin() as connection:
                begin_writing(connection)
                return could_be_written(connection, bookings)
        except sqlalchemy.exc.SQLAlchemyError:
            return False

    def mail_is_going_out(self) -> bool:
        """Whether none of the newest messages is waiting because it could not be sent."""
        try:
            with self.unit_of_work(writing=False) as work:
                newest = work.outbox.latest()
        except sqlalchemy.exc.SQLAlchemyError:
            return False
        return not any(
            message.last_error and not (message.sent_at or message.superseded_at or message.given_up_at)
            for message in newest
        )


def build_services(settings: Settings, library: GuidanceLibrary | None = None) -> Services:
    """Build everything from the settings; a database that answers is brought to the newest schema.

    Args:
        library: the guidance content where it is loaded already.
    """
    clock, secrets = SystemClock(), KeyedSecrets(settings.secret)
    with _naming("ASSISTANT_CONTACTS", settings.contacts_file):
        library = library or load_library(contacts_file=settings.contacts_file)
    engine = open_engine(settings.database_url)
    drop_read_only_connections(engine)
    if engine.dialect.name == "postgresql":
        bound_waits()
    with _naming("ASSISTANT_ROTA", settings.rota_file):
        rota = read_rota_file(settings.rota_file) if settings.rota_file else None
    with _naming("ASSISTANT_CALENDARS", settings.calendar_accounts_file):
        accounts = load_calendar_accounts(settings.calendar_accounts_file) if settings.calendar_accounts_file else {}
    with _naming("ASSISTANT_TERM_DATES", settings.term_dates_file):
        school_breaks = load_school_breaks(settings.term_dates_file) if settings.term_dates_file else ()
    unit_of_work = PreparedUnits(engine, clock, lambda begin: _first_rota(RotaDesk(begin, secrets), rota))
    unit_of_work.try_to_prepare()
    mail_writer = _mail_writer(settings, library, secrets)
    policy = BookingPolicy(
        closed=settings.booking_closed,
        live_bookings_per_mailbox=settings.bookings_ahead_per_mailbox,
        live_bookings_per_domain=settings.bookings_ahead_per_domain,
        trusted_domains=(*TRUSTED_DOMAINS, *settings.trusted_domains),
        host=urlsplit(settings.public_url).hostname or "consultations.invalid",
        push_to_calendar=bool(accounts),
    )
    limits = RateLimits(settings.redis_url)
    caps = CountedCaps(limits, cap_rates(settings))
    return Services(
        settings=settings,
        limits=limits,
        library=library,
        words=load_words().with_contacts(library.contacts),
        clock=clock,
        consultations=Consultations(unit_of_work, clock, secrets, policy, bank_holidays(), caps=caps),
        read_names=read_names,
        name_marks=NameMarks(secrets),
        other_languages=_other_languages(),
        database=engine,
        unit_of_work=unit_of_work,
        rota_desk=RotaDesk(unit_of_work, secrets),
        mail_writer=mail_writer,
        outbox_worker=OutboxWorker(
            unit_of_work, clock, mail_writer, _mail_sender(settings), calendars=CaldavCalendars(accounts)
        ),
        school_breaks=school_breaks,
    )


def _other_languages() -> OtherLanguages:
    everyday = {code: language.everyday for code, language in load_languages().items()}
    return OtherLanguages(everyday, LanguageGuess(), lexicon().may_be_name)


def cap_rates(settings: Settings) -> dict[Cap, tuple[Rate, ...]]:
    """What strangers may use, by the operator's settings."""
    holds_of_client = (
        Rate("holds_of_client", settings.holds_per_address, QUARTER_OF_AN_HOUR),
        # Who books and cancels over and over keeps the officers' mailboxes busy.
        Rate("holds_of_client_a_day", 4 * settings.holds_per_address, A_DAY),
    )
    return {
        Cap.DRAFTS_OF_CLIENT: (Rate("drafts_of_client", settings.drafts_an_hour_per_address, AN_HOUR),),
        Cap.CODES_OF_CLIENT: (Rate("codes_of_client", settings.codes_an_hour_per_address, AN_HOUR),),
        Cap.CODES_IN_ALL: (Rate("codes_in_all", settings.codes_an_hour, AN_HOUR),),
        Cap.HOLDS_OF_CLIENT: holds_of_client,
        Cap.HOLDS_IN_ALL: (Rate("holds_in_all", settings.holds, QUARTER_OF_AN_HOUR),),
    }


def _first_rota(desk: RotaDesk, rota: RotaFile | None) -> None:
    """What a database without officers starts with: the operator's rota, or an example that says it is one."""
    if rota is None:
        add_example_rota(desk)
    else:
        enter_rota(desk, rota)


def _mail_writer(settings: Settings, library: GuidanceLibrary, secrets: SecretSource) -> MailWriter:
    contact = library.contacts["c-eit-consult"]
    identity = MailIdentity(
        sender=settings.mail_from,
        reply_to=settings.reply_to,
        public_url=settings.public_url,
        phone=f"{contact.phone} (option {contact.option})",
        contact_email=contact.email or "",
        booking_path="/consultation/link/",
        offer_path="/consultation/offer/",
    )
    words = load_brief_words(library.clause_titles)
    return MailWriter(identity, secrets, lambda booking: brief_text(booking, words))


def _mail_sender(settings: Settings) -> MailSender:
    return SmtpSender(settings.smtp_url) if settings.smtp_url else FolderSender(settings.mail_folder)


@contextmanager
def _naming(setting: str, file: Path | None) -> Iterator[None]:
    """Name the setting and the file when what stands in it cannot be used."""
    try:
        yield
    except (ContentError, YAMLError, ValueError, TypeError, AttributeError, KeyError) as error:
        if file is None:
            raise
        problem = " ".join(str(error).split()) or type(error).__name__
        raise SettingsError(f"{setting} names {file}, which cannot be used: {problem[:300]}") from error


_started: list[Services] = []


def start(settings: Settings) -> Services:
    """Build the services of this process."""
    _started[:] = [build_services(settings)]
    return _started[0]


def services() -> Services:
    """The services of this process, built from the environment when they are first needed."""
    return _started[0] if _started else start(read_settings())


def stop() -> None:
    """Forget the services of this process: the next call builds them anew from the environment."""
    _started.clear()
