"""The chat page without JavaScript: asked by a form, answered on the page, nothing lost and nothing twice."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path

import pytest

from tests.web.booking_steps import conversation_of
from tests.web.front_desk import ARABIC_WORDS, FAILING_WORDS, NOTICE_WORDS, front_desk
from tests.web.reader import Reader

SAFETY = "If a child is in immediate danger, call"


def ask(reader: Reader, message: str, **fields: str) -> str:
    """Type a message and send it."""
    reader.open("/")
    form = next(form for form in reader.forms if "message" in form.values)
    return reader.post("/chat", {**form.values, "message": message, **fields})


def test_a_question_is_answered_with_its_source_and_the_clause_linked(reader: Reader) -> None:
    text = ask(reader, "How often does the SPOC meet?")
    assert reader.path == "/" and reader.status == 200
    assert "You said" in text and "How often does the SPOC meet?" in text and "The assistant said" in text
    assert "From the guidance:" in text and "“Core values”, January 2023" in unescape(text)
    assert 'href="/guidance/core-values?edition=2023-01#single-point-of-contact"' in text
    assert 'id="latest"' in text


def test_the_redirect_leads_to_the_newest_turn(reader: Reader) -> None:
    reader.open("/")
    form = next(form for form in reader.forms if "message" in form.values)
    answer = reader.client.post("/chat", data={**form.values, "message": "Who leads?"}, follow_redirects=False)
    assert answer.status_code == 303 and answer.headers["location"] == "/#latest"


def test_an_answers_buttons_go_on(reader: Reader) -> None:
    ask(reader, "How often does the SPOC meet?")
    offers = next(form for form in reader.forms if form.buttons and form.buttons[0][0] == "button")
    titles = re.findall(r'class="offer" name="button"[^>]*>([^<]+)<', reader.text)
    text = reader.post("/chat", {**offers.values, "button": offers.buttons[0][1]})
    assert reader.status == 200 and text.count('<div class="mine"') == 2
    assert len([form for form in reader.forms if form.buttons and form.action == "/chat"]) == 1
    assert f"The choices were: {', '.join(titles)}" in text


def test_a_button_that_was_not_offered_is_refused(reader: Reader) -> None:
    reader.open("/")
    form = next(form for form in reader.forms if "message" in form.values)
    reader.post("/chat", {**form.values, "button": '/book_consultation{"x":1}'})
    assert reader.status == 422 and reader.desk.door.taken == 0


def test_the_same_form_sent_twice_is_answered_once(reader: Reader) -> None:
    reader.desk.door.delay = 0.2
    reader.open("/")
    form = next(form for form in reader.forms if "message" in form.values)
    fields = {**form.values, "message": "Who leads?"}
    with ThreadPoolExecutor(3) as pool:
        statuses = list(pool.map(lambda _: reader.client.post("/chat", data=fields).status_code, range(3)))
    assert reader.desk.door.taken == 1 and statuses == [200, 200, 200]


def test_another_message_from_the_same_page_is_answered(reader: Reader) -> None:
    """Someone goes back to an older page in the browser and writes something else there."""
    reader.open("/")
    form = next(form for form in reader.forms if "message" in form.values)
    for message in ("Who leads?", "Who escalates?"):
        reader.post("/chat", {**form.values, "message": message})
    assert reader.desk.door.taken == 2


@pytest.mark.parametrize("message", ["", "   ", "x" * 501, '/book_consultation{"x":1}', "\u200b/restart"])
def test_what_cannot_be_read_is_said_and_kept_in_the_box(reader: Reader, message: str) -> None:
    text = ask(reader, message)
    assert reader.status == 422 and "There is a problem" in text and 'href="#message"' in text
    form = next(form for form in reader.forms if "message" in form.values)
    assert form.values["message"].strip() == message.strip("\u200b ").strip()
    assert reader.desk.door.taken == 0


def test_a_failed_turn_is_never_an_empty_bubble_and_keeps_the_message(reader: Reader) -> None:
    text = ask(reader, f"Please {FAILING_WORDS}")
    assert reader.status == 503 and "020 7525 1922" in text and "something went wrong" in text
    assert (
        next(form for form in reader.forms if "message" in form.values).values["message"] == f"Please {FAILING_WORDS}"
    )
    ask(reader, f"Please {FAILING_WORDS}")
    assert reader.desk.door.taken == 2


@pytest.mark.parametrize(
    ("audience", "welcome", "example"),
    [
        ("school", "for your school", "When can we escalate to enforcement?"),
        ("parent", "your child and missing school", "Who is in charge of my child's plan?"),
        ("practitioner", "", "What do I do if professionals disagree?"),
    ],
)
def test_each_audience_has_its_own_page_by_link(reader: Reader, audience: str, welcome: str, example: str) -> None:
    first = unescape(reader.open("/"))
    assert all(f'href="/?for={each}"' in first for each in ("school", "parent", "practitioner"))
    text = unescape(reader.open(f"/?for={audience}"))
    assert welcome in text and example in text and f"Answering for: {audience}" in text
    assert all(form.values.get("audience") == audience for form in reader.forms if form.action == "/chat")
    assert example in unescape(reader.open("/")), "the choice is remembered"


def test_an_unknown_audience_in_the_address_changes_nothing(reader: Reader) -> None:
    reader.open("/?for=parent")
    assert "Answering for: parent" in reader.open("/?for=<script>") and reader.status == 200


def test_starting_again_asks_first_and_keeps_the_conversation_to_delete(reader: Reader) -> None:
    ask(reader, "Who leads?")
    before = conversation_of(reader)
    reader.open("/conversation/new")
    assert "Start again?" in reader.text
    reader.send()
    assert reader.path == "/" and '<div class="mine"' not in reader.text and conversation_of(reader) == before


def test_the_audience_is_remembered(reader: Reader) -> None:
    ask(reader, "Who leads?", audience="parent")
    assert next(form for form in reader.forms if "message" in form.values).values["audience"] == "parent"
    reader.open("/")
    assert next(form for form in reader.forms if "message" in form.values).values["audience"] == "parent"


def test_what_was_left_out_is_still_said_after_a_reload(reader: Reader) -> None:
    ask(reader, f"{NOTICE_WORDS} is in here")
    assert "I left out personal details" in reader.open("/")


def test_a_note_in_another_language_carries_language_and_direction(reader: Reader) -> None:
    for text in (ask(reader, ARABIC_WORDS), reader.open("/")):
        arabic, _, english = text.partition('lang="ar" dir="rtl"')[2].partition('lang="en" dir="ltr"')
        for said in (arabic, english):
            assert 'href="tel:999"' in said and 'href="tel:02075251921"' in said and 'href="tel:02075251922"' in said
    assert "I left out" not in text and ARABIC_WORDS not in text
    assert "A message in another language. It was not kept." in text


def test_the_page_says_who_it_is_for_and_where_people_can_be_reached(reader: Reader) -> None:
    text = unescape(reader.open("/"))
    for said in (
        SAFETY,
        "999",
        "020 7525 1922",
        "earlyhelp@southwark.gov.uk",
        "Do not give a child's name",
        "Who this is for",
    ):
        assert said in text, said


def test_the_closed_desk_is_said_plainly_and_the_forms_stay(tmp_path: Path) -> None:
    with Reader(front_desk(tmp_path, model=False)) as visitor:
        text = visitor.open("/")
        assert visitor.status == 200 and "cannot answer at the moment" in text and 'href="/consultation"' in text
        visitor.open("/consultation")
        assert visitor.status == 200


def test_a_conversation_can_be_deleted_when_the_model_is_gone(tmp_path: Path) -> None:
    with Reader(front_desk(tmp_path, model=False)) as visitor:
        visitor.open("/conversation/delete")
        assert "Your conversation is deleted" in visitor.send() and visitor.status == 200


def test_an_unreadable_history_is_said_and_never_shown_as_none(reader: Reader) -> None:
    ask(reader, "Who leads?")
    reader.desk.door.broken_history = True
    assert "cannot show what was said" in reader.open("/")
    assert reader.client.get("/transcript.txt").status_code == 503


def test_the_transcript_holds_both_sides_as_plain_text(reader: Reader) -> None:
    ask(reader, "How often does the SPOC meet?")
    copy = reader.client.get("/transcript.txt")
    assert copy.headers["content-type"].startswith("text/plain") and "attachment" in copy.headers["content-disposition"]
    assert (
        "You said:\nHow often does the SPOC meet?" in copy.text
        and "The assistant said:\nIn the January 2023 text your single point" in copy.text
    )


def test_deleting_asks_first_then_deletes_and_gives_a_receipt(reader: Reader) -> None:
    ask(reader, "Who leads?")
    conversation = conversation_of(reader)
    reader.open("/consultation")
    reader.send(role="school")
    reader.send(organisation="Example Primary School")
    reader.send(name="Sam Example", email="sam@school.example.com")
    reader.open("/conversation/delete")
    assert reader.desk.door.said[conversation]
    text = reader.send()
    assert "Your conversation is deleted" in text and "Messages of both sides: 2" in text
    assert conversation not in reader.desk.door.said and "conversation" not in reader.client.cookies
    assert reader.desk.office.consultations.draft(conversation).email is None
    assert "Who leads?" not in reader.open("/").partition('id="log"')[2].partition("examples-title")[0]


def test_a_form_of_another_session_is_not_acted_on_and_loses_nothing(reader: Reader) -> None:
    reader.open("/")
    form = next(form for form in reader.forms if "message" in form.values)
    reader.client.cookies.clear()
    text = reader.post("/chat", {**form.values, "message": "Who leads?"})
    assert reader.status == 403 and "open for too long" in text and reader.desk.door.taken == 0
    fresh = next(form for form in reader.forms if "message" in form.values)
    assert fresh.values["message"] == "Who leads?"
    reader.post("/chat", fresh.values)
    assert reader.status == 200 and reader.desk.door.taken == 1


def test_what_goes_on_with_a_lost_conversation_is_not_taken_for_the_first_of_a_new_one(reader: Reader) -> None:
    ask(reader, "Who leads?")
    form = next(form for form in reader.forms if "message" in form.values)
    reader.desk.door.said.clear()
    text = reader.post("/chat", {**form.values, "message": "Sam Example"})
    assert reader.status == 422 and "what was said in it is gone" in text and reader.desk.door.taken == 1
    again = next(form for form in reader.forms if "message" in form.values)
    assert again.values["message"] == "Sam Example"
    reader.post("/chat", again.values)
    assert reader.status == 200 and reader.desk.door.taken == 2


def test_a_turn_that_failed_begins_no_conversation(reader: Reader) -> None:
    reader.open("/")
    form = next(form for form in reader.forms if "message" in form.values)
    headers = {"X-Page-Token": form.values["form_token"]}
    for message, status in ((FAILING_WORDS, 503), ("Who leads?", 200)):
        assert reader.client.post("/api/messages", json={"message": message}, headers=headers).status_code == status


def test_a_page_says_once_that_its_conversation_was_lost(reader: Reader) -> None:
    ask(reader, "Who leads?")
    reader.desk.door.said.clear()
    assert "You can begin a new one" in reader.open("/")
    assert "You can begin a new one" not in reader.open("/")


def test_starting_again_loses_nothing_that_is_told(reader: Reader) -> None:
    ask(reader, "Who leads?")
    reader.open("/conversation/new")
    assert "You can begin a new one" not in reader.send()
    reader.open("/?for=parent")
    ask(reader, "Who leads?")
    assert reader.status == 200 and reader.desk.door.taken == 2


def test_two_browsers_do_not_see_each_other(reader: Reader) -> None:
    ask(reader, "Who leads in our family?")
    with Reader(reader.desk) as stranger:
        assert "Who leads in our family?" not in stranger.open("/")


@pytest.mark.parametrize("view", ["/", "/?for=school", "/?for=parent", "/?for=practitioner"])
def test_a_first_view_is_under_fifteen_kilobytes_over_the_wire_and_asks_nobody_else(reader: Reader, view: str) -> None:
    """The page itself goes uncompressed, because it holds a form token; the files are compressed.

    300 bytes are left for the words of an edition that says more.
    """
    page = reader.open(view)
    addresses = re.findall(r'(?:src|href)="(/static/[^"]+)"', page)
    sizes = [len(page.encode())]
    for address in addresses:
        response = reader.client.get(address)
        assert response.headers["content-encoding"] == "gzip" and "immutable" in response.headers["cache-control"]
        sizes.append(int(response.headers["content-length"]))
    assert len(addresses) == 6 and sum(sizes) <= 15 * 1024 - 300, sizes
    assert not re.search(r'(?:src|action)="(?:https?:)?//', page) and "<style" not in page and "style=" not in page
