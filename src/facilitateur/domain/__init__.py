"""The pure rules of a workshop: events, state, intents, time and canvases, without any input or output."""
