"""A whole issue as one printed book: made from the model, set with WeasyPrint."""
