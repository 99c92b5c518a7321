"""Tests of databases of archives, in every dialect of a dump."""
