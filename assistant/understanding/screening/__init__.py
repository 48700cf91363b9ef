"""What must be known of a message before anything else: the names of people in it, and whether it tells of harm."""
