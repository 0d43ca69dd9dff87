"""Read the text of an official gazette into a typed model and write it as a site."""
