"""The composition root: the only place that builds adapters and hands them to the cores."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sqlalchemy.engine import Engine

from assistant.adapters.clock import SystemClock
from assistant.adapters.database import open_database
from assistant.adapters.person_names import PersonNames
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
    clock: SystemClock
    consultations: Consultations
    person_names: PersonNames
    database: Engine


def build_services(settings: Settings) -> Services:
    """Build everything from the settings; the database is brought to the newest schema."""
    raise NotImplementedError


@cache
def services() -> Services:
    """The services of this process, built from the environment when they are first needed."""
    return build_services(read_settings())
