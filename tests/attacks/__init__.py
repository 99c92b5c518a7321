"""Attacks of our own making, on every surface that a raw file has."""
