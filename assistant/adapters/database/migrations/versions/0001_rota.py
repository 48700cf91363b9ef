"""Officers, their hours and leave, closures, and how slots are cut."""

import sqlalchemy as sa
from alembic import op

from assistant.adapters.database.migrations.dropping import drop_tables

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the rota."""
    instant = sa.DateTime(timezone=True)
    op.create_table(
        "officers",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("email", sa.String(254), nullable=False, unique=True),
        sa.Column("active", sa.Boolean(name="officers_active"), nullable=False),
        sa.Column("example", sa.Boolean(name="officers_example"), nullable=False),
        sa.Column("password_hash", sa.Text),
        sa.Column("feed_hash", sa.String(64), unique=True),
    )
    op.create_table(
        "weekly_hours",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("officer_id", sa.Integer, sa.ForeignKey("officers.id"), nullable=False, index=True),
        sa.Column("weekday", sa.Integer, nullable=False),
        sa.Column("starts", sa.Time, nullable=False),
        sa.Column("ends", sa.Time, nullable=False),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name="weekly_hours_weekday"),
        sa.CheckConstraint("starts < ends", name="weekly_hours_order"),
    )
    op.create_table(
        "leave",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("officer_id", sa.Integer, sa.ForeignKey("officers.id"), nullable=False, index=True),
        sa.Column("starts_at", instant, nullable=False),
        sa.Column("ends_at", instant, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("note", sa.String(200), nullable=False),
        sa.CheckConstraint("starts_at < ends_at", name="leave_order"),
        sa.CheckConstraint("kind IN ('leave', 'blocked')", name="leave_kind"),
    )
    op.create_table(
        "closures",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("first_day", sa.Date, nullable=False),
        sa.Column("last_day", sa.Date, nullable=False),
        sa.Column("reason", sa.String(200), nullable=False),
        sa.CheckConstraint("first_day <= last_day", name="closures_order"),
    )
    op.create_table(
        "rota_settings",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("slot_minutes", sa.Integer, nullable=False),
        sa.Column("step_minutes", sa.Integer, nullable=False),
        sa.Column("buffer_before_minutes", sa.Integer, nullable=False),
        sa.Column("buffer_after_minutes", sa.Integer, nullable=False),
        sa.Column("notice_minutes", sa.Integer, nullable=False),
        sa.Column("horizon_days", sa.Integer, nullable=False),
        sa.Column("daily_limit", sa.Integer),
        sa.CheckConstraint("id = 1", name="rota_settings_single"),
        sa.CheckConstraint("slot_minutes > 0 AND step_minutes > 0", name="rota_settings_positive"),
    )


def downgrade() -> None:
    """Drop the rota."""
    drop_tables("rota_settings", "closures", "leave", "weekly_hours", "officers")
