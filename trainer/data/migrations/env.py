"""Runs migrations on the connection that `schema.migrate` hands over, inside its transaction."""

from __future__ import annotations

from alembic import context

from trainer.data.orm import Row

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Row.metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
