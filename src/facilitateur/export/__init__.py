"""A session as documents and data: the JSON view, Markdown, CSV, JSON and back."""
