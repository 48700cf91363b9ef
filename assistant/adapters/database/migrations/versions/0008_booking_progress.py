"""How far people come who book on the pages."""

import sqlalchemy as sa
from alembic import op

from assistant.adapters.database.migrations.dropping import drop_tables

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "booking_progress",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("step", sa.String(20), nullable=False),
        sa.Column("day", sa.Date, nullable=False, index=True),
    )


def downgrade() -> None:
    """Drop the table."""
    drop_tables("booking_progress")
