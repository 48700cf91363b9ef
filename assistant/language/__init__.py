"""Reads what people type: pure functions from words to values, without a clock, a model or a dialogue."""
