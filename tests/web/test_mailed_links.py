"""Mail programs and scanners open every link they see, many times. Nothing happens before a person presses a button."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from assistant.adapters.database.engine import for_reading
from assistant.adapters.database.tables import metadata
from assistant.consultation.outbox import MailKind
from tests.support.office import REQUEST
from tests.web.front_desk import FrontDesk, front_desk
from tests.web.reader import Reader

OPENINGS = ("GET", "HEAD") * 10


def mailed_links(desk: FrontDesk) -> list[str]:
    """The addresses in the mails of an offer and of a booking, and the pages behind them."""
    office = desk.office
    office.prove("carl")
    office.consultations.join_waiting_list("carl", REQUEST)
    office.desk.set_officer_active("test", office.desk.rota().officers[0].id, True)
    office.consultations.expire_holds()
    (offer,) = office.messages(MailKind.OFFER)
    booking = office.book("anna", office.consultations.free_slots(limit=1)[0])
    link = f"/consultation/link/{office.link_secret(booking)}"
    offered = f"/consultation/offer/{office.secrets.link_secret(offer.payload['nonce'])}"
    return [link, f"{link}/move", f"{link}/cancel", offered]


def stored(desk: FrontDesk) -> dict[str, list[tuple[object, ...]]]:
    """Everything in the database."""
    with for_reading(desk.office.engine).connect() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table))] for table in metadata.sorted_tables
        }


def test_opening_a_mailed_link_over_and_over_changes_nothing(tmp_path: Path) -> None:
    desk = front_desk(tmp_path, officers=False)
    links = mailed_links(desk)
    before = stored(desk)
    assert before["bookings"]
    with Reader(desk) as program:
        for path in links:
            for method in OPENINGS:
                # A program of its own each time.
                program.client.cookies.clear()
                assert program.client.request(method, path).status_code == 200, (method, path)
    assert stored(desk) == before
