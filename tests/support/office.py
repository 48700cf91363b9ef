"""A consultation office for tests: a database, a clock that is moved by hand, and shorthands."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta, timezone

from sqlalchemy.engine import Engine

from assistant.adapters.clock import EnglandBankHolidays
from assistant.adapters.database.engine import open_engine
from assistant.adapters.database.unit_of_work import unit_of_work_factory
from assistant.adapters.secret_source import KeyedSecrets
from assistant.consultation.model import (
    Booking,
    ConsultationRequest,
    OfficerId,
    RotaSettings,
    Slot,
)
from assistant.consultation.outbox import MailKind, OutboxMessage
from assistant.consultation.outcomes.booking import Booked, Held, Hold, Prepared
from assistant.consultation.outcomes.contact import EmailProved
from assistant.consultation.policy import BookingPolicy
from assistant.consultation.ports import Caps
from assistant.consultation.rota_desk import RotaDesk
from assistant.consultation.service import Consultations

# A Monday morning in winter, an hour before the office opens.
MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=timezone.utc)
TUESDAY_AT_TEN = datetime(2026, 11, 24, 10, 0, tzinfo=timezone.utc)
EVERY_WEEKDAY = tuple((weekday, time(9), time(17)) for weekday in range(5))
REQUEST = ConsultationRequest(
    role="school",
    organisation="Example Primary School",
    topic="attendance below half",
    situation={"tier": "2", "feh": "yes"},
    lead="feh_practitioner",
    trace=({"fact": "feh", "value": "yes", "clause": "lead-professional/rule-2"},),
    stage="two",
    tried=("letters home",),
    clauses_shown=("lead-professional/rule-2",),
)
HALF_HOUR = timedelta(minutes=30)
# Seconds: test machines are slow, and being slow is not what is tested.
PATIENCE = 60


class MovableClock:
    """A clock that stands still until a test moves it."""

    def __init__(self, now: datetime = MONDAY) -> None:
        self._now = now

    def now(self) -> datetime:
        """The instant the test set."""
        return self._now

    def advance(self, by: timedelta) -> None:
        """Let time pass."""
        self._now += by

    def set(self, now: datetime) -> None:
        """Set the clock."""
        self._now = now


@dataclass
class Office:
    """Everything a test of the consultation service needs, on one database."""

    url: str
    policy: BookingPolicy = field(default_factory=BookingPolicy)
    clock: MovableClock = field(default_factory=MovableClock)
    bank_holidays: object = field(default_factory=EnglandBankHolidays)
    caps: Caps | None = None

    def __post_init__(self) -> None:
        # Tests make many mailboxes at domains that are for examples.
        self.policy = replace(self.policy, trusted_domains=("*.example.com", *self.policy.trusted_domains))
        self.engine: Engine = open_engine(self.url, wait_seconds=PATIENCE)
        self.secrets = KeyedSecrets(b"a key for tests, 32 bytes or more")
        self.unit_of_work = unit_of_work_factory(self.engine, self.clock, PATIENCE)
        self.desk = RotaDesk(self.unit_of_work, self.secrets)
        tools = self.unit_of_work, self.clock, self.secrets, self.policy, self.bank_holidays
        self.consultations = Consultations(*tools, caps=self.caps)

    def add_officers(self, count: int = 1, settings: RotaSettings | None = None) -> list[OfficerId]:
        """Add invented officers who work on weekdays from nine to five."""
        self.desk.save_settings("test", settings or RotaSettings())
        return [
            self.desk.add_officer("test", f"Officer {number}", f"officer{number}@example.invalid", EVERY_WEEKDAY).id
            for number in range(1, count + 1)
        ]

    def prove(self, conversation: str, email: str | None = None) -> None:
        """Give a name and an address, and prove the address with the mailed code."""
        address = email or f"{conversation}@school.example.com"
        self.consultations.give_contact(conversation, "Sam Example", address)
        self.consultations.send_code(conversation)
        proved = self.consultations.check_code(conversation, self.code_of(conversation))
        assert proved == EmailProved(address), proved

    def code_of(self, conversation: str) -> str:
        """The code that is on its way to the conversation's address."""
        with self.unit_of_work(writing=False) as work:
            return self.secrets.code(work.conversations.draft(conversation).code_nonce)

    def change_code_of(self, conversation: str) -> str:
        """The code that is on its way to the address of the booking to be changed."""
        with self.unit_of_work(writing=False) as work:
            return self.secrets.code(work.conversations.draft(conversation).change_nonce)

    def hold(self, conversation: str, slot: Slot, consultations: Consultations | None = None) -> Hold:
        """Hold a slot as somebody whose address is proved, without the mails."""
        draft = self.consultations.draft(conversation)
        if not draft.email_proved:
            now = self.clock.now()
            email = f"{conversation.replace(' ', '.')}@school.example.com"
            known = replace(draft, name="Sam Example", email=email, email_proved_at=now)
            with self.unit_of_work() as work:
                work.conversations.save_draft(replace(known, expires_at=now + self.policy.draft))
                work.commit()
        return (consultations or self.consultations).hold(conversation, slot)

    def prepare(self, conversation: str, slot: Slot, email: str | None = None) -> str:
        """Go as far as "check your answers"; the idempotency key."""
        self.prove(conversation, email)
        held = self.consultations.hold(conversation, slot)
        assert isinstance(held, Held), held
        prepared = self.consultations.prepare(conversation, REQUEST)
        assert isinstance(prepared, Prepared), prepared
        return prepared.intent_id

    def book(self, conversation: str, slot: Slot, email: str | None = None) -> Booking:
        """Book a slot."""
        outcome = self.consultations.confirm(self.prepare(conversation, slot, email))
        assert isinstance(outcome, Booked), outcome
        return outcome.booking

    def messages(self, kind: MailKind | None = None, open_only: bool = False) -> list[OutboxMessage]:
        """What is in the outbox, oldest first."""
        with self.unit_of_work(writing=False) as work:
            found = work.outbox.latest(100_000)
        return [
            message
            for message in reversed(found)
            if (kind is None or message.kind is kind)
            and not (open_only and (message.superseded_at or message.sent_at or message.given_up_at))
        ]

    def link_secret(self, booking: Booking) -> str:
        """The secret of the link that the caller was mailed."""
        return self.secrets.link_secret(booking.link_nonce)


def slot_at(starts_at: datetime = TUESDAY_AT_TEN, officer_id: int = 1) -> Slot:
    """Half an hour of an officer's time."""
    return Slot(OfficerId(officer_id), starts_at, starts_at + HALF_HOUR)
