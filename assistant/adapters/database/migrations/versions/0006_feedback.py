"""What readers say of answers."""

import sqlalchemy as sa
from alembic import op

from assistant.adapters.database.migrations.dropping import drop_tables

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "answer_feedback",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("answer", sa.String(32), nullable=False, index=True),
        sa.Column("topic", sa.String(60), nullable=False),
        sa.Column("edition", sa.String(20), nullable=False),
        sa.Column("voice", sa.String(20), nullable=False),
        sa.Column("decision", sa.String(60), nullable=False),
        sa.Column("reason", sa.String(20), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("mended_on", sa.Date),
        sa.CheckConstraint(
            "reason IN ('useful', 'wrong', 'did_not_answer', 'hard_to_understand', 'out_of_date')",
            name="answer_feedback_reason",
        ),
    )


def downgrade() -> None:
    """Drop the table."""
    drop_tables("answer_feedback")
