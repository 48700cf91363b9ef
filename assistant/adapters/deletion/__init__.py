"""What is deleted when, in every store, and the receipts for it."""
