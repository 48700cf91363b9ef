"""A booking that somebody else changes while the chat asks "Shall I?" is not changed again unseen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from assistant.consultation.changing import AsOfficer
from assistant.dialogue.change_flow import Change, ChangeAsk, ChangeRefused, ChangeStep
from assistant.dialogue.change_talk import YES_CANCEL, YES_MOVE, ChangeTalk, ChangeTurn
from assistant.dialogue.results import Stands
from tests.support.office import TUESDAY_AT_TEN, slot_at
from tests.web.front_desk import FrontDesk, front_desk

ELSEWHERE = slot_at(TUESDAY_AT_TEN + timedelta(days=1))


@pytest.fixture()
def desk(tmp_path: Path) -> Iterator[FrontDesk]:
    """A service with the example rota."""
    opened = front_desk(tmp_path)
    yield opened
    opened.office.engine.dispose()


@pytest.mark.parametrize(("change", "choice"), [(Change.CANCEL, YES_CANCEL), (Change.MOVE, YES_MOVE)])
def test_a_yes_to_what_is_no_longer_so_is_asked_again(desk: FrontDesk, change: Change, choice: str) -> None:
    office, talk = desk.office, ChangeTalk(desk.services.change_flow)
    booking = office.book("anna", slot_at())
    to = slot_at(TUESDAY_AT_TEN + timedelta(days=2)) if change is Change.MOVE else None

    def turn_after(asked: object) -> ChangeTurn:
        assert isinstance(asked, ChangeAsk)
        return ChangeTurn("anna", change, ChangeStep.CONFIRM, booking.reference, to, asked.offers)

    open_question = ChangeTurn("anna", change, ChangeStep.CONFIRM, booking.reference, to)
    asked = talk.ask(open_question)
    office.consultations.move(AsOfficer(booking.slot.officer_id), booking.reference, ELSEWHERE)

    refused = talk.choose(turn_after(asked), choice)
    assert isinstance(refused, ChangeRefused)
    assert refused.why is not None
    assert refused.why.key == "changed_meanwhile"
    stands = office.consultations.find(booking.reference)
    assert (stands.is_booked, stands.slot) == (True, ELSEWHERE)

    done = talk.choose(turn_after(talk.ask(open_question)), choice)
    assert isinstance(done, Stands)
