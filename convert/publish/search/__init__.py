"""What the search page scans: the printed text of all documents, as script files that also work without a server."""
