"""Pages of MediaMiner: `headline` (story, chapter and rating), `facts` (the line of facts, and what is above it)."""
