"""What authors typed themselves, above a story and within it: a header of labels, and headings of chapters."""
