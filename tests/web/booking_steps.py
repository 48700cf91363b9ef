"""The steps of a booking on the form pages, for tests that begin further on."""

from __future__ import annotations

from tests.web.reader import Reader

EMAIL = "sam@school.example.com"


def conversation_of(reader: Reader) -> str:
    """The conversation that the reader's cookie proves."""
    signed = reader.client.cookies["conversation"]
    sessions = reader.desk.app.state.context.sessions
    return sessions._signer.unsign(signed).decode()


def begin(reader: Reader, role: str = "school") -> None:
    """Say who the consultation is for."""
    reader.open("/consultation")
    reader.send(role=role)


def prove(reader: Reader, email: str = EMAIL) -> None:
    """Give school, name and address, and the code that was mailed."""
    reader.send(organisation="Example Primary School")
    reader.send(name="Sam Example", email=email)
    reader.send(code=reader.desk.office.code_of(conversation_of(reader)))


def reach_time(reader: Reader, email: str = EMAIL) -> None:
    """Answer everything before the choice of a time."""
    begin(reader)
    prove(reader, email)
    reader.send(topic="attendance below half since September")
    reader.send(feh="yes", tried=["voluntary_chance"])


def reach_check(reader: Reader, email: str = EMAIL) -> None:
    """Answer everything, and take the first time offered."""
    reach_time(reader, email)
    reader.send(slot=reader.form().choices["slot"][0])


def book(reader: Reader, email: str = EMAIL) -> str:
    """Book; the reference."""
    reach_check(reader, email)
    reader.send()
    return reader.path.rpartition("/")[2]
