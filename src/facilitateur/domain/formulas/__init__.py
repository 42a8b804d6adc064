"""Scores of workshops: one small module a formula, with its source and where it holds; no words, no rounding."""
