"""What makes a score impossible."""


class OutOfRangeError(ValueError):
    """A value outside its scale."""

    def __init__(self, value: float, low: float, high: float) -> None:
        super().__init__(f"{value} is not from {low} to {high}")
        self.value, self.low, self.high = value, low, high


def check(value: float, low: float, high: float) -> None:
    """Raise `OutOfRangeError` for a value outside its scale."""
    if not low <= value <= high:
        raise OutOfRangeError(value, low, high)
