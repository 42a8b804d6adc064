"""A session in use: an intent becomes durable events, then the next state; nothing is shown before it is on disk."""
