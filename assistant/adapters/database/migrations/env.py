"""Runs migrations on the connection that `assistant.adapters.database.engine` hands over."""

from alembic import context

from assistant.adapters.database.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # SQLite can roll back a half-done migration; Alembic assumes it cannot.
    transactional_ddl=True,
    render_as_batch=True,
)
context.run_migrations()
