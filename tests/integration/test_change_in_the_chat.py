"""A booking that somebody else changes while the chat asks "Shall I?" is not changed again unseen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from assistant.consultation.changing import AsOfficer
from assistant.consultation.model import Booking
from assistant.dialogue.change_flow import Change, ChangeAsk, ChangeRefused, ChangeStep
from assistant.dialogue.change_talk import YES_CANCEL, YES_MOVE, ChangeTalk, ChangeTurn
from assistant.dialogue.heard import Understood
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


CHANGES = pytest.mark.parametrize(("change", "choice"), [(Change.CANCEL, YES_CANCEL), (Change.MOVE, YES_MOVE)])
FURTHER_OFF = slot_at(TUESDAY_AT_TEN + timedelta(days=2))
NOBODY = Understood()


def read_back(talk: ChangeTalk, booking: Booking, change: Change) -> ChangeTurn:
    """The turn after "Shall I?" was asked as the booking stands now."""
    to = FURTHER_OFF if change is Change.MOVE else None
    turn = ChangeTurn("anna", change, ChangeStep.CONFIRM, booking.reference, to)
    asked = talk.ask(turn)
    assert isinstance(asked, ChangeAsk)
    return replace(turn, key=asked.key)


@CHANGES
@pytest.mark.parametrize("typed", [False, True])
@pytest.mark.parametrize("meanwhile", ["another time", "there and back"])
def test_a_yes_to_what_is_no_longer_so_is_asked_again(
    desk: FrontDesk, change: Change, choice: str, typed: bool, meanwhile: str
) -> None:
    office, talk = desk.office, ChangeTalk(desk.services.change_flow)
    booking = office.book("anna", slot_at())
    officer = AsOfficer(booking.slot.officer_id)

    def yes(turn: ChangeTurn) -> object:
        return talk.say(turn, "yes please", NOBODY) if typed else talk.choose(turn, f"{choice} {turn.key}")

    shown = read_back(talk, booking, change)
    office.consultations.move(officer, booking.reference, ELSEWHERE)
    if meanwhile == "there and back":
        office.consultations.move(officer, booking.reference, booking.slot)
    before = office.consultations.find(booking.reference)

    refused = yes(shown)
    assert isinstance(refused, ChangeRefused)
    assert refused.why is not None
    assert refused.why.key == "changed_meanwhile"
    assert office.consultations.find(booking.reference) == before

    assert isinstance(yes(read_back(talk, booking, change)), Stands)


@CHANGES
def test_a_button_of_an_earlier_question_does_nothing_but_ask(desk: FrontDesk, change: Change, choice: str) -> None:
    office, talk = desk.office, ChangeTalk(desk.services.change_flow)
    booking = office.book("anna", slot_at())
    shown = read_back(talk, booking, change)
    for pressed in (f"{choice} {booking.version + 1} ", choice, f"{choice} x", f"{choice} 0", f"{choice} -1"):
        asked = talk.choose(shown, pressed)
        assert isinstance(asked, ChangeAsk)
        assert [each.key for each in asked.said] == ["check_again"]
    other_time = replace(shown, slot=ELSEWHERE) if change is Change.MOVE else replace(shown, key="")
    assert isinstance(talk.say(replace(other_time, key=""), "yes", NOBODY), ChangeAsk)
    assert office.consultations.find(booking.reference) == booking


def test_a_yes_to_another_time_than_the_one_in_hand_is_asked_again(desk: FrontDesk) -> None:
    office, talk = desk.office, ChangeTalk(desk.services.change_flow)
    booking = office.book("anna", slot_at())
    first = read_back(talk, booking, Change.MOVE)
    asked = talk.ask(replace(first, slot=ELSEWHERE))
    assert isinstance(asked, ChangeAsk)
    then = replace(first, slot=ELSEWHERE, key=asked.key)
    assert isinstance(talk.choose(then, f"{YES_MOVE} {first.key}"), ChangeAsk)
    assert office.consultations.find(booking.reference).slot == booking.slot
    assert isinstance(talk.choose(then, f"{YES_MOVE} {then.key}"), Stands)
    assert office.consultations.find(booking.reference).slot == ELSEWHERE


@pytest.mark.parametrize("intent", ["goodbye", "stop", "start_again", "cancel_consultation", "greet", "guidance"])
def test_a_reference_answers_whatever_its_letters_resemble(desk: FrontDesk, intent: str) -> None:
    turn = ChangeTurn("anna", Change.CANCEL, ChangeStep.REFERENCE)
    asked = ChangeTalk(desk.services.change_flow).say(turn, "BYES-2GYE", Understood(intent, intent, "say", 0.99))
    assert isinstance(asked, ChangeAsk) and asked.step is ChangeStep.CODE and asked.reference == "BYES-2GYE"
