"""The JSON export: the whole log and, for other programs, the view of where it ends.

```
{"facilitateur_export": 1, "session": "…",
 "records": [ one record of the log per line, as in `journal.jsonl` ],
 "files": [ one attachment per line: {"stored": name in `pj/`, "sha256": …, "data": Base64}; absent without any ],
 "view": { what `export.view` documents, at the instant of the last record } }
```

The same log gives the same bytes at any time and on any machine, in ASCII only.
"""

import json
import re
from collections.abc import Sequence
from datetime import datetime

import msgspec

from facilitateur.domain.codec import encode
from facilitateur.domain.events import Recorded
from facilitateur.domain.state import Session
from facilitateur.export.attached import attached_files
from facilitateur.export.options import ExportOptions
from facilitateur.export.view import session_view
from facilitateur.i18n.words import Words

EXPORT_FORMAT = 1
"""Version of the export's outer shape; the records carry their own."""

_NOT_ASCII = re.compile("[^\x00-\x7f]")


def write_json(
    session: Session, records: Sequence[Recorded], now: datetime, words: Words, options: ExportOptions
) -> bytes:
    """Return the export; `now`, `words` and choices change nothing, since it is a copy for machines.

    The attachments are in it when the options say in which folder they are.
    """
    view = session_view(session, session.at or session.created_at)
    lines = ",\n".join(_ascii(encode(recorded).decode()) for recorded in records)
    head = f'{{\n"facilitateur_export": {EXPORT_FORMAT},\n"session": {json.dumps(session.id)},\n'
    body = json.dumps(view, ensure_ascii=True, allow_nan=False)
    files = ",\n".join(msgspec.json.encode(file).decode() for file in attached_files(options.folder, records))
    attached = f'"files": [\n{files}\n],\n' if files else ""
    return f'{head}"records": [\n{lines}\n],\n{attached}"view": {body}\n}}\n'.encode("ascii")


def _ascii(text: str) -> str:
    """Escape what is not ASCII in JSON text; it can only stand inside strings."""
    return _NOT_ASCII.sub(lambda found: json.dumps(found.group())[1:-1], text)
