"""The tables of the consultation store, the same on SQLite and PostgreSQL.

The constraints that keep two bookings apart differ between the two and live in the
migrations; nothing else may write to these tables than the modules beside this one.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    Time,
    UniqueConstraint,
    false,
)

from assistant.adapters.database.instant import Instant

metadata = MetaData()

officers = Table(
    "officers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(200), nullable=False),
    Column("email", String(254), nullable=False, unique=True),
    Column("active", Boolean(name="officers_active"), nullable=False),
    Column("example", Boolean(name="officers_example"), nullable=False),
    Column("password_hash", Text),
    Column("feed_hash", String(64), unique=True),
    Column("administrator", Boolean(name="officers_administrator"), nullable=False, server_default=false()),
)

officer_sessions = Table(
    "officer_sessions",
    metadata,
    # A keyed hash of what the browser holds: reading the database signs nobody in.
    Column("digest", String(64), primary_key=True),
    Column("officer_id", Integer, ForeignKey("officers.id"), nullable=False, index=True),
    Column("began_at", Instant, nullable=False),
    Column("seen_at", Instant, nullable=False),
)

weekly_hours = Table(
    "weekly_hours",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("officer_id", Integer, ForeignKey("officers.id"), nullable=False, index=True),
    Column("weekday", Integer, nullable=False),
    Column("starts", Time, nullable=False),
    Column("ends", Time, nullable=False),
    CheckConstraint("weekday BETWEEN 0 AND 6", name="weekly_hours_weekday"),
    CheckConstraint("starts < ends", name="weekly_hours_order"),
)

leave = Table(
    "leave",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("officer_id", Integer, ForeignKey("officers.id"), nullable=False, index=True),
    Column("starts_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("note", String(200), nullable=False),
    CheckConstraint("starts_at < ends_at", name="leave_order"),
    CheckConstraint("kind IN ('leave', 'blocked')", name="leave_kind"),
)

closures = Table(
    "closures",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    Column("reason", String(200), nullable=False),
    CheckConstraint("first_day <= last_day", name="closures_order"),
)

rota_settings = Table(
    "rota_settings",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("slot_minutes", Integer, nullable=False),
    Column("step_minutes", Integer, nullable=False),
    Column("buffer_before_minutes", Integer, nullable=False),
    Column("buffer_after_minutes", Integer, nullable=False),
    Column("notice_minutes", Integer, nullable=False),
    Column("horizon_days", Integer, nullable=False),
    Column("daily_limit", Integer),
    CheckConstraint("id = 1", name="rota_settings_single"),
    CheckConstraint("slot_minutes > 0 AND step_minutes > 0", name="rota_settings_positive"),
)

bookings = Table(
    "bookings",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("reference", String(16), nullable=False, unique=True),
    Column("uid", String(80), nullable=False, unique=True),
    Column("state", String(12), nullable=False),
    Column("officer_id", Integer, ForeignKey("officers.id"), nullable=False),
    Column("starts_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    Column("claimed_from", Instant, nullable=False),
    Column("claimed_until", Instant, nullable=False),
    Column("version", Integer, nullable=False),
    Column("conversation", String(255)),
    Column("hold_expires_at", Instant),
    Column("request", Text),
    Column("name", String(200)),
    Column("email", String(254)),
    Column("link_nonce", String(64), nullable=False),
    Column("link_hash", String(64), nullable=False, unique=True),
    Column("assigned_because", String(200), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    CheckConstraint(
        "state IN ('held', 'confirmed', 'moved', 'cancelled', 'attended', 'missed')",
        name="bookings_state",
    ),
    CheckConstraint("starts_at < ends_at", name="bookings_order"),
    CheckConstraint("claimed_from <= starts_at AND ends_at <= claimed_until", name="bookings_claim"),
    CheckConstraint("(state = 'held') = (hold_expires_at IS NOT NULL)", name="bookings_hold_expires"),
    Index("bookings_by_load", "starts_at", "officer_id", "state", "hold_expires_at"),
    Index("bookings_by_end", "claimed_until"),
    Index("bookings_by_officer", "officer_id", "claimed_from"),
    Index("bookings_by_conversation", "conversation"),
    Index("bookings_by_email", "email"),
)

drafts = Table(
    "drafts",
    metadata,
    Column("conversation", String(255), primary_key=True),
    Column("expires_at", Instant, nullable=False),
    Column("name", String(200)),
    Column("email", String(254)),
    Column("email_proved_at", Instant),
    Column("code_nonce", String(64)),
    Column("code_expires_at", Instant),
    Column("code_tries", Integer, nullable=False),
    Column("change_reference", String(16)),
    Column("change_nonce", String(64)),
    Column("change_expires_at", Instant),
    Column("change_tries", Integer, nullable=False),
    Column("change_proved_until", Instant),
)

booking_intents = Table(
    "booking_intents",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("conversation", String(255), nullable=False, index=True),
    Column("officer_id", Integer, ForeignKey("officers.id"), nullable=False),
    Column("starts_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("request", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("booking_id", String(32), ForeignKey("bookings.id", ondelete="CASCADE")),
)

code_mails = Table(
    "code_mails",
    metadata,
    Column("id", Integer, primary_key=True),
    # A keyed hash of what the code is for and the address, so that limits outlive a deletion.
    Column("digest", String(64), nullable=False, index=True),
    Column("sent_at", Instant, nullable=False),
    Column("proved_at", Instant),
)

waiting_list = Table(
    "waiting_list",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("conversation", String(255), nullable=False, index=True),
    Column("state", String(12), nullable=False),
    Column("request", Text, nullable=False),
    Column("name", String(200), nullable=False),
    Column("email", String(254), nullable=False, index=True),
    Column("created_at", Instant, nullable=False),
    Column("offer_booking_id", String(32), ForeignKey("bookings.id", ondelete="SET NULL")),
    Column("offer_nonce", String(64)),
    Column("offer_hash", String(64), unique=True),
    Column("offer_expires_at", Instant),
    CheckConstraint("state IN ('waiting', 'offered', 'accepted', 'lapsed', 'left')", name="waiting_list_state"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("booking_id", String(32), ForeignKey("bookings.id", ondelete="CASCADE")),
    Column("booking_version", Integer, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("recipient", String(254), nullable=False, index=True),
    Column("recipient_role", String(12), nullable=False),
    Column("message_id", String(120), nullable=False, unique=True),
    Column("payload", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("next_attempt_at", Instant, nullable=False),
    Column("claimed_until", Instant),
    Column("sent_at", Instant),
    Column("superseded_at", Instant),
    Column("given_up_at", Instant),
    Column("last_error", String(500)),
    CheckConstraint("recipient_role IN ('caller', 'officer')", name="outbox_recipient_role"),
    UniqueConstraint("booking_id", "booking_version", "kind", "recipient", name="outbox_once_per_change"),
    Index("outbox_due", "next_attempt_at"),
)

audit = Table(
    "audit",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False),
    Column("actor", String(120), nullable=False),
    Column("action", String(60), nullable=False),
    Column("subject", String(120), nullable=False, index=True),
    Column("detail", Text, nullable=False),
    Column("previous_hash", String(64), nullable=False),
    Column("hash", String(64), nullable=False, unique=True),
)

audit_head = Table(
    "audit_head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, nullable=False),
    Column("hash", String(64), nullable=False),
    CheckConstraint("id = 1", name="audit_head_single"),
)

booking_progress = Table(
    "booking_progress",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("step", String(20), nullable=False),
    Column("day", Date, nullable=False, index=True),
)

answer_feedback = Table(
    "answer_feedback",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("answer", String(32), nullable=False, index=True),
    Column("topic", String(60), nullable=False),
    Column("edition", String(20), nullable=False),
    Column("voice", String(20), nullable=False),
    Column("decision", String(60), nullable=False),
    Column("reason", String(20), nullable=False),
    Column("day", Date, nullable=False),
    Column("mended_on", Date),
    CheckConstraint(
        "reason IN ('useful', 'wrong', 'did_not_answer', 'hard_to_understand', 'out_of_date')",
        name="answer_feedback_reason",
    ),
)
