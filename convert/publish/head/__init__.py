"""What the head of a page says to other machines: front matter that templates only place."""
