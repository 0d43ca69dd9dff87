"""The printed table of contents: its heading, what one line of it says, and the entries its lines make."""
