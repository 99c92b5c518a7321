"""Messages of mailing lists and newsgroups: `message` (where each begins), `subject`, `tail` (what stands around)."""
