"""The audit trail, which only grows."""

import sqlalchemy as sa
from alembic import op

from assistant.adapters.database.migrations.dropping import drop_tables

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

START_OF_CHAIN = "0" * 64


def upgrade() -> None:
    """Create the trail, its head, and the triggers that refuse any other change."""
    op.create_table(
        "audit",
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(120), nullable=False),
        sa.Column("action", sa.String(60), nullable=False),
        sa.Column("subject", sa.String(120), nullable=False, index=True),
        sa.Column("detail", sa.Text, nullable=False),
        sa.Column("previous_hash", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False, unique=True),
    )
    op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.CheckConstraint("id = 1", name="audit_head_single"),
    )
    op.execute(f"INSERT INTO audit_head (id, position, hash) VALUES (1, 0, '{START_OF_CHAIN}')")
    if op.get_bind().dialect.name == "postgresql":
        _only_grow_on_postgresql()
    else:
        _only_grow_on_sqlite()


def downgrade() -> None:
    """Drop the trail; its head says nothing without it."""
    drop_tables("audit")
    op.drop_table("audit_head")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION audit_only_grows()")
        op.execute("DROP FUNCTION audit_head_only_advances()")


def _only_grow_on_postgresql() -> None:
    op.execute(
        """
        CREATE FUNCTION audit_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'the audit trail only grows'; END $$
        """
    )
    op.execute(
        "CREATE TRIGGER audit_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON audit "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_only_grows()"
    )
    op.execute(
        "CREATE TRIGGER audit_head_stays BEFORE DELETE OR TRUNCATE ON audit_head "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_only_grows()"
    )
    op.execute(
        """
        CREATE FUNCTION audit_head_only_advances() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NEW.position <> OLD.position + 1 THEN
                RAISE EXCEPTION 'the audit trail only grows';
            END IF;
            RETURN NEW;
        END $$
        """
    )
    op.execute(
        "CREATE TRIGGER audit_head_only_advances BEFORE UPDATE ON audit_head "
        "FOR EACH ROW EXECUTE FUNCTION audit_head_only_advances()"
    )


def _only_grow_on_sqlite() -> None:
    for table, event, condition in (
        ("audit", "UPDATE", ""),
        ("audit", "DELETE", ""),
        ("audit_head", "DELETE", ""),
        ("audit_head", "UPDATE", "WHEN NEW.position <> OLD.position + 1"),
    ):
        op.execute(
            f"CREATE TRIGGER {table}_refuses_{event.lower()} BEFORE {event} ON {table} {condition} "
            "BEGIN SELECT RAISE(ABORT, 'the audit trail only grows'); END"
        )
