"""Bookings and what keeps them apart, drafts, idempotency keys, and the outbox."""

import sqlalchemy as sa
from alembic import op

from assistant.adapters.database.migrations.dropping import drop_tables

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

LIVE = "('held', 'confirmed', 'moved')"


def upgrade() -> None:
    """Create the bookings with their constraint, and what hangs on them."""
    _create_bookings()
    if op.get_bind().dialect.name == "postgresql":
        _keep_apart_on_postgresql()
    else:
        _keep_apart_on_sqlite()
    _create_conversations()
    _create_outbox()


def downgrade() -> None:
    """Drop the bookings and what hangs on them; their triggers and indexes go with them."""
    drop_tables("outbox", "code_mails", "booking_intents", "drafts", "bookings")


def _create_bookings() -> None:
    instant = sa.DateTime(timezone=True)
    op.create_table(
        "bookings",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("reference", sa.String(16), nullable=False, unique=True),
        sa.Column("uid", sa.String(80), nullable=False, unique=True),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("officer_id", sa.Integer, sa.ForeignKey("officers.id"), nullable=False),
        sa.Column("starts_at", instant, nullable=False),
        sa.Column("ends_at", instant, nullable=False),
        sa.Column("claimed_from", instant, nullable=False),
        sa.Column("claimed_until", instant, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("conversation", sa.String(255)),
        sa.Column("hold_expires_at", instant),
        sa.Column("request", sa.Text),
        sa.Column("name", sa.String(200)),
        sa.Column("email", sa.String(254)),
        sa.Column("link_nonce", sa.String(64), nullable=False),
        sa.Column("link_hash", sa.String(64), nullable=False, unique=True),
        sa.Column("assigned_because", sa.String(200), nullable=False),
        sa.Column("created_at", instant, nullable=False),
        sa.Column("changed_at", instant, nullable=False),
        sa.CheckConstraint(
            "state IN ('held', 'confirmed', 'moved', 'cancelled', 'attended', 'missed')",
            name="bookings_state",
        ),
        sa.CheckConstraint("starts_at < ends_at", name="bookings_order"),
        sa.CheckConstraint("claimed_from <= starts_at AND ends_at <= claimed_until", name="bookings_claim"),
        sa.CheckConstraint("(state = 'held') = (hold_expires_at IS NOT NULL)", name="bookings_hold_expires"),
    )
    op.create_index("bookings_by_time", "bookings", ["starts_at"])
    op.create_index("bookings_by_officer", "bookings", ["officer_id", "claimed_from"])
    op.create_index("bookings_by_conversation", "bookings", ["conversation"])
    op.create_index("bookings_by_email", "bookings", ["email"])
    op.execute("CREATE UNIQUE INDEX bookings_one_hold ON bookings (conversation) WHERE state = 'held'")


def _keep_apart_on_postgresql() -> None:
    # An officer as a range of one whole number needs no extension, unlike `officer_id WITH =`.
    op.execute(
        f"""
        ALTER TABLE bookings ADD CONSTRAINT bookings_no_overlap EXCLUDE USING gist (
            int4range(officer_id, officer_id, '[]') WITH &&,
            tstzrange(claimed_from, claimed_until, '[)') WITH &&
        ) WHERE (state IN {LIVE})
        """
    )


def _keep_apart_on_sqlite() -> None:
    op.execute(f"CREATE UNIQUE INDEX bookings_live_start ON bookings (officer_id, starts_at) WHERE state IN {LIVE}")
    for event in ("INSERT", "UPDATE"):
        op.execute(
            f"""
            CREATE TRIGGER bookings_no_overlap_{event.lower()} BEFORE {event} ON bookings
            WHEN NEW.state IN {LIVE}
            BEGIN
                SELECT RAISE(ABORT, 'bookings_no_overlap') WHERE EXISTS (
                    SELECT 1 FROM bookings AS other
                    WHERE other.officer_id = NEW.officer_id
                      AND other.id <> NEW.id
                      AND other.state IN {LIVE}
                      AND other.claimed_from < NEW.claimed_until
                      AND NEW.claimed_from < other.claimed_until
                );
            END
            """
        )


def _create_conversations() -> None:
    instant = sa.DateTime(timezone=True)
    op.create_table(
        "drafts",
        sa.Column("conversation", sa.String(255), primary_key=True),
        sa.Column("expires_at", instant, nullable=False),
        sa.Column("name", sa.String(200)),
        sa.Column("email", sa.String(254)),
        sa.Column("email_proved_at", instant),
        sa.Column("code_nonce", sa.String(64)),
        sa.Column("code_expires_at", instant),
        sa.Column("code_tries", sa.Integer, nullable=False),
        sa.Column("change_reference", sa.String(16)),
        sa.Column("change_nonce", sa.String(64)),
        sa.Column("change_expires_at", instant),
        sa.Column("change_tries", sa.Integer, nullable=False),
        sa.Column("change_proved_until", instant),
    )
    op.create_table(
        "booking_intents",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("conversation", sa.String(255), nullable=False, index=True),
        sa.Column("officer_id", sa.Integer, sa.ForeignKey("officers.id"), nullable=False),
        sa.Column("starts_at", instant, nullable=False),
        sa.Column("ends_at", instant, nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("request", sa.Text, nullable=False),
        sa.Column("created_at", instant, nullable=False),
        sa.Column("booking_id", sa.String(32), sa.ForeignKey("bookings.id", ondelete="CASCADE")),
    )
    op.create_table(
        "code_mails",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("digest", sa.String(64), nullable=False, index=True),
        sa.Column("sent_at", instant, nullable=False),
        sa.Column("proved_at", instant),
    )


def _create_outbox() -> None:
    instant = sa.DateTime(timezone=True)
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("booking_id", sa.String(32), sa.ForeignKey("bookings.id", ondelete="CASCADE")),
        sa.Column("booking_version", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("recipient", sa.String(254), nullable=False, index=True),
        sa.Column("recipient_role", sa.String(12), nullable=False),
        sa.Column("message_id", sa.String(120), nullable=False, unique=True),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("created_at", instant, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("next_attempt_at", instant, nullable=False),
        sa.Column("claimed_until", instant),
        sa.Column("sent_at", instant),
        sa.Column("superseded_at", instant),
        sa.Column("given_up_at", instant),
        sa.Column("last_error", sa.String(500)),
        sa.CheckConstraint("recipient_role IN ('caller', 'officer')", name="outbox_recipient_role"),
        sa.UniqueConstraint("booking_id", "booking_version", "kind", "recipient", name="outbox_once_per_change"),
    )
    op.create_index("outbox_due", "outbox", ["next_attempt_at"])
