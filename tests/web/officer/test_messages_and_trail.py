"""The outbox, the mails in the folder, the audit trail, and the calendar feed."""

from __future__ import annotations

from sqlalchemy import text

from assistant.adapters.mail.delivery import FolderSender, TryLater
from assistant.adapters.mail.outbox_worker import OutboxWorker
from tests.web.officer.conftest import COLLEAGUE, HOLDER, OfficersPages, token_of


def send_mails(pages: OfficersPages, sender: object) -> None:
    """One round of the worker on the clock of the tests."""
    services = pages.services
    OutboxWorker(services.unit_of_work, services.clock, services.mail_writer, sender).run_once()


class Broken:
    """A mail server that is away."""

    def send(self, mail: object, name: str) -> TryLater:
        """Nothing is taken."""
        return TryLater("ConnectionRefusedError")


def test_the_mails_of_the_folder_can_be_read(pages: OfficersPages) -> None:
    booking = pages.book()
    send_mails(pages, FolderSender(pages.services.settings.mail_folder))
    client = pages.browser(HOLDER)
    page = client.get("/officer/messages").text
    name = next(part.split('"')[0] for part in page.split("/officer/messages/mails/")[1:] if "request-officer" in part)
    mail = client.get(f"/officer/messages/mails/{name}").text
    assert booking.reference in mail
    assert "BEGIN:VCALENDAR" in mail


def test_with_a_mail_server_no_folder_is_shown(pages: OfficersPages) -> None:
    object.__setattr__(pages.services.settings, "smtp_url", "smtp://mail.example.invalid")
    client = pages.browser(HOLDER)
    assert "Mails in the folder" not in client.get("/officer/messages").text
    assert client.get("/officer/messages/mails/20261123-080000-000001-code-caller.eml").status_code == 404


def test_a_failed_message_is_tried_again_at_once(pages: OfficersPages) -> None:
    pages.book()
    send_mails(pages, Broken())
    client = pages.browser(HOLDER)
    assert "ConnectionRefusedError" in client.get("/officer/messages").text
    assert "Messages that did not arrive" in client.get("/officer").text
    failing = [each for each in pages.office.messages() if each.last_error]
    assert failing
    for each in failing:
        path = f"/officer/messages/{each.id}/again"
        assert client.post(path, data={"form_token": token_of(client)}).status_code == 303
    send_mails(pages, FolderSender(pages.services.settings.mail_folder))
    assert all(each.sent_at for each in pages.office.messages() if each.id in {each.id for each in failing})


def test_a_message_that_was_given_up_can_be_sent_after_all(pages: OfficersPages) -> None:
    pages.book()
    message = pages.office.messages()[0]
    with pages.services.unit_of_work() as work:
        work.outbox.give_up(message.id, "mail refused (550)", pages.office.clock.now())
        work.commit()
    client = pages.browser(HOLDER)
    path = f"/officer/messages/{message.id}/again"
    assert client.post(path, data={"form_token": token_of(client)}).status_code == 303
    assert pages.office.messages()[0].given_up_at is None


def test_what_has_not_failed_is_not_hurried(pages: OfficersPages) -> None:
    pages.book()
    client = pages.browser(HOLDER)
    before = pages.office.messages()
    for each in before:
        path = f"/officer/messages/{each.id}/again"
        assert client.post(path, data={"form_token": token_of(client)}).status_code == 404
    assert pages.office.messages() == before


def test_an_untouched_trail_is_said_to_be_whole(pages: OfficersPages) -> None:
    page = pages.browser(HOLDER).get("/officer/audit").text
    assert "The trail is whole" in page
    assert "signed in" in page


def test_a_changed_entry_is_named(pages: OfficersPages) -> None:
    client = pages.browser(HOLDER)
    with pages.office.engine.begin() as connection:
        triggers = connection.execute(
            text("SELECT name FROM sqlite_master WHERE type='trigger' AND name LIKE 'audit%'")
        )
        for (name,) in triggers.all():
            connection.execute(text(f"DROP TRIGGER {name}"))
        connection.execute(text("UPDATE audit SET actor = 'nobody' WHERE position = 3"))
    page = client.get("/officer/audit").text
    assert "Somebody changed the trail" in page
    assert "entry 3 was changed" in page


def test_the_feed_shows_the_officers_own_consultations(pages: OfficersPages) -> None:
    booking, other = pages.book(), pages.book("berta", COLLEAGUE)
    client = pages.browser(HOLDER)
    page = client.post("/officer/calendar", data={"form_token": token_of(client)}).text
    path = page.split("https://testserver", 1)[1].split("<", 1)[0]
    response = pages.browser().get(path)
    assert response.headers["content-type"].startswith("text/calendar")
    assert booking.uid in response.text.replace("\r\n ", "")
    assert other.uid not in response.text.replace("\r\n ", "")


def test_a_new_address_stops_the_one_before_and_neither_is_kept(pages: OfficersPages) -> None:
    client = pages.browser(HOLDER)
    paths = []
    for _ in range(2):
        page = client.post("/officer/calendar", data={"form_token": token_of(client)}).text
        paths.append(page.split("https://testserver", 1)[1].split("<", 1)[0])
    assert [pages.browser().get(path).status_code for path in paths] == [404, 200]
    assert "/officer/feed/" not in client.get("/officer/calendar").text
    with pages.office.engine.connect() as connection:
        kept = connection.execute(text("SELECT feed_hash FROM officers")).scalars().all()
    secret = paths[1].rpartition("/")[2].removesuffix(".ics")
    assert len(secret) == 32
    assert secret not in str(kept)


def test_the_feed_of_an_officer_who_left_is_gone(pages: OfficersPages) -> None:
    client = pages.browser(HOLDER)
    page = client.post("/officer/calendar", data={"form_token": token_of(client)}).text
    path = page.split("https://testserver", 1)[1].split("<", 1)[0]
    pages.services.rota_desk.set_officer_active("test", pages.officer(HOLDER).id, False)
    assert pages.browser().get(path).status_code == 404
