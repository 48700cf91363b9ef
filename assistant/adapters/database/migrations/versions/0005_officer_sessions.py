"""Who may administer the rota, and the officers who are signed in."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Mark administrators and create the sessions."""
    op.add_column("officers", sa.Column("administrator", sa.Boolean, nullable=False, server_default=sa.false()))
    instant = sa.DateTime(timezone=True)
    op.create_table(
        "officer_sessions",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("officer_id", sa.Integer, sa.ForeignKey("officers.id"), nullable=False, index=True),
        sa.Column("began_at", instant, nullable=False),
        sa.Column("seen_at", instant, nullable=False),
    )


def downgrade() -> None:
    """Drop the sessions, whatever is in them: officers sign in again."""
    op.drop_table("officer_sessions")
    op.drop_column("officers", "administrator")
