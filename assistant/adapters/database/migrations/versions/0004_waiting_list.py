"""The waiting list and its time-limited offers."""

import sqlalchemy as sa
from alembic import op

from assistant.adapters.database.migrations.dropping import drop_tables

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the waiting list."""
    instant = sa.DateTime(timezone=True)
    op.create_table(
        "waiting_list",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("conversation", sa.String(255), nullable=False, index=True),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("request", sa.Text, nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("email", sa.String(254), nullable=False, index=True),
        sa.Column("created_at", instant, nullable=False),
        sa.Column("offer_booking_id", sa.String(32), sa.ForeignKey("bookings.id", ondelete="SET NULL")),
        sa.Column("offer_nonce", sa.String(64)),
        sa.Column("offer_hash", sa.String(64), unique=True),
        sa.Column("offer_expires_at", instant),
        sa.CheckConstraint(
            "state IN ('waiting', 'offered', 'accepted', 'lapsed', 'left')",
            name="waiting_list_state",
        ),
    )


def downgrade() -> None:
    """Drop the waiting list."""
    drop_tables("waiting_list")
