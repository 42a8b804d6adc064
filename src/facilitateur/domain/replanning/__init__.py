"""Re-planning the rest of a day: where it ends as things stand, and four ways to bend it, none taken by itself."""
