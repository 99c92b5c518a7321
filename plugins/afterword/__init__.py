"""Afterword: a folder of saved fan fiction in, a permanent, searchable, static site out."""

__version__ = "0.1.0"
