"""What a conversation knows of itself, and how a message is read in its light. Pure: no Rasa, no clock, no database."""
