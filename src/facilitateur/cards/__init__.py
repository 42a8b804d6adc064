"""Method cards: reading them, checking them with file:line:column, finding them."""
