"""Entries of journals and blogs: `entry` (LiveJournal, Dreamwidth) and `post` (WordPress) find where each stands."""
