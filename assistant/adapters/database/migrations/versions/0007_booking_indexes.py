"""Indexes by which the search for a free time touches the bookings ahead and the recent ones alone."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Find what is ahead by its end, and count an officer's recent load from the index alone."""
    op.create_index("bookings_by_end", "bookings", ["claimed_until"])
    op.create_index("bookings_by_load", "bookings", ["starts_at", "officer_id", "state", "hold_expires_at"])
    op.drop_index("bookings_by_time", "bookings")


def downgrade() -> None:
    """Go back to the index by start."""
    op.create_index("bookings_by_time", "bookings", ["starts_at"])
    op.drop_index("bookings_by_load", "bookings")
    op.drop_index("bookings_by_end", "bookings")
