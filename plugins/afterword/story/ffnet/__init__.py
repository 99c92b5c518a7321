"""Pages of FanFiction.Net: `info` (the line of facts), `head` (what stands above it), `body` (what stands below)."""
