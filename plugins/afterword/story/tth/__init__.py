"""Pages of Twisting the Hellmouth: `row` (the table of facts), `head` (all that stands above the story)."""
