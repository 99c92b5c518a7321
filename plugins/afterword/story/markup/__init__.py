"""Saved HTML to lines: `tidy`, the quick way; or `lex` (tokens), `tame` (only known markup) and `walk` (the tree)."""
