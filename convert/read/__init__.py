"""Stage 1: a file becomes clean numbered lines."""
