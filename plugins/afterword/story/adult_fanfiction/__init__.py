"""Pages of Adult-FanFiction.org: `facts` (its labels), `head` (what is above the story), `body` (the rest)."""
