"""What can come of asking for something: closed sets of small values, never exceptions."""
