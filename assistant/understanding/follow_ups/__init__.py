"""What a message asks in its conversation, by a small trained model."""
