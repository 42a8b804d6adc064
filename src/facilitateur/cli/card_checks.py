"""Everything that `fiches verifier` says of a card: what its reader found, and what it still lacks."""

from typing import Any

from facilitateur.domain.findings import Finding


def all_findings(entry: Any) -> list[Finding]:
    """Return the findings of a card (`CardEntry`), file by file and line by line."""
    from facilitateur.cards.quality import check_quality

    found = [*entry.findings, *check_quality(entry)]
    order = list(dict.fromkeys(finding.path for finding in found))
    return sorted(found, key=lambda one: (order.index(one.path), one.line, one.column, one.code))
