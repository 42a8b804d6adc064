"""Keep the French catalogue complete: `update` collects texts and compiles, `check` says what is missing or stale.

English texts stand in the code and need no catalogue of their own.
"""

import ast
import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from gettext import GNUTranslations
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "facilitateur"
FOLDER = SOURCE / "i18n" / "catalogues" / "fr" / "LC_MESSAGES"
PO, MO = FOLDER / "facilitateur.po", FOLDER / "facilitateur.mo"

SINGLE = ("words", "_words", "mark")
GAP = re.compile(r"\{[^}]*\}")


def texts_of(source: str) -> Iterator[tuple[str | tuple[str, str], str | None]]:
    """Yield (text or its two forms, context) of every call that translates or marks, inside f-strings too."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        said = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
        if name in SINGLE and node.args and said and said[0]:
            yield said[0], None
        elif name == "plural" and len(said) >= 2:
            yield (said[0], said[1]), None
        elif name == "context" and len(said) == 2:
            yield said[1], said[0]


def collect() -> Catalog:
    """Return every text of the program that is shown to people; two forms, whatever the locale data of the day say."""
    found = Catalog(project="facilitateur", fuzzy=False, charset="utf-8")
    for path in sorted(SOURCE.rglob("*.py")):
        for text, context in texts_of(path.read_text(encoding="utf-8")):
            found.add(text, context=context)
    return found


def read_catalogue() -> Catalog:
    """Return the French catalogue as it stands."""
    if not PO.exists():
        return Catalog()
    with PO.open("rb") as file:
        return read_po(file)


def merged() -> Catalog:
    """Return the collected texts with the translations known so far, in a stable order."""
    old, new = read_catalogue(), collect()
    for message in new:
        known = old.get(message.id, context=message.context) if message.id else None
        if known is not None:
            message.string = known.string
    new.header_comment = "# French words of facilitateur."
    return new


def as_po(catalogue: Catalog) -> bytes:
    """Return a catalogue as a file without dates, so that the same words give the same bytes."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, omit_header=True, sort_output=True, no_location=True, width=120, ignore_obsolete=True)
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Language: fr\\n"\n'
    head += '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'
    return head.encode() + buffer.getvalue()


def as_mo(po: bytes) -> bytes:
    """Return the compiled form of a catalogue, without a date of its own."""
    buffer = io.BytesIO()
    catalogue = read_po(io.BytesIO(po))
    catalogue.creation_date = catalogue.revision_date = datetime(1970, 1, 1, tzinfo=UTC)
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def compiled(mo: bytes) -> dict[object, str]:
    """Return the words of a compiled catalogue, without its header, which names the tool that made it."""
    words: dict[object, str] = dict(vars(GNUTranslations(io.BytesIO(mo)))["_catalog"])
    words.pop("", None)
    return words


def strings(message: Message) -> tuple[list[str], list[str]]:
    """Return the English and the French forms of a message."""
    ids = list(message.id) if isinstance(message.id, (list, tuple)) else [str(message.id)]
    said = message.string if isinstance(message.string, (list, tuple)) else [str(message.string or "")]
    return ids, [str(text) for text in said]


def problems(catalogue: Catalog) -> list[str]:
    """Return what is wrong with the translations: missing ones, and gaps that differ."""
    found = []
    for message in catalogue:
        if not message.id:
            continue
        ids, said = strings(message)
        if not all(said) or len(said) < len(ids):
            found.append(f"not translated: {ids[0]!r}")
            continue
        for text in said:
            if set(GAP.findall(text)) - {"{n}"} != set(GAP.findall(ids[-1])) - {"{n}"}:
                found.append(f"other gaps: {ids[-1]!r} / {text!r}")
    return found


def main(arguments: list[str]) -> int:
    """Run `update` or `check`."""
    catalogue = merged()
    po = as_po(catalogue)
    if arguments == ["update"]:
        FOLDER.mkdir(parents=True, exist_ok=True)
        PO.write_bytes(po)
        MO.write_bytes(as_mo(po))
    stale = [] if PO.exists() and PO.read_bytes() == po else ["the catalogue is not up to date: run `update`"]
    if not stale and (not MO.exists() or compiled(MO.read_bytes()) != compiled(as_mo(po))):
        stale = ["the compiled catalogue is not up to date: run `update`"]
    wrong = problems(catalogue) + stale
    print(*wrong, sep="\n", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
