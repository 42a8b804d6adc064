"""The screens; they map keys to intents and state to widgets, and hold no rule."""
