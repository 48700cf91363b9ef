"""The mails themselves: words, invitations, and what cannot be smuggled into them."""

import email
import email.policy
from dataclasses import replace
from datetime import timedelta

import icalendar
import pytest

from assistant.adapters.calendar.officer_feed import officer_feed
from assistant.adapters.mail.delivery import Delivered, FolderSender, SmtpSender, TryLater
from assistant.adapters.mail.writer import TEMPLATES, MailWriter, NotOneAddress, one_address
from assistant.consultation.changing import AsOfficer, WithLink
from assistant.consultation.model import Slot
from assistant.consultation.outbox import MailKind, OutboxMessage
from tests.support.office import EVERY_WEEKDAY, MONDAY, TUESDAY_AT_TEN, Office, slot_at
from tests.support.post_office import IDENTITY, Postbox, brief_of, plain_text, worker_for

WHEN = "Tuesday 24 November 2026, 10am to 10.30am"


@pytest.fixture()
def backend() -> str:
    """The words do not depend on the database."""
    return "sqlite"


@pytest.fixture()
def postbox(office: Office) -> Postbox:
    """What a worker sent for a booking that was just made."""
    box = Postbox()
    office.book("alpha", slot_at())
    worker_for(office, box).run_once()
    return box


def calendar_part(mail) -> tuple[str, icalendar.Event]:
    """The method that the MIME header promises, and the event."""
    (part,) = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
    calendar = icalendar.Calendar.from_ical(part.get_payload(decode=True))
    assert calendar["METHOD"] == part.get_param("method")
    return part.get_param("method"), calendar.walk("VEVENT")[0]


def test_the_code_stands_on_a_line_of_its_own(office):
    box = Postbox()
    office.consultations.give_contact("alpha", "Sam Example", "alpha@school.example.com")
    office.consultations.send_code("alpha")
    worker_for(office, box).run_once()
    (mail,) = box.mails
    assert f"Your code is: {office.code_of('alpha')}" in plain_text(mail).splitlines()
    assert office.code_of("alpha") not in mail["Subject"]


def test_a_code_is_nowhere_in_the_database_before_or_after_it_was_mailed(office):
    office.consultations.give_contact("alpha", "Sam Example", "alpha@school.example.com")
    office.consultations.send_code("alpha")
    code = office.code_of("alpha")
    worker_for(office, Postbox()).run_once()
    (message,) = office.messages(MailKind.CODE)
    assert code not in repr(message)


def test_a_booking_brings_an_invitation_to_both(postbox):
    (to_caller,) = [mail for mail in postbox.to("alpha@school.example.com") if "confirmed" in mail["Subject"]]
    (to_officer,) = postbox.to("officer1@example.invalid")
    assert to_caller["Subject"] == "Consultation confirmed: Tuesday 24 November 2026, 10am"
    for mail in (to_caller, to_officer):
        assert WHEN in plain_text(mail)
        method, event = calendar_part(mail)
        assert (method, event["SEQUENCE"]) == ("REQUEST", 0)
        assert [part.get_filename() for part in mail.iter_attachments() if part.get_filename()] == ["invitation.ics"]
    assert calendar_part(to_caller)[1]["UID"] == calendar_part(to_officer)[1]["UID"]


def test_only_the_officer_gets_the_brief_and_only_the_caller_gets_the_link(postbox):
    (to_caller,) = [mail for mail in postbox.to("alpha@school.example.com") if "confirmed" in mail["Subject"]]
    (to_officer,) = postbox.to("officer1@example.invalid")
    assert "Brief: attendance below half" in plain_text(to_officer)
    assert "Brief: attendance below half" in calendar_part(to_officer)[1]["DESCRIPTION"]
    assert "Brief" not in to_caller.as_string()
    assert "https://assistant.example/booking/" in plain_text(to_caller)
    assert "/booking/" not in plain_text(to_officer)
    assert "/booking/" not in calendar_part(to_officer)[1]["DESCRIPTION"]


def test_the_wall_time_is_the_same_in_words_and_in_the_invitation(office):
    """A summer time, an hour ahead of UTC."""
    office.clock.set(MONDAY.replace(year=2027, month=6, day=28))
    box = Postbox()
    start = office.clock.now() + timedelta(days=1, hours=4)
    office.book("alpha", Slot(1, start, start + timedelta(minutes=30)))
    worker_for(office, box).run_once()
    invitations = [mail for mail in box.mails if "confirmed" in mail["Subject"] or "booked" in mail["Subject"]]
    assert len(invitations) == 2
    for mail in invitations:
        assert "Tuesday 29 June 2027, 1pm to 1.30pm" in plain_text(mail)
        assert calendar_part(mail)[1]["DTSTART"].dt.strftime("%H:%M") == "13:00"


def test_moving_and_cancelling_say_so_and_count_on(office, postbox):
    worker = worker_for(office, postbox)
    sent = len(postbox.mails)
    reference = office.messages(MailKind.REQUEST)[0].payload["reference"]
    secret = office.secrets.link_secret(office.messages(MailKind.REQUEST)[0].payload["link_nonce"])
    office.consultations.move(WithLink(secret), reference, slot_at(slot_at().starts_at + timedelta(hours=2)))
    worker.run_once()
    moved = postbox.mails[sent:]
    assert {mail["Subject"] for mail in moved} == {"Consultation moved: Tuesday 24 November 2026, midday"}
    assert {(calendar_part(mail)[0], calendar_part(mail)[1]["SEQUENCE"]) for mail in moved} == {("REQUEST", 1)}
    office.consultations.cancel(WithLink(secret), reference)
    worker.run_once()
    cancelled = postbox.mails[sent + 2 :]
    assert {mail["Subject"] for mail in cancelled} == {"Consultation cancelled: Tuesday 24 November 2026, midday"}
    assert {(calendar_part(mail)[0], calendar_part(mail)[1]["SEQUENCE"]) for mail in cancelled} == {("CANCEL", 2)}
    uids = {calendar_part(mail)[1]["UID"] for mail in moved + cancelled}
    assert len(uids) == 1


@pytest.mark.parametrize(
    "evil", ["Sam\r\nBcc: eve@evil.example", "Sam\nSubject: x", "Sam\x00\x0b\u2028Bcc: eve@evil.example"]
)
def test_no_name_can_add_a_header(office, evil):
    booking = replace(office.book("alpha", slot_at()), name=evil)
    (message,) = [each for each in office.messages(MailKind.REQUEST) if each.recipient_role == "officer"]
    with office.unit_of_work(writing=False) as work:
        officer = replace(work.rota.rota().officers[0], name=evil)
    mail = MailWriter(IDENTITY, office.secrets, brief_of).write(message, booking, officer, MONDAY)
    read = email.message_from_bytes(mail.as_bytes(), policy=email.policy.default)
    assert read["Bcc"] is None
    assert len(read.get_all("Subject")) == 1
    assert read["To"] == "officer1@example.invalid"


@pytest.mark.parametrize(
    "text",
    [
        "a@b.example, c@d.example",
        "a@b.example\r\nBcc: x@y.z",
        "a\x00@b.example",
        "<a@b.example>",
        "a@b",
        "",
        "a b@c.de",
        "@c.de",
        "ü@c.de",
    ],
)
def test_a_recipient_is_exactly_one_mailbox(text):
    with pytest.raises(NotOneAddress):
        one_address(text)


def test_a_mail_that_is_written_again_keeps_its_id_and_its_invitation(office):
    booking = office.book("alpha", slot_at())
    message = office.messages(MailKind.REQUEST)[0]
    writer = MailWriter(IDENTITY, office.secrets, brief_of)
    first = writer.write(message, booking, None, MONDAY)
    again = writer.write(message, booking, None, MONDAY + timedelta(hours=1))
    assert first["Message-ID"] == again["Message-ID"] == f"<{message.message_id}>"
    assert calendar_part(first)[1].to_ical() == calendar_part(again)[1].to_ical()


def test_the_feed_shows_what_the_invitation_said(office):
    """The same UID and words; a cancelled consultation stays, marked."""
    kept = office.book("alpha", slot_at())
    dropped = office.book("beta", slot_at(slot_at().starts_at + timedelta(hours=2)))
    office.consultations.cancel(WithLink(office.link_secret(dropped)), dropped.reference)
    writer = MailWriter(IDENTITY, office.secrets, brief_of)
    with office.unit_of_work(writing=False) as work:
        officer = work.rota.rota().officers[0]
    bookings = office.consultations.bookings_between(MONDAY, MONDAY + timedelta(days=7))
    feed = icalendar.Calendar.from_ical(officer_feed(writer, officer, bookings, MONDAY))
    found = {str(event["UID"]): event for event in feed.walk("VEVENT")}
    assert {uid: str(event["STATUS"]) for uid, event in found.items()} == {
        kept.uid: "CONFIRMED",
        dropped.uid: "CANCELLED",
    }
    message = next(each for each in office.messages(MailKind.REQUEST) if each.recipient_role == "officer")
    _, invited = calendar_part(writer.write(message, kept, officer, MONDAY))
    for key in ("SUMMARY", "DESCRIPTION", "SEQUENCE"):
        assert found[kept.uid][key] == invited[key]
    assert officer_feed(writer, replace(officer, id=99), bookings, MONDAY).count(b"BEGIN:VEVENT") == 0


def test_every_kind_of_mail_has_words_that_fit_all_their_gaps(office):
    """Caller and officer, with every optional value present and absent."""
    booking = office.book("alpha", slot_at())
    with office.unit_of_work(writing=False) as work:
        officer = work.rota.rota().officers[0]
    writer = MailWriter(IDENTITY, office.secrets, brief_of)
    about = dict(office.messages(MailKind.REQUEST)[0].payload)
    about |= {"nonce": "abc", "expires_at": MONDAY.isoformat(), "reason": "officer", "about": "request caller"}
    roles = {
        MailKind.CANCEL: ("caller", "officer"),
        MailKind.REQUEST: ("caller", "officer"),
        MailKind.OFFICER_ALERT: ("officer",),
    }
    other_times = [{"starts_at": about["starts_at"], "ends_at": about["ends_at"]}]
    for kind in MailKind:
        if kind.value.startswith("calendar"):
            continue
        for role in roles.get(kind, ("caller",)):
            for more in ({}, {"alternatives": other_times, "sequence": 3, "reason": "caller"}):
                message = OutboxMessage(
                    1, booking.id, 1, kind, "a@b.example", role, "id@host", MONDAY, payload={**about, **more}
                )
                text = plain_text(writer.write(message, booking, officer, MONDAY))
                assert text.strip(), (kind, role)
                assert "{" not in text, (kind, role)
                assert "\n\n\n" not in text, (kind, role, text)


def test_the_apology_names_the_nearest_other_times(office):
    message = OutboxMessage(
        1, "b", 2, MailKind.DECLINED, "a@b.example", "caller", "id@host", MONDAY,
        payload={
            "reference": "R", "uid": "u@h", "sequence": 1, "starts_at": "2026-11-24T10:00:00+00:00",
            "ends_at": "2026-11-24T10:30:00+00:00", "reason": "officer",
            "alternatives": [{"starts_at": "2026-11-24T11:00:00+00:00", "ends_at": "2026-11-24T11:30:00+00:00"}],
        },
    )  # fmt: skip
    mail = MailWriter(IDENTITY, office.secrets, brief_of).write(message, None, None, MONDAY)
    assert "- Tuesday 24 November 2026, 11am to 11.30am" in plain_text(mail).splitlines()
    assert calendar_part(mail)[0] == "CANCEL"


def test_no_template_holds_a_phone_number_of_its_own():
    """Numbers come from the contact list, so that two similar ones cannot be swapped here."""
    for file in TEMPLATES.glob("*.yml"):
        assert not any(character.isdigit() for character in file.read_text()), file.name


def test_a_folder_takes_mails_whole_and_once(tmp_path, office):
    booking = office.book("alpha", slot_at())
    mail = MailWriter(IDENTITY, office.secrets, brief_of).write(
        office.messages(MailKind.REQUEST)[0], booking, None, MONDAY
    )
    sender = FolderSender(tmp_path / "mail")
    assert sender.send(mail, "20261123-1") == sender.send(mail, "20261123-1") == Delivered()
    (file,) = (tmp_path / "mail").iterdir()
    assert file.name == "20261123-1.eml"
    assert email.message_from_bytes(file.read_bytes(), policy=email.policy.default)["Message-ID"] == mail["Message-ID"]
    assert file.stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_written_is_a_reason_to_wait(tmp_path, office):
    (tmp_path / "mail").write_text("a file is in the way")
    booking = office.book("alpha", slot_at())
    mail = MailWriter(IDENTITY, office.secrets, brief_of).write(
        office.messages(MailKind.REQUEST)[0], booking, None, MONDAY
    )
    assert isinstance(FolderSender(tmp_path / "mail").send(mail, "x"), TryLater)


@pytest.mark.parametrize("url", ["http://x", "smtp://", "mail.example", ""])
def test_an_smtp_address_that_makes_no_sense_is_refused_at_once(url):
    with pytest.raises(ValueError, match="smtp"):
        SmtpSender(url)


def test_a_password_is_not_sent_without_encryption_to_another_machine(monkeypatch):
    """The server offers no STARTTLS, so the login is not even tried."""
    said = []

    class Plain:
        def __init__(self, *args, **kwargs):
            pass

        def ehlo(self):
            said.append("EHLO")

        def has_extn(self, name):
            return False

        def login(self, user, password):
            said.append(password)

        def close(self):
            pass

    monkeypatch.setattr("smtplib.SMTP", Plain)
    outcome = SmtpSender("smtp://user:secret@mail.example:25").send(email.message.EmailMessage(), "x")
    assert outcome == TryLater("the server lacks encryption or login", unreachable=True)
    assert said == ["EHLO"]


def test_who_takes_over_a_consultation_is_told_so_and_the_caller_hears_who_is_new(office: Office):
    new = office.desk.add_officer("test", "Nia Example", "nia@example.invalid", EVERY_WEEKDAY)
    booking = office.book("beta", slot_at())
    box = Postbox()
    worker = worker_for(office, box)
    worker.run_once()
    box.mails.clear()
    office.consultations.move(AsOfficer(booking.slot.officer_id), booking.reference, slot_at(officer_id=new.id))
    worker.run_once()

    (to_caller,), (to_new,) = box.to(booking.email), box.to("nia@example.invalid")
    assert to_caller["Subject"].startswith("Your consultation has a new officer")
    assert "The time has not changed" in plain_text(to_caller)
    assert "With: Nia Example" in plain_text(to_caller)
    assert to_new["Subject"].startswith("Consultation handed to you")
    later = slot_at(TUESDAY_AT_TEN + timedelta(hours=2), officer_id=1)
    box.mails.clear()
    office.consultations.move(AsOfficer(new.id), booking.reference, later)
    worker.run_once()
    (to_caller,) = box.to(booking.email)
    assert to_caller["Subject"].startswith("Consultation moved")
    assert "(a new officer)" in plain_text(to_caller)


@pytest.mark.parametrize("reply_to", [None, "inbox@council.example"])
def test_answers_are_asked_for_only_where_somebody_reads_them(office: Office, reply_to: str | None):
    booking = office.book("beta", slot_at())
    officer = office.desk.rota().officers[0]
    writer = MailWriter(replace(IDENTITY, reply_to=reply_to), office.secrets, brief_of)
    asked = {}
    for message in office.messages(MailKind.REQUEST)[-2:]:
        mail = writer.write(message, booking, officer, MONDAY)
        event = calendar_part(mail)[1]
        assert mail["Reply-To"] == reply_to
        assert str(event["ORGANIZER"]) == f"mailto:{reply_to or IDENTITY.sender}"
        asked[message.recipient_role] = event["ATTENDEE"].params["RSVP"]
        if message.recipient_role == "officer":
            assert ("reaches nobody" in plain_text(mail)) is (reply_to is None)
    assert asked == {"caller": "FALSE", "officer": "TRUE" if reply_to else "FALSE"}
