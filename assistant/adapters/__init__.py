"""What connects the core to the world outside: databases, mail, calendars and the clock."""
