"""Two themes of our own and a high-contrast one; colours are never the only signal."""

from textual.theme import Theme

LIGHT = Theme(
    name="atelier-clair",
    primary="#1f4e8c",
    secondary="#6b4e9b",
    accent="#b3471d",
    foreground="#1c1e21",
    background="#fbfaf7",
    surface="#f2efe8",
    panel="#e6e1d6",
    success="#1d6b3a",
    warning="#8a5a00",
    error="#a3161f",
    dark=False,
)
DARK = Theme(
    name="atelier-sombre",
    primary="#7db4ff",
    secondary="#c4a7f0",
    accent="#ffa86b",
    foreground="#e8e6e1",
    background="#15171c",
    surface="#1c1f26",
    panel="#272b34",
    success="#7fd6a0",
    warning="#f2c14e",
    error="#ff8080",
    dark=True,
)
CONTRAST = Theme(
    name="atelier-contraste",
    primary="#ffff00",
    secondary="#00ffff",
    accent="#ffff00",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    success="#00ff00",
    warning="#ffff00",
    error="#ff9f9f",
    dark=True,
)

THEMES = (DARK, LIGHT, CONTRAST)
"""In the order in which the theme key walks through them."""
