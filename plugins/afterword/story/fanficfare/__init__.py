"""FanFicFare: what its HTML and its text have in common."""
