"""Consultations in calendars: invitations, feeds and the officers' own calendars."""
