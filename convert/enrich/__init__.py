"""Stage 3: what an issue means, as annotations beside it.  The issue itself is never changed."""
