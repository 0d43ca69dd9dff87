"""What belongs to the printed page and not to the text."""
