"""facilitateur, the co-facilitator on a workshop facilitator's laptop."""

__version__ = "0.1.0"
