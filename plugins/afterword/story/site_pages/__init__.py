"""What the readers of one site's pages share: the fields of a line, the chapter of a page, a story's box, lists."""
