"""Cards from and for other tools: what cannot be mapped is listed, never guessed silently."""
