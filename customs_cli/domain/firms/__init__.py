"""Names of firms in several scripts: their parts, and how alike two are. Names propose; nothing here decides."""
