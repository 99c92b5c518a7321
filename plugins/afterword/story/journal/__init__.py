"""Entries of LiveJournal, Dreamwidth and their like: `entry` finds where each stands on a page."""
