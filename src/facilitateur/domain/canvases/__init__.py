"""One module a canvas model: places, order and figures of what was captured."""
