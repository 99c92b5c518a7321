"""The Archive of Our Own: what its download and its web page have in common."""
