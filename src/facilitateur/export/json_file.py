"""The JSON export: the whole log and, for other programs, the view of where it ends.

```
{"facilitateur_export": 1, "session": "…",
 "records": [ one record of the log per line, as in `journal.jsonl` ],
 "view": { what `export.view` documents, at the instant of the last record } }
```

The same log gives the same bytes at any time and on any machine, in ASCII only.
"""

import json
import re
from collections.abc import Sequence
from datetime import datetime

from facilitateur.domain.codec import encode
from facilitateur.domain.events import Recorded
from facilitateur.domain.state import Session
from facilitateur.export.options import ExportOptions
from facilitateur.export.view import session_view
from facilitateur.i18n.words import Words

EXPORT_FORMAT = 1
"""Version of the export's outer shape; the records carry their own."""

_NOT_ASCII = re.compile("[^\x00-\x7f]")


def write_json(
    session: Session, records: Sequence[Recorded], now: datetime, words: Words, options: ExportOptions
) -> bytes:
    """Return the export; `now`, `words` and `options` change nothing, since it is a copy for machines."""
    view = session_view(session, session.at or session.created_at)
    lines = ",\n".join(_ascii(encode(recorded).decode()) for recorded in records)
    head = f'{{\n"facilitateur_export": {EXPORT_FORMAT},\n"session": {json.dumps(session.id)},\n'
    body = json.dumps(view, ensure_ascii=True, allow_nan=False)
    return f'{head}"records": [\n{lines}\n],\n"view": {body}\n}}\n'.encode("ascii")


def _ascii(text: str) -> str:
    """Escape what is not ASCII in JSON text; it can only stand inside strings."""
    return _NOT_ASCII.sub(lambda found: json.dumps(found.group())[1:-1], text)
