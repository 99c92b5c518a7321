"""All that the files say to stories: which of them are one, and of everything the best word there is.

`join` groups the files; `assemble` makes a story of each group: its fields (`merge_fields`, `listed`), its chapters
(`gather_chapters`, `chapter_pool`), its notes (`gather_notes`); `account` holds the files against it, word by word.
"""
