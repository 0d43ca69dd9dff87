"""Model and annotations → pages, data files, the built site."""
