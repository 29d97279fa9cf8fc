"""Last Reveille: a time-loop run-and-gun. Importing the package reads no file and opens no window."""

__version__ = "0.1.0"
