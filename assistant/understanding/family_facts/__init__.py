"""Reads the facts about a family (contract, section 3) out of one sentence, by rules over reviewed words."""
