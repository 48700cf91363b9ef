"""Reads the days and times that people type."""
