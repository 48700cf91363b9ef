"""Looks that `assistant check` takes at what the service stands on; nothing is changed by looking."""
