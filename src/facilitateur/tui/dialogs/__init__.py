"""Small questions over a screen."""
