"""The parts of the command line: arguments, wording, the terminal, the local server.  Printing itself is left to ``cli.py``."""
