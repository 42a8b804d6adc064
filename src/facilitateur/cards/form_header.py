"""The header of a card in its one form: keys in order, numbers and words of closed lists as the format writes them."""

from collections.abc import Iterator, Sequence

from facilitateur.cards.prose import french_value
from facilitateur.cards.vocabulary import CANVASES, EVERY_PHASE, EVERY_PHASE_NAMES, FAMILIES
from facilitateur.domain.cleaning import slug
from facilitateur.textfiles.header import Header
from facilitateur.textfiles.phases import PHASE_NAMES, PHASES
from facilitateur.textfiles.values import numbers, split_list

ORDER = (
    *("fiche", "langue", "traduit", "revision_source", "nom", "nom_en", "phases", "famille", "outil_cnfpt", "cousine"),
    *("duree", "groupe", "energie", "confiance", "canevas", "materiel", "origine", "licence", "revision"),
)
"""The keys of a card and of a translation, in the order in which they are written."""

_JOINTS = {"duree": " / ", "groupe": " à "}
_WHOLE = frozenset(("fiche", "energie", "confiance", "revision", "revision_source"))


def header_form(lines: Sequence[str], header: Header, *, is_french: bool) -> list[str]:
    """Return the lines between the `---` of a file whose header has no error; comments stay over their key."""
    blocks, rest = _blocks(lines, header)
    written = sorted(blocks, key=lambda key: ORDER.index(key) if key in ORDER else len(ORDER))
    return [line for key in written for line in _written(key, blocks[key], header, is_french)] + rest


def _blocks(lines: Sequence[str], header: Header) -> tuple[dict[str, list[str]], list[str]]:
    """Return, by key, the comments that stand over it and its own line, and the comments after the last key."""
    first = next(i for i, line in enumerate(lines) if line.strip()) + 1
    owners = {value.line: key for key, value in header.values.items()}
    blocks: dict[str, list[str]] = {}
    waiting: list[str] = []
    for number, line in enumerate(lines[first : header.body_line - 2], first + 1):
        if line.lstrip().startswith("#"):
            waiting.append(line.strip())
        elif number in owners:
            blocks[owners[number]] = [*waiting, line]
            waiting = []
    return blocks, waiting


def _written(key: str, block: Sequence[str], header: Header, is_french: bool) -> Iterator[str]:
    """Yield the comments of a key and its line."""
    yield from block[:-1]
    value = _value(key, header.values[key].text, is_french)
    name = key if key in ORDER else block[-1].partition(":")[0].strip()
    yield f"{name} : {value}".rstrip()


def _value(key: str, text: str, is_french: bool) -> str:
    """Return a value as the format writes it; what is not understood stays."""
    read = numbers(text) if key in _WHOLE or key in _JOINTS else None
    if read:
        return _JOINTS.get(key, " ").join(map(str, read))
    match key:
        case "phases":
            return ", ".join(dict.fromkeys(_phase(word) for word, _ in split_list(text)))
        case "famille":
            return FAMILIES.get(slug(text), text)
        case "canevas":
            kind = CANVASES.get(slug(text))
            return kind.value if kind else text
    return french_value(key, text) if is_french else text


def _phase(word: str) -> str:
    """Return a phase as files write it."""
    if slug(word) in EVERY_PHASE_NAMES:
        return EVERY_PHASE
    phase = PHASES.get(slug(word))
    return PHASE_NAMES[phase] if phase else word
