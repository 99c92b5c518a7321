"""What the page kinds of eFiction share: information box, headings, notes, and the lines after the end."""
