"""Going back a revision must not lose data in silence."""

import sqlalchemy as sa
from alembic import context, op


def drop_tables(*names: str) -> None:
    """Drop tables in this order, unless one has rows and nobody said to discard them.

    Raises:
        RuntimeError: naming the first table that still has rows.
    """
    connection = op.get_bind()
    discard = context.config.attributes.get("discard_data", False)
    for name in names:
        rows = connection.execute(sa.text(f"SELECT count(*) FROM {name}")).scalar_one()
        if rows and not discard:
            raise RuntimeError(
                f"going back would drop {rows} rows of the table {name}: export them first, or ask for discard_data"
            )
    for name in names:
        op.drop_table(name)
