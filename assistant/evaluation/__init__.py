"""How well sentences are understood: measures, noise, thresholds and the report of ``assistant evaluate``."""
