"""Saved HTML to lines: `lex` (tokens), `tame` (only what is known stays markup), `walk` (the tree to lines)."""
