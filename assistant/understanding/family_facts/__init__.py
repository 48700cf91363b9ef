"""Reads the facts about a family (contract, section 3) out of one sentence. Rules over reviewed words; no statistics."""
