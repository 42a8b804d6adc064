"""Small text files that people write by hand: opening them safely, their header, the folders they lie in."""
