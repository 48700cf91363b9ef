"""What is kept, for how long, and what is gone when somebody asks to be forgotten."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import select, text

from assistant.adapters.database.tables import metadata
from assistant.consultation.model import BookingState, Closure, OfficerId, WaitingEntry
from assistant.consultation.outbox import MailKind
from assistant.consultation.outcomes.waiting import Forgotten, Purged
from assistant.consultation.rota_desk import add_example_rota
from tests.support.bookers import shifted
from tests.support.databases import new_database
from tests.support.office import MONDAY, REQUEST, TUESDAY_AT_TEN, Office, slot_at

CANARY = "quetzal@school.example.com"


def everything(office: Office) -> str:
    """Every row of every table."""
    with office.engine.connect() as connection:
        return "\n".join(str(row) for table in metadata.sorted_tables for row in connection.execute(select(table)))


def test_purging_deletes_what_ended_before_and_keeps_the_rest(office: Office):
    old = office.book("anna", slot_at())
    kept = office.book("ben", shifted(slot_at(), timedelta(days=7)))
    with office.unit_of_work() as work:
        for message in work.outbox.latest():
            work.outbox.mark_sent(message.id, TUESDAY_AT_TEN)
        work.commit()
    office.clock.advance(timedelta(days=30))
    office.consultations.expire_holds()

    assert office.consultations.purge(TUESDAY_AT_TEN + timedelta(days=1)) == Purged(bookings=1, waiting=0)
    assert office.consultations.find(old.reference) is None
    assert office.consultations.find(kept.reference) is not None
    assert old.email not in everything(office)
    assert kept.email in everything(office)


def test_purging_deletes_who_waited_in_vain_but_no_offer_that_stands(office: Office):
    entry = WaitingEntry("w1", "anna", "waiting", REQUEST, "Sam Example", "anna@school.example.com", MONDAY)
    later = MONDAY + timedelta(days=1)
    with office.unit_of_work() as work:
        work.waiting_list.save(entry)
        work.waiting_list.save(replace(entry, id="w2", email="ben@school.example.com", state="offered"))
        work.waiting_list.save(replace(entry, id="w3", email="carl@school.example.com", created_at=later))
        work.commit()

    assert office.consultations.purge(later) == Purged(bookings=0, waiting=1)
    with office.unit_of_work(writing=False) as work:
        assert [each.id for each in work.waiting_list.waiting()] == ["w3"]
        assert work.waiting_list.open_entry("ben@school.example.com") is not None


def test_forgetting_leaves_no_trace_of_the_person(office: Office):
    ahead = office.book("anna", slot_at(), CANARY)
    office.hold("anna", shifted(slot_at(), timedelta(hours=2)))
    office.consultations.prepare("anna", REQUEST)

    receipt = office.consultations.forget(CANARY.upper())

    assert receipt == Forgotten(bookings=1, drafts=1, messages=3, waiting=0)
    assert "quetzal" not in everything(office)
    assert "Sam Example" not in everything(office)
    assert REQUEST.topic not in everything(office)
    assert office.consultations.find(ahead.reference).state is BookingState.CANCELLED


def test_the_officer_hears_that_a_forgotten_caller_will_not_come(office: Office):
    office.book("anna", slot_at(), CANARY)
    office.consultations.forget(CANARY)

    told = [(message.recipient_role, message.payload["reason"]) for message in office.messages(MailKind.CANCEL)]
    assert told == [("officer", "forgotten")]


def test_a_consultation_that_was_is_kept_without_the_person(office: Office):
    booking = office.book("anna", slot_at(), CANARY)
    office.clock.set(TUESDAY_AT_TEN)
    office.consultations.mark(OfficerId(1), booking.reference, BookingState.ATTENDED)

    office.consultations.forget(CANARY)

    kept = office.consultations.find(booking.reference)
    assert (kept.state, kept.name, kept.email, kept.request) == (BookingState.ATTENDED, None, None, None)


def test_forgetting_somebody_unknown_says_so(office: Office):
    assert office.consultations.forget("nobody@school.example.com") == Forgotten(0, 0, 0, 0)
    assert office.consultations.forget("no address") == Forgotten(0, 0, 0, 0)


def test_forgotten_bytes_are_gone_from_the_file_of_sqlite(tmp_path: Path):
    url = new_database("sqlite", tmp_path)
    office = Office(url)
    office.add_officers()
    office.book("anna", slot_at(), CANARY)
    office.consultations.forget(CANARY)
    with office.engine.connect() as connection:
        connection.rollback()
        connection.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    office.engine.dispose()

    for file in tmp_path.iterdir():
        assert b"quetzal" not in file.read_bytes(), file.name


def test_drafts_that_ran_out_are_deleted(office: Office):
    office.consultations.give_contact("anna", "Sam Example", CANARY)
    office.clock.advance(office.policy.draft + office.policy.draft_kept - timedelta(minutes=1))
    office.consultations.expire_holds()
    assert "quetzal" in everything(office)
    office.clock.advance(timedelta(minutes=1))
    office.consultations.expire_holds()
    assert "quetzal" not in everything(office)


def test_a_draft_that_ran_out_is_used_for_nothing_until_it_is_taken_up(office: Office):
    office.consultations.give_contact("anna", "Sam Example", CANARY)
    assert not office.consultations.ran_out("anna")
    office.clock.advance(office.policy.draft)
    assert office.consultations.ran_out("anna")
    assert office.consultations.draft("anna").name is None
    assert not office.consultations.take_up("ben")
    assert office.consultations.take_up("anna")
    assert office.consultations.draft("anna").name == "Sam Example"
    assert not office.consultations.ran_out("anna")


def test_a_draft_that_ran_out_gives_way_to_a_new_one_and_cannot_be_taken_up_for_ever(office: Office):
    office.consultations.give_contact("anna", "Sam Example", CANARY)
    office.clock.advance(office.policy.draft)
    office.consultations.give_contact("anna", "Kim Example", None)
    assert office.consultations.draft("anna").email is None
    office.clock.advance(office.policy.draft + office.policy.draft_kept)
    assert not office.consultations.ran_out("anna")
    assert not office.consultations.take_up("anna")


def test_who_a_caller_is_does_not_show_in_a_repr(office: Office):
    booking = office.book("anna", slot_at(), CANARY)
    shown = repr(booking) + repr(office.consultations.draft("anna"))
    assert "quetzal" not in shown
    assert "Sam Example" not in shown


def test_the_rota_is_kept_as_it_was_entered(office: Office):
    desk = office.desk
    hours = [(0, time(9, 30), time(12)), (0, time(13), time(16, 15))]
    desk.set_hours("officer 1", OfficerId(1), hours)
    leave, _ = desk.add_leave("officer 1", OfficerId(1), TUESDAY_AT_TEN, TUESDAY_AT_TEN + timedelta(days=2), note="x")
    closure, _ = desk.add_closure("officer 1", Closure(date(2026, 12, 24), date(2026, 12, 31), "Winter"))

    rota = desk.rota()
    assert [(each.weekday, each.starts, each.ends) for each in rota.hours] == hours
    assert rota.leave == (leave,)
    assert rota.closures == (closure,)

    desk.remove_leave("officer 1", leave.id)
    desk.remove_closure("officer 1", closure.id)
    assert (desk.rota().leave, desk.rota().closures) == ((), ())
    assert desk.remove_leave("officer 1", leave.id) is None


def test_every_change_of_the_rota_is_in_the_audit_trail(office: Office):
    office.desk.set_hours("officer 1", OfficerId(1), [(0, time(9), time(12))])
    leave, _ = office.desk.add_leave(
        "officer 1", OfficerId(1), TUESDAY_AT_TEN, TUESDAY_AT_TEN + timedelta(hours=1), kind="blocked"
    )
    office.desk.remove_leave("officer 1", leave.id)
    office.desk.set_password_hash("officer 1", OfficerId(1), "$argon2id$…")
    office.desk.new_feed_secret("officer 1", OfficerId(1))
    office.desk.set_officer_active("officer 1", OfficerId(1), False)

    actions = [(entry.actor, entry.action) for entry in office.consultations.history("officer 1")]
    assert [action for _, action in actions] == [
        "officer_added",
        "hours_set",
        "leave_added",
        "leave_removed",
        "password_set",
        "feed_renewed",
        "officer_changed",
    ]
    assert "argon2id" not in str(office.consultations.history("officer 1"))


def test_an_officer_logs_in_only_while_active_and_with_a_password(office: Office):
    assert office.desk.password_hash("officer1@example.invalid") is None
    office.desk.set_password_hash("test", OfficerId(1), "hash")
    assert office.desk.password_hash("Officer1@Example.invalid") == (1, "hash")
    office.desk.set_officer_active("test", OfficerId(1), False)
    assert office.desk.password_hash("officer1@example.invalid") is None


def test_a_renewed_feed_secret_replaces_the_old_one(office: Office):
    old = office.desk.new_feed_secret("test", OfficerId(1))
    new = office.desk.new_feed_secret("test", OfficerId(1))

    assert office.desk.officer_by_feed(old) is None
    assert office.desk.officer_by_feed(new).id == 1


def test_a_fresh_installation_has_two_example_officers_who_say_so(database_url: str):
    office = Office(database_url)
    added = add_example_rota(office.desk)

    assert [officer.example for officer in added] == [True, True]
    assert add_example_rota(office.desk) == ()
    assert len(office.desk.rota().officers) == 2
    office.engine.dispose()


def test_instants_need_a_time_zone(office: Office):
    naive = datetime(2026, 11, 24, 10)
    with pytest.raises(Exception, match="an instant needs a time zone"):
        office.desk.add_leave("test", OfficerId(1), naive, naive)


def test_instants_come_back_in_utc_whatever_zone_they_were_given_in(office: Office):
    elsewhere = timezone(timedelta(hours=5, minutes=30))
    given = TUESDAY_AT_TEN.astimezone(elsewhere)
    leave, _ = office.desk.add_leave("test", OfficerId(1), given, given + timedelta(hours=1))

    (kept,) = office.desk.rota().leave
    assert kept.starts_at == leave.starts_at
    assert kept.starts_at.utcoffset() == timedelta(0)


def test_reading_does_not_wait_for_who_writes(office: Office):
    office.book("anna", slot_at())
    with office.unit_of_work() as writing:
        writing.bookings.remove_expired_holds(office.clock.now())
        assert len(office.consultations.free_slots()) == 4


def test_what_is_not_committed_is_not_there(office: Office):
    with office.unit_of_work() as work:
        work.audit.append("test", "nothing", "nothing", {})
    with office.engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM audit WHERE action = 'nothing'")).scalar_one() == 0
