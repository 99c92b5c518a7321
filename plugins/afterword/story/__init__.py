"""The core: pure functions over frozen data, from raw bytes to stories. It never imports pelican."""
