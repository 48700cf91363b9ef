"""Consultations with a Senior Education Welfare Officer: the rules of booking, free of any framework."""
