"""The guidance core: reviewed content (`content/`) and the pure functions that select from it."""
