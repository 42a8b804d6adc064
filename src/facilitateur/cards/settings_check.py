"""Settings that no canvas has, and values that a setting does not take: live, nothing would be said of them."""

from collections.abc import Iterable

from facilitateur.cards import problems
from facilitateur.cards.canvas import split_setting
from facilitateur.cards.outline import MARKER, Role, Spot
from facilitateur.domain.canvases.known_settings import NAMES, Setting, Takes, setting_called, unknown_words
from facilitateur.domain.canvases.settings import key_of
from facilitateur.domain.findings import Report
from facilitateur.textfiles.values import suggest


def check_settings(spots: Iterable[Spot], report: Report) -> None:
    """Report each at its place."""
    for spot in spots:
        marker = MARKER.match(spot.text)
        if spot.role is not Role.SETTING or spot.field != "canvas" or marker is None or report.is_full:
            continue
        name, sign, value = split_setting(spot.text[marker.end() :])
        if not sign or not name:
            continue
        setting = setting_called(name)
        if setting is None:
            near = suggest(key_of(name), NAMES)
            problem = problems.UNKNOWN_SETTING_NEAR if near else problems.UNKNOWN_SETTING
            report.add(problem, spot.line, spot.text.index(name) + 1, key=name, near=near)
        elif value:
            _check_value(setting, name, value, spot, report)


def _check_value(setting: Setting, name: str, value: str, spot: Spot, report: Report) -> None:
    begins = spot.text.index(name) + len(name)
    for word in unknown_words(setting, value):
        column = spot.text.index(word, begins) + 1
        near = suggest(key_of(word), setting.values)
        problem = problems.NO_NUMBER if setting.takes is Takes.NUMBER else problems.UNKNOWN_SETTING_VALUE
        problem = problems.UNKNOWN_SETTING_VALUE_NEAR if near else problem
        report.add(problem, spot.line, column, key=name, value=word, near=near, choices=", ".join(setting.values))
