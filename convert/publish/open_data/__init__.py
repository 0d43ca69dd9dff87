"""What readers take away as data: the files of an issue with their checksums, and the catalogue of the archive with its gaps."""
