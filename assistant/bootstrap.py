"""The composition root: the only place that builds adapters and hands them to the cores."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

import sqlalchemy
from sqlalchemy.engine import Engine

from assistant.adapters.clock import EnglandBankHolidays, SystemClock
from assistant.adapters.database import open_engine, upgrade
from assistant.adapters.mail import MailIdentity, MailWriter
from assistant.adapters.mail_delivery import FolderSender, MailSender, SmtpSender
from assistant.adapters.outbox_worker import OutboxWorker
from assistant.adapters.person_names import PersonNames
from assistant.adapters.secret_source import KeyedSecrets
from assistant.adapters.unit_of_work import unit_of_work_factory
from assistant.consultation.brief import brief_text, load_brief_words
from assistant.consultation.example_rota import add_example_rota
from assistant.consultation.office_calendar import OfficeCalendar, office_calendar
from assistant.consultation.policy import BookingPolicy
from assistant.consultation.ports import Clock, SecretSource, UnitOfWorkFactory
from assistant.consultation.rota_desk import RotaDesk
from assistant.consultation.service import Consultations
from assistant.guidance.library import GuidanceLibrary
from assistant.guidance.loading import load_library
from assistant.settings import Settings, read_settings
from assistant.words import Words, load_words


@dataclass(frozen=True)
class Services:
    """What actions, commands and pages may call."""

    settings: Settings
    library: GuidanceLibrary
    words: Words
    clock: Clock
    consultations: Consultations
    person_names: PersonNames
    database: Engine
    unit_of_work: UnitOfWorkFactory
    rota_desk: RotaDesk
    mail_writer: MailWriter
    outbox_worker: OutboxWorker

    @property
    def calendar(self) -> OfficeCalendar:
        """When the office can be open, by the rota and the bank holidays as they stand now."""
        today = self.clock.now().date()
        with self.unit_of_work(writing=False) as work:
            rota = work.rota.rota()
        last = today.replace(year=today.year + 1)
        return office_calendar(rota, EnglandBankHolidays().between(today, last))

    def bookings_are_answering(self) -> bool:
        """Whether the consultation database can be written right now."""
        try:
            with self.unit_of_work() as work:
                work.bookings.remove_expired_holds(self.clock.now())
        except sqlalchemy.exc.SQLAlchemyError:
            return False
        return True


def build_services(settings: Settings) -> Services:
    """Build everything from the settings; the database is brought to the newest schema."""
    clock, secrets, library = SystemClock(), KeyedSecrets(settings.secret), load_library()
    engine = open_engine(settings.database_url)
    upgrade(engine)
    unit_of_work = unit_of_work_factory(engine, clock)
    rota_desk = RotaDesk(unit_of_work, secrets)
    mail_writer = _mail_writer(settings, library, secrets)
    add_example_rota(rota_desk)
    policy = BookingPolicy(
        closed=settings.booking_closed, host=urlsplit(settings.public_url).hostname or "consultations.invalid"
    )
    return Services(
        settings=settings,
        library=library,
        words=load_words(),
        clock=clock,
        consultations=Consultations(unit_of_work, clock, secrets, policy, EnglandBankHolidays()),
        person_names=PersonNames(),
        database=engine,
        unit_of_work=unit_of_work,
        rota_desk=rota_desk,
        mail_writer=mail_writer,
        outbox_worker=OutboxWorker(unit_of_work, clock, mail_writer, _mail_sender(settings)),
    )


def _mail_writer(settings: Settings, library: GuidanceLibrary, secrets: SecretSource) -> MailWriter:
    contact = library.contacts["c-eit-consult"]
    identity = MailIdentity(
        sender=settings.mail_from,
        public_url=settings.public_url,
        phone=f"{contact.phone} (option {contact.option})",
        contact_email=contact.email or "",
        booking_path="/consultation/link/",
        offer_path="/consultation/offer/",
    )
    words = load_brief_words()
    return MailWriter(identity, secrets, lambda booking: brief_text(booking, words))


def _mail_sender(settings: Settings) -> MailSender:
    return SmtpSender(settings.smtp_url) if settings.smtp_url else FolderSender(settings.mail_folder)


@cache
def services() -> Services:
    """The services of this process, built from the environment when they are first needed."""
    return build_services(read_settings())
