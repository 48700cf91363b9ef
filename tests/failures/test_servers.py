"""Every server that the service uses: down, hanging, slow and back again, while people use every part of it.

One process lives through all of it. What a part has to do with the question decides what may fail.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass

import pytest
from sqlalchemy import create_engine, text

from tests.failures.conversation import LONGEST_ANSWER, book_until, code_in, is_plain, page_is_plain
from tests.support.faulty_wire import DOWN, HANGING, SLOW, WORKING, FaultyWire, faulty_wire
from tests.support.post_office import SmtpSink, smtp_sink
from tests.support.running_service import RunningService, Turn, Visitor, running
from tests.support.servers import postgresql_behind_a_wire, redis_server

PARTS = ("conversations", "bookings", "locks", "mail")
ALIVE_SECONDS = 2.0
QUESTION = "Who leads if the family has a social worker?"
CLAUSES = ["lead-professional/rule-3"]
# The chat cannot remember without these; it answers without the others.
CHAT_NEEDS = {"conversations", "locks"}
# What was given for a booking lies with the bookings, so that a booking in hand waits for them.
A_BOOKING_NEEDS = {*CHAT_NEEDS, "bookings"}


@dataclass
class Installation:
    """The service and the wires to its servers."""

    service: RunningService
    wires: dict[str, FaultyWire]
    mailbox: SmtpSink
    database_url: str

    def booked_after(self, before: int) -> int:
        """How many bookings are committed beyond `before`."""
        engine = create_engine(self.database_url)
        with engine.connect() as connection:
            counted = connection.execute(text("SELECT count(*) FROM bookings WHERE state = 'confirmed'"))
            return counted.scalar_one() - before


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """The service on PostgreSQL, Redis and SMTP, each behind a wire; started while the databases were away."""
    folder = tmp_path_factory.mktemp("servers")
    with ExitStack() as stack:
        bookings_url, bookings = stack.enter_context(postgresql_behind_a_wire(folder, migrated=False))
        conversations_url, conversations = stack.enter_context(postgresql_behind_a_wire(folder, migrated=False))
        redis = stack.enter_context(faulty_wire(("127.0.0.1", stack.enter_context(redis_server(folder)))))
        mailbox = stack.enter_context(smtp_sink())
        mail = stack.enter_context(faulty_wire(("127.0.0.1", mailbox.port)))
        settings = {
            "ASSISTANT_DATABASE_URL": bookings_url,
            "ASSISTANT_CONVERSATIONS_URL": conversations_url,
            "ASSISTANT_REDIS_URL": f"redis://127.0.0.1:{redis.port}/1",
            "ASSISTANT_SMTP_URL": f"smtp://127.0.0.1:{mail.port}",
        }
        wires = {"conversations": conversations, "bookings": bookings, "locks": redis, "mail": mail}
        bookings.mode = conversations.mode = DOWN
        service = stack.enter_context(running(folder, settings, ready=False))
        started_without_databases(service)
        bookings.mode = conversations.mode = WORKING
        service.wait_until(60)
        yield Installation(service, wires, mailbox, bookings_url)


def started_without_databases(service: RunningService) -> None:
    """The service starts, says what is missing, and answers every visitor plainly."""
    said = service.wait_until(bookings=False, conversations=False)
    assert said["ready"] is False
    assert service.visitor().http.get("/healthz").status_code == 200
    assert service.visitor().http.get("/guidance/core-values").status_code == 200
    turn = service.visitor().say(QUESTION)
    assert turn.status == 503
    assert is_plain(turn), turn
    for path in ("/", "/consultation", "/officer/login"):
        page_is_plain(service, path)


@pytest.fixture()
def part(request: pytest.FixtureRequest, installation: Installation) -> Iterator[str]:
    """A part that a test breaks, put right afterwards; recovery is part of every test."""
    yield request.param
    installation.wires[request.param].mode = WORKING
    installation.service.wait_until(60)


def test_the_service_has_recovered_from_starting_without_its_databases(installation: Installation) -> None:
    turn = installation.service.visitor().say(QUESTION)
    assert turn.answer["clauses"] == CLAUSES
    assert installation.service.visitor().http.get("/consultation").status_code == 200


@pytest.mark.parametrize("part", PARTS, indirect=True)
@pytest.mark.parametrize("mode", [DOWN, HANGING, SLOW])
def test_the_chat_answers_plainly_in_time_and_remembers(installation: Installation, part: str, mode: str) -> None:
    service, wire = installation.service, installation.wires[part]
    known = service.visitor()
    assert known.say("I want to book a consultation").answer["asks"] == "role"
    pid = service.pid

    wire.mode = mode
    with ThreadPoolExecutor(4) as people:
        turns = list(people.map(lambda _: service.visitor().say(QUESTION), range(3)))
        still_known = people.submit(known.say, "repeat that").result()
    for turn, needs in (*((each, CHAT_NEEDS) for each in turns), (still_known, A_BOOKING_NEEDS)):
        assert turn.seconds <= LONGEST_ANSWER, f"{turn.seconds:.1f} s"
        assert turn.texts and all(said.strip() for said in turn.texts)
        assert_honest(turn, must_work=mode == SLOW or part not in needs)
    # Whoever is known is never taken for a stranger.
    assert still_known.answer["status"] == "error" or still_known.answer["asks"] == "role", still_known.body

    wire.mode = WORKING
    service.wait_until(60)
    again = known.say("School")
    assert again.answer["asks"] == "organisation", again.body
    assert service.pid == pid


def assert_honest(turn: Turn, must_work: bool) -> None:
    """An answer is the right one; a failure says so."""
    if turn.answer["status"] == "error":
        assert is_plain(turn), turn
        assert turn.status == 503
        assert not must_work, turn.body
    elif turn.answer["status"] == "answered":
        assert turn.answer["clauses"] == CLAUSES


@pytest.mark.parametrize("part", PARTS, indirect=True)
@pytest.mark.parametrize("mode", [DOWN, HANGING, SLOW])
def test_pages_and_health_answer_in_time_and_tell_the_truth(installation: Installation, part: str, mode: str) -> None:
    service = installation.service
    if part == "mail" and mode != SLOW:
        # A mail that waits is how the service notices.
        begin_booking(service.visitor(), f"waits-{mode}@school.example.com")
    installation.wires[part].mode = mode
    with ThreadPoolExecutor(8) as people:
        pages = [
            people.submit(page_is_plain, service, path)
            for path in ("/", "/consultation", "/consultation/time", "/officer/login", "/guidance/core-values")
        ]
        alive = people.submit(page_seconds, service, "/healthz")
        assert alive.result() <= ALIVE_SECONDS
        for page in pages:
            page.result()
    assert service.visitor().http.get("/guidance/core-values").status_code == 200
    if mode != SLOW and part != "mail":
        said = service.wait_until(30, **{part: False})
        assert said["ready"] is False


def page_seconds(service: RunningService, path: str) -> float:
    """How long an address takes."""
    return service.visitor().http.get(path).elapsed.total_seconds()


def begin_booking(visitor: Visitor, email: str) -> None:
    """Ask for a code at an address on the booking pages."""
    tokens = {"form_token": visitor.hidden("/consultation")["form_token"]}
    visitor.http.post("/consultation", data={**tokens, "role": "school"})
    visitor.http.post("/consultation/organisation", data={**tokens, "organisation": "Example School"})
    visitor.http.post("/consultation/contact", data={**tokens, "name": "Anna Smith", "email": email})


@pytest.mark.parametrize("mode", [DOWN, HANGING])
@pytest.mark.parametrize("part", ["bookings", "conversations"], indirect=True)
def test_nothing_is_called_booked_that_is_not_committed(installation: Installation, part: str, mode: str) -> None:
    service, visitor = installation.service, installation.service.visitor()
    email = f"{part}-{mode}@school.example.com"
    book_until(visitor, "confirm", email, code_in(lambda: installation.mailbox.taken, email))
    before = installation.booked_after(0)

    installation.wires[part].mode = mode
    turn = visitor.say("yes")
    assert is_plain(turn), turn.body

    installation.wires[part].mode = WORKING
    service.wait_until(60)
    again = visitor.say("yes")
    if again.answer.get("asks") == "confirm":
        again = visitor.say("yes")
    assert again.answer["booking"]["state"] == "confirmed", again.body
    assert installation.booked_after(before) == 1


@pytest.mark.parametrize("part", ["mail"], indirect=True)
@pytest.mark.parametrize("mode", [DOWN, HANGING])
def test_a_mail_that_waits_is_told_and_goes_out_afterwards(installation: Installation, part: str, mode: str) -> None:
    service = installation.service
    installation.wires[part].mode = mode
    email = f"later-{mode}@school.example.com"
    begin_booking(service.visitor(), email)
    said = service.wait_until(60, mail=False)
    assert said["ready"] is True
    installation.wires[part].mode = WORKING
    assert code_in(lambda: installation.mailbox.taken, email)()
    service.wait_until(60, mail=True)
