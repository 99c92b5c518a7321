"""What the readers of one site's pages share: `told` (the fields of a line), `chosen` (which chapter it holds)."""
