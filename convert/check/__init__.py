"""Stage 4: what the office should look at before it publishes.  Nothing is corrected, everything is reported."""
