"""Times as the facilitator reads them at a glance."""

from datetime import timedelta

from textual.content import Content

from facilitateur.domain.state import ZERO
from facilitateur.domain.timing import Gauge, Level
from facilitateur.i18n.formats import clock_digits, duration
from facilitateur.i18n.words import Words, mark

LEVEL_STYLES = {
    Level.CALM: "bold",
    Level.WARNING: "bold $warning",
    Level.LAST: "bold reverse $warning",
    Level.OVER: "bold reverse $error",
}
_LEVEL_WORDS = {
    Level.WARNING: mark("wrap up"),
    Level.LAST: mark("nearly over"),
    Level.OVER: mark("over"),
}


def left_or_over(gauge: Gauge) -> str:
    """Return the time left, or the overtime counting up with a plus."""
    if gauge.left <= ZERO:
        return f"+{clock_digits(gauge.overtime, elapsed=True)}"
    return clock_digits(gauge.left)


def timer(words: Words, label: str, gauge: Gauge, *, paused: bool, verbose: bool = True) -> Content:
    """Return one timer: what is left of what, how pressing it is in words and colour."""
    state = words("paused") if paused else words(_LEVEL_WORDS.get(gauge.level, ""))
    parts: list[tuple[str, str] | str] = [(f"{label} ", "$foreground 70%")] if label and not state else []
    if verbose and state:
        parts.append((f"{state} ", LEVEL_STYLES[gauge.level] if not paused else "bold $secondary"))
    parts.append((left_or_over(gauge), LEVEL_STYLES[gauge.level]))
    parts.append((f"/{clock_digits(gauge.allotted)}", "$foreground 70%"))
    return Content.assemble(*parts)


def lateness(words: Words, late: timedelta) -> Content:
    """Return ahead or behind in words, to the minute."""
    minutes = round(late.total_seconds() / 60)
    if minutes >= 60:
        return Content.styled(words("{time} late", time=duration(words, late)), "bold $warning")
    if minutes <= -60:
        return Content.styled(words("{time} ahead", time=duration(words, -late)), "bold $success")
    if minutes > 0:
        return Content.styled(words.plural("{n} min late", "{n} min late", minutes), "bold $warning")
    if minutes < 0:
        return Content.styled(words.plural("{n} min ahead", "{n} min ahead", -minutes), "bold $success")
    return Content.styled(words("on time"), "$success")
