"""Keys of a dialog: a letter works as well with the shift key or caps lock."""


def either_case(keys: str) -> str:
    """Return the keys of a binding with the capital of each single letter: `x,delete` gives `x,X,delete`."""
    found = [one for key in keys.split(",") for one in (key, key.upper() if len(key) == 1 else key)]
    return ",".join(dict.fromkeys(found))
