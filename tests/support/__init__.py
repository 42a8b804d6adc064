"""Helpers shared by the tests: invented material, stories told on a hand-moved clock, generated actions and logs."""
