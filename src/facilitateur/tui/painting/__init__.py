"""Pure painters: a frame and a size in, lines of `Content` out; nothing here parses markup."""
