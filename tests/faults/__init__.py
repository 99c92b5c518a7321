"""Builds on machines that break: killed, out of room, two at once. The old site stays until the new one is whole."""
