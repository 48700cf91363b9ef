"""A consultation is booked, moved and cancelled on plain pages, without the chat and without JavaScript."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from assistant.consultation.model import BookingState
from assistant.consultation.outbox import MailKind
from assistant.consultation.policy import BookingPolicy
from tests.web.booking_steps import EMAIL, begin, book, conversation_of, prove, reach_check, reach_time
from tests.web.front_desk import FrontDesk, front_desk
from tests.web.reader import Reader


def bookings(desk: FrontDesk) -> list:
    """What is booked in the next quarter."""
    now = desk.office.clock.now()
    return list(desk.office.consultations.bookings_between(now, now + timedelta(days=120)))


def test_a_booking_from_the_first_question_to_the_reference(reader: Reader) -> None:
    reference = book(reader)
    assert reader.path == f"/consultation/booked/{reference}"
    assert reader.status == 200 and "Consultation booked" in reader.text and reference in reader.text
    booking = reader.desk.office.consultations.find(reference)
    assert booking is not None and booking.state is BookingState.CONFIRMED
    assert (booking.name, booking.email) == ("Sam Example", EMAIL)
    assert booking.request.organisation == "Example Primary School"
    assert booking.request.situation == {"feh": "yes"} and booking.request.lead == "feh_practitioner"
    assert booking.request.tried == ("voluntary_chance",)
    assert reader.desk.office.messages(MailKind.REQUEST)[0].recipient == EMAIL


def test_booking_works_when_the_model_is_gone(tmp_path: Path) -> None:
    desk = front_desk(tmp_path, model=False)
    with Reader(desk) as visitor:
        assert "cannot answer at the moment" in visitor.open("/")
        assert "020 7525 1922" in visitor.text and not [form for form in visitor.forms if form.action == "/chat"]
        book(visitor)
        assert len(bookings(desk)) == 1


def test_a_parent_gets_the_phone_and_email_route_and_is_asked_nothing(reader: Reader) -> None:
    begin(reader, "parent")
    assert reader.path == "/consultation/parents"
    assert "020 7525 1922" in reader.text and "earlyhelp@southwark.gov.uk" in reader.text
    reader.open("/consultation/organisation")
    assert reader.path == "/consultation"


def test_each_answer_can_be_changed_and_the_others_stay(reader: Reader) -> None:
    reach_check(reader)
    reader.open("/consultation/organisation")
    assert reader.form().values["organisation"] == "Example Primary School"
    reader.send(organisation="Sample Academy")
    assert reader.path == "/consultation/check"
    assert "Sample Academy" in reader.text and "attendance below half" in reader.text and EMAIL in reader.text


def test_reload_and_back_lose_nothing(reader: Reader) -> None:
    reach_check(reader)
    for path, kept in (
        ("/consultation/organisation", "Example Primary School"),
        ("/consultation/contact", EMAIL),
        ("/consultation/topic", "attendance below half since September"),
        ("/consultation/check", "Sam Example"),
    ):
        assert kept in reader.open(path), path


def test_the_same_check_page_sent_twice_books_once(reader: Reader) -> None:
    reach_check(reader)
    fields = reader.form().values
    first = reader.post("/consultation/check", fields)
    reference = reader.path
    assert reader.post("/consultation/check", fields) == first and reader.path == reference
    # A page that stood in another tab carries another token and the same key.
    reader.post("/consultation/check", {**fields, "once": "another"})
    assert reader.path == reference and len(bookings(reader.desk)) == 1


def test_a_double_click_books_once(reader: Reader) -> None:
    reach_check(reader)
    fields = reader.form().values
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: reader.client.post("/consultation/check", data=fields), range(4)))
    assert len(bookings(reader.desk)) == 1


def test_the_topic_is_kept_without_a_childs_name(reader: Reader) -> None:
    begin(reader)
    prove(reader)
    reader.send(topic="My pupil called Femi Adeyemi has missed six weeks")
    reader.send()
    reader.send(slot=reader.form().choices["slot"][0])
    assert (
        "Femi" not in reader.text
        and "Adeyemi" not in reader.text
        and "We took this out of what you wrote" in reader.text
    )


def test_a_wrong_code_leads_no_further(reader: Reader) -> None:
    begin(reader)
    reader.send(organisation="Example Primary School")
    reader.send(name="Sam Example", email=EMAIL)
    right = reader.desk.office.code_of(conversation_of(reader))
    wrong = f"{(int(right) + 1) % 1_000_000:06d}"
    for tries_left in (4, 3, 2, 1):
        assert f"Tries left: {tries_left}" in reader.send(code=wrong) and reader.status == 422
    assert "no longer be used" in reader.send(code=wrong)
    reader.send(code=right)
    assert reader.path == "/consultation/code"
    assert "There is a problem" in reader.send(code="12")


def test_a_second_code_is_sent_after_a_minute(reader: Reader) -> None:
    begin(reader)
    reader.send(organisation="Example Primary School")
    reader.send(name="Sam Example", email=EMAIL)
    assert "have sent a code to this address already" in reader.send("/consultation/code/new")
    assert len(reader.desk.office.messages(MailKind.CODE)) == 1
    first = reader.desk.office.code_of(conversation_of(reader))
    reader.desk.office.clock.advance(timedelta(minutes=1))
    assert "sent a new code" in reader.send("/consultation/code/new")
    assert len(reader.desk.office.messages(MailKind.CODE)) == 2
    newest = reader.desk.office.code_of(conversation_of(reader))
    assert "There is a problem" in reader.send(code=first)
    reader.send(code=newest)
    assert reader.path == "/consultation/topic"


def test_a_booking_has_at_most_eight_screens_and_no_drop_down(reader: Reader) -> None:
    """From the first question to the button that books; the confirmation comes after them."""
    screens: list[str] = []
    reader.client.event_hooks["response"].append(
        lambda response: screens.append(response.url.path) if response.status_code == 200 else None
    )
    book(reader)
    pages = [path for path in dict.fromkeys(screens) if path.startswith("/consultation")]
    assert pages[0] == "/consultation" and pages[-1].startswith("/consultation/booked/")
    asked = [path for path in pages if not path.startswith("/consultation/booked/")]
    assert len(asked) <= 8, asked
    assert all("<select" not in reader.open(path) for path in pages)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"name": "", "email": EMAIL}, "Please write your name."),
        ({"name": "Sam <b>", "email": EMAIL}, "plain letters"),
        ({"name": "Sam Example", "email": "a@b.example, c@d.example"}, "one email address"),
        ({"name": "Sam Example", "email": "sam@gmial.com"}, "sam@gmail.com"),
    ],
)
def test_contact_details_that_cannot_be_used_are_said_beside_the_field(
    reader: Reader, fields: dict[str, str], said: str
) -> None:
    begin(reader)
    reader.send(organisation="Example Primary School")
    text = reader.send(**fields)
    assert reader.status == 422 and said in text and "There is a problem" in text and "<title>Error:" in text
    assert reader.form().values["email"] == fields["email"]


def test_a_likely_typo_can_be_insisted_on(reader: Reader) -> None:
    begin(reader)
    reader.send(organisation="Example Primary School")
    reader.send(name="Sam Example", email="sam@gmial.com")
    reader.send(name="Sam Example", email="sam@gmial.com", sure="yes")
    assert reader.path == "/consultation/code" and "sam@gmial.com" in reader.text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Thursday 26 November at 2pm", None),
        ("25 December 2026 at 10am", "bank holiday"),
        ("Saturday 28 November at 10am", "weekend"),
        ("Friday 20 November 2026 at 10am", "passed"),
        ("31 November at 10am", "no such day"),
        ("purple monkey", "could not read a day and time"),
        ("after half-term", "term dates"),
        ("Thursday 26 November at 3am", "not"),
        ("x" * 600, "could not read a day and time"),
    ],
)
def test_a_time_in_the_callers_own_words(reader: Reader, words: str, said: str | None) -> None:
    reach_time(reader)
    text = reader.send(slot="own_words", own_words=words)
    if said is None:
        assert reader.path == "/consultation/check" and "Thursday 26 November 2026, 2pm to 2.30pm" in text
    else:
        assert reader.status == 422 and reader.path == "/consultation/time" and said in text


def test_times_are_named_in_full_and_later_ones_can_be_shown(reader: Reader) -> None:
    reach_time(reader)
    assert re.search(r"<legend>Tuesday 24 November 2026</legend>[^§]*?>9am to 9.30am</label>", reader.text)
    later = re.search(r'href="(/consultation/time\?after=[^"]+)"', reader.text)
    first = reader.form().choices["slot"][0]
    reader.open(later[1])
    assert first not in reader.form().choices["slot"]


@pytest.mark.parametrize(
    "value", ["", "own_words", "1|x|y", "9" * 40 + "|a|b", "1|2026-11-24T10:07:00+00:00|2026-11-24T10:37:00+00:00"]
)
def test_no_or_an_invented_time_is_asked_for_again(reader: Reader, value: str) -> None:
    reach_time(reader)
    reader.send(slot=value)
    assert reader.status == 422 and reader.path == "/consultation/time" and len(reader.form().choices["slot"]) > 1


def test_a_time_that_somebody_else_took_leads_to_the_nearest(reader: Reader) -> None:
    reach_time(reader)
    chosen = reader.form().choices["slot"][0]
    office = reader.desk.office
    start = office.consultations.free_slots(limit=1)[0]
    office.book("other", start)
    reader.send(slot=chosen)
    assert reader.status == 422 and "just taken" in reader.text
    assert chosen not in reader.form().choices["slot"]


def test_a_hold_that_ran_out_is_said_and_leads_to_the_times(reader: Reader) -> None:
    reach_check(reader)
    fields = reader.form().values
    held = reader.desk.office.consultations.draft(conversation_of(reader)).held
    reader.desk.office.clock.advance(timedelta(minutes=16))
    reader.desk.office.book("other", held)
    reader.post("/consultation/check", fields)
    assert reader.status == 422 and "could not keep that time" in reader.text
    assert bookings(reader.desk)[0].conversation == "other"


def test_a_booking_left_for_a_day_is_offered_with_what_was_given(reader: Reader) -> None:
    reach_check(reader)
    clock = reader.desk.office.clock
    clock.advance(timedelta(hours=25))
    for path in ("/consultation", "/consultation/contact", "/consultation/topic", "/consultation/check"):
        assert "more than a day ago" in reader.open(path) and EMAIL not in reader.text
    reader.send("/consultation/again", choice="go_on")
    assert reader.path == "/consultation/time"
    reader.send(slot=reader.form().choices["slot"][0])
    assert reader.path == "/consultation/check" and EMAIL in reader.text
    reader.send()
    assert len(bookings(reader.desk)) == 1


def test_a_booking_left_for_a_day_can_be_begun_anew_and_is_gone_after_two(reader: Reader) -> None:
    reach_time(reader)
    reader.desk.office.clock.advance(timedelta(hours=25))
    reader.open("/consultation/time")
    reader.send("/consultation/again", choice="anew")
    assert reader.path == "/consultation" and "more than a day ago" not in reader.text
    conversation = conversation_of(reader)
    assert reader.desk.office.consultations.draft(conversation).email is None
    assert not reader.desk.office.consultations.ran_out(conversation)
    for choice in ("go_on", "anew", "", "x"):
        reader.post("/consultation/again", {**reader.form().values, "choice": choice})
        assert reader.path == "/consultation", "nothing is there to go on with"
    reach_time(reader)
    reader.desk.office.clock.advance(timedelta(hours=49))
    assert "more than a day ago" not in reader.open("/consultation/contact")


def test_details_changed_in_another_tab_are_checked_again(reader: Reader) -> None:
    reach_check(reader)
    fields = reader.form().values
    reader.open("/consultation/contact")
    reader.send(name="Alex Example")
    reader.post("/consultation/check", fields)
    assert reader.path == "/consultation/check"
    assert "check them again" in reader.text and "Alex Example" in reader.text
    assert bookings(reader.desk) == []


def test_an_address_has_at_most_three_consultations_ahead(reader: Reader) -> None:
    for number in range(3):
        slot = reader.desk.office.consultations.free_slots(limit=1)[0]
        reader.desk.office.clock.advance(timedelta(minutes=20))
        reader.desk.office.book(f"earlier-{number}", slot, EMAIL)
    reader.desk.office.clock.advance(timedelta(minutes=20))
    book(reader)
    assert "3 consultations ahead" in reader.text and len(bookings(reader.desk)) == 3


def test_a_confirmation_is_shown_only_to_the_browser_that_booked(reader: Reader) -> None:
    reference = book(reader)
    assert reader.open(f"/consultation/booked/{reference}") and reader.status == 200
    with Reader(reader.desk) as stranger:
        stranger.open(f"/consultation/booked/{reference}")
        assert stranger.status == 404 and reference not in stranger.text.replace(
            f"/consultation/booked/{reference}", ""
        )


def test_with_booking_closed_every_step_says_so_with_the_phone_route(tmp_path: Path) -> None:
    with Reader(front_desk(tmp_path, policy=BookingPolicy(closed=True))) as visitor:
        for path in ("/consultation", "/consultation/organisation", "/consultation/contact", "/consultation/time"):
            assert "closed" in visitor.open(path) and "020 7525 1922" in visitor.text, path


def test_with_nothing_free_the_caller_can_join_and_leave_the_waiting_list(tmp_path: Path) -> None:
    desk = front_desk(tmp_path, officers=False)
    with Reader(desk) as visitor:
        reach_time(visitor)
        assert "no free time" in visitor.text
        visitor.send("/consultation/waiting-list")
        assert "on the waiting list" in visitor.text and "place in the list: 1" in visitor.text
        visitor.send("/consultation/waiting-list/leave")
        assert "no longer on the waiting list" in visitor.text


def test_an_offer_is_taken_only_by_pressing_the_button(tmp_path: Path) -> None:
    desk = front_desk(tmp_path, officers=False)
    with Reader(desk) as visitor:
        reach_time(visitor)
        visitor.send("/consultation/waiting-list")
        desk.office.desk.set_officer_active("test", desk.office.desk.rota().officers[0].id, True)
        desk.office.consultations.expire_holds()
        nonce = desk.office.messages(MailKind.OFFER)[0].payload["nonce"]
        secret = desk.office.secrets.link_secret(nonce)
        page = visitor.open(f"/consultation/offer/{secret}")
        assert "Tuesday 24 November 2026, 9am to 9.30am" in page and "Nothing is booked" in page
        assert bookings(desk) == [] or bookings(desk)[0].state is BookingState.HELD
        visitor.send()
        assert "Consultation booked" in visitor.text
        assert "Consultation booked" in visitor.open(f"/consultation/offer/{secret}") and len(bookings(desk)) == 1
        assert "run out" in visitor.open("/consultation/offer/nothing")


def test_an_offer_that_runs_out_while_it_is_looked_at_is_not_booked(tmp_path: Path) -> None:
    desk = front_desk(tmp_path, officers=False)
    with Reader(desk) as visitor:
        reach_time(visitor)
        visitor.send("/consultation/waiting-list")
        desk.office.desk.set_officer_active("test", desk.office.desk.rota().officers[0].id, True)
        desk.office.consultations.expire_holds()
        nonce = desk.office.messages(MailKind.OFFER)[0].payload["nonce"]
        visitor.open(f"/consultation/offer/{desk.office.secrets.link_secret(nonce)}")
        desk.office.clock.advance(desk.office.policy.offer)
        assert "run out" in visitor.send()


@pytest.fixture()
def link(reader: Reader) -> str:
    """The secret link of a booking that somebody else's browser made."""
    slot = reader.desk.office.consultations.free_slots(limit=1)[0]
    booking = reader.desk.office.book("other", slot)
    return f"/consultation/link/{reader.desk.office.link_secret(booking)}"


def test_the_link_shows_moves_and_cancels(reader: Reader, link: str) -> None:
    assert "Tuesday 24 November 2026, 9am to 9.30am" in reader.open(link)
    reader.open(f"{link}/move")
    reader.send(slot="own_words", own_words="Thursday 26 November at 2pm")
    assert "Thursday 26 November 2026, 2pm" in reader.text and bookings(reader.desk)[0].state is BookingState.CONFIRMED
    reader.send()
    assert "has a new time" in reader.text and "Thursday 26 November 2026, 2pm to 2.30pm" in reader.text
    assert bookings(reader.desk)[0].state is BookingState.MOVED
    reader.open(f"{link}/cancel")
    assert "is cancelled" in reader.send()
    assert bookings(reader.desk)[0].state is BookingState.CANCELLED
    assert f"{link}/move" not in reader.open(link)
    reader.open(f"{link}/cancel")
    assert "cancelled already" in reader.send()


def test_opening_a_link_changes_nothing(reader: Reader, link: str) -> None:
    for path in (link, f"{link}/move", f"{link}/cancel"):
        reader.open(path)
        assert reader.status == 200
    assert bookings(reader.desk)[0].state is BookingState.CONFIRMED


def test_a_move_to_a_time_that_is_gone_offers_others(reader: Reader, link: str) -> None:
    reader.open(f"{link}/move")
    reader.send(slot=reader.form().choices["slot"][0])
    fields = reader.form().values
    free = reader.desk.office.consultations.free_slots(limit=1)[0]
    reader.desk.office.book("third", free)
    reader.post(f"{link}/move", fields)
    assert reader.status == 422 and "just taken" in reader.text


def test_a_late_cancellation_asks_to_ring(reader: Reader, link: str) -> None:
    reader.desk.office.clock.advance(timedelta(hours=20))
    reader.open(f"{link}/cancel")
    assert "less than a day ahead" in reader.send() and "020 7525 1922" in reader.text


def test_a_wrong_secret_and_a_wrong_reference_look_alike(reader: Reader) -> None:
    pages = [reader.open(path) for path in ("/consultation/link/nothing", "/consultation/booking/K7QM-2XWD")]
    assert reader.status == 404
    assert pages[0].replace("/consultation/link/nothing", "") == pages[1].replace("/consultation/booking/K7QM-2XWD", "")


def test_a_reference_needs_the_code_that_is_mailed_to_the_bookings_address(reader: Reader) -> None:
    office = reader.desk.office
    booking = office.book("other", office.consultations.free_slots(limit=1)[0])
    reader.open("/consultation/change")
    assert "looks like K7QM-2XWD" in reader.send(reference="what?") and reader.status == 422
    reader.send(reference=booking.reference.lower())
    assert reader.path == "/consultation/change/code" and booking.reference not in reader.text
    assert reader.open(f"/consultation/booking/{booking.reference}") and reader.status == 404
    reader.open("/consultation/change/code")
    reader.send(code=office.change_code_of(conversation_of(reader)))
    assert reader.path == f"/consultation/booking/{booking.reference}" and "Move it" in reader.text
    reader.open(f"/consultation/booking/{booking.reference}/cancel")
    assert "is cancelled" in reader.send()


def test_an_unknown_reference_gets_the_same_page_and_no_mail(reader: Reader) -> None:
    reader.open("/consultation/change")
    reader.send(reference="K7QM-2XWD")
    assert reader.path == "/consultation/change/code"
    assert "There is a problem" in reader.send(code="123456")
    assert reader.desk.office.messages(MailKind.CHANGE_CODE) == []
