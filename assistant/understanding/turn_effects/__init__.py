"""What a turn of a conversation does to what is known of a family, read by a trained model."""
