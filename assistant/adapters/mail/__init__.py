"""Mail: written, delivered or kept as files, and the worker that empties the outbox."""
