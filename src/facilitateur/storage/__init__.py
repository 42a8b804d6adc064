"""Where sessions live on disk: the journal, its TinyDB copy, locks and places."""
