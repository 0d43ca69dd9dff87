"""Atom feeds (RFC 4287): all documents of a publication, and those of a unit, an industry, a kind."""
