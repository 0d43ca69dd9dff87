"""A built site as one zip file that can be checked: packing, and comparing a copy with its manifest.  Knows files, not gazettes."""
