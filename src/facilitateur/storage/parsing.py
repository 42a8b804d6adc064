"""From the bytes of a journal or of its copy to records, whatever happened to the bytes."""

import re
from itertools import pairwise

import msgspec

from facilitateur.domain.events import Recorded
from facilitateur.storage.lines import is_intact, json_of, needs_cleaning, read_record, with_checksum

_BOM = b"\xef\xbb\xbf"
_RECORD_START = re.compile(rb'[0-9a-fA-F]{8} \{"seq":')
_CHECKSUM = re.compile(rb',"crc":"([0-9a-f]{8})"\}')
_CHECKSUM_SIZE = len(',"crc":"01234567"}')
_DOCUMENT = re.compile(rb'^"\d+": ?(\{.*\})(?:,|\}*)\r?$', re.MULTILINE)
_LAST = re.compile(rb'"last": ?(\d{1,9})[,}]')


class Found(msgspec.Struct):
    """Records found in one file, by number, each with its line."""

    records: dict[int, tuple[bytes, Recorded]]
    bad_lines: int = 0
    torn_tail: bool = False
    duplicates: int = 0
    conflicts: int = 0
    whole: bool = True
    """The file holds these records in order of number and nothing else."""

    def add(self, line: bytes, recorded: Recorded) -> None:
        """Take a record, unless its number is there already."""
        known = self.records.setdefault(recorded.seq, (line, recorded))
        if known[1] is not recorded:
            self.whole = False
            if known[0] == line:
                self.duplicates += 1
            else:
                self.conflicts += 1


def parse_journal(data: bytes) -> Found:
    """Read every line of a journal that can be read."""
    found = Found({})
    suspect = needs_cleaning(data)
    lines = data.removeprefix(_BOM).split(b"\n")
    tail = lines.pop()
    for line in lines:
        if not _take(found, line, suspect=suspect):
            found.bad_lines += _salvage(found, line, suspect=suspect)
    if tail:
        found.whole = False
        found.torn_tail = not _take(found, tail, suspect=suspect) and bool(_salvage(found, tail, suspect=suspect))
    if found.whole:
        numbers = list(found.records)
        found.whole = len(data) == sum(len(line) for line, _ in found.records.values()) and numbers == sorted(numbers)
    return found


def _take(found: Found, line: bytes, *, suspect: bool) -> bool:
    if not is_intact(line):
        return False
    recorded = read_record(line[9:], suspect=suspect)
    if recorded is None:
        return False
    found.add(line + b"\n", recorded)
    return True


def _salvage(found: Found, line: bytes, *, suspect: bool) -> int:
    """Take what is readable inside a bad line, and return how many bad lines that makes: 0 or 1."""
    found.whole = False
    line = line.removesuffix(b"\r")
    if not line or _take(found, line, suspect=suspect):
        return 0
    starts = [match.start() for match in _RECORD_START.finditer(line)]
    taken = 0
    for start, end in pairwise([*starts, len(line)]):
        part = line[start:end]
        taken += _take(found, part[: part.rfind(b"}") + 1], suspect=suspect)
    return 0 if taken > 1 and taken == len(starts) else 1


def read_line(line: bytes) -> Recorded | None:
    """Return the record of one line, none when it is damaged."""
    line = line.strip()
    return read_record(line[9:]) if is_intact(line) else None


class _Copy(msgspec.Struct):
    events: dict[str, msgspec.Raw]


class _Checked(msgspec.Struct):
    crc: str = ""


_copies = msgspec.json.Decoder(_Copy)
_checks = msgspec.json.Decoder(_Checked)


def last_number_in_copy(head: bytes) -> int | None:
    """Return the number of the last record of a copy from its first bytes, none when they do not say."""
    match = _LAST.search(head)
    return int(match.group(1)) if match else None


def document(line: bytes) -> bytes:
    """Return the document of table `events` for a line: its JSON with the checksum inside."""
    return b'%b,"crc":"%b"}' % (line[9:-2], line[:8])


def parse_copy(data: bytes) -> Found:
    """Read every document of table `events` that can be read, the whole file being JSON or not.

    A document whose checksum is wrong is left out. One without a checksum counts only in a file that is JSON.
    """
    found = Found({})
    suspect = needs_cleaning(data)
    try:
        documents = [bytes(raw) for raw in _copies.decode(data.removeprefix(_BOM)).events.values()]
    except (ValueError, RecursionError):
        found.whole = False
        documents = _DOCUMENT.findall(data)
    for text in documents:
        read = _read_document(text, trusted=found.whole, suspect=suspect)
        if read is None:
            found.bad_lines += 1
        else:
            found.add(*read)
    found.whole = found.whole and not found.bad_lines
    return found


def _read_document(text: bytes, *, trusted: bool, suspect: bool) -> tuple[bytes, Recorded] | None:
    """Return line and record of a document, none when it is not one."""
    match = _CHECKSUM.fullmatch(text, max(0, len(text) - _CHECKSUM_SIZE))
    if match:
        line = b"%b %b}" % (match.group(1), text[: match.start()])
        recorded = read_record(line[9:], suspect=suspect) if is_intact(line) else None
        return (line + b"\n", recorded) if recorded else None
    try:
        crc, plain = _checks.decode(text).crc, _reencoded(text)
    except (ValueError, RecursionError):
        return None
    line = with_checksum(plain)
    if crc != line[:8].decode() if crc else not trusted:
        return None
    recorded = read_record(json_of(line), suspect=True)
    return (line, recorded) if recorded else None


def _reencoded(text: bytes) -> bytes:
    """Undo what another program's JSON writer did to a document: spaces and escapes."""
    values = msgspec.json.decode(text)
    if isinstance(values, dict):
        values.pop("crc", None)
    return msgspec.json.encode(values)
