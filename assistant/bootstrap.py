"""The composition root: the only place that builds adapters and hands them to the cores."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

import sqlalchemy
from sqlalchemy.engine import Engine

from assistant.adapters.clock import EnglandBankHolidays, SystemClock
from assistant.adapters.database import open_engine, upgrade
from assistant.adapters.person_names import PersonNames
from assistant.adapters.secret_source import KeyedSecrets
from assistant.adapters.unit_of_work import unit_of_work_factory
from assistant.consultation.office_calendar import OfficeCalendar, office_calendar
from assistant.consultation.policy import BookingPolicy
from assistant.consultation.ports import Clock, UnitOfWorkFactory
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
    clock = SystemClock()
    engine = open_engine(settings.database_url)
    upgrade(engine)
    unit_of_work = unit_of_work_factory(engine, clock)
    policy = BookingPolicy(
        closed=settings.booking_closed, host=urlsplit(settings.public_url).hostname or "consultations.invalid"
    )
    return Services(
        settings=settings,
        library=load_library(),
        words=load_words(),
        clock=clock,
        consultations=Consultations(unit_of_work, clock, KeyedSecrets(settings.secret), policy, EnglandBankHolidays()),
        person_names=PersonNames(),
        database=engine,
        unit_of_work=unit_of_work,
    )


@cache
def services() -> Services:
    """The services of this process, built from the environment when they are first needed."""
    return build_services(read_settings())
