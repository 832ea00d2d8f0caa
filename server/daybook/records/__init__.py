"""What teachers log."""
