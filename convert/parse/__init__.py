"""Stage 2: lines become the typed model of an issue."""
