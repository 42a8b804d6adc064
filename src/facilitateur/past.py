"""The sessions that this workspace remembers: read whole, the unreadable ones left aside."""

from collections.abc import Collection

from facilitateur.domain.history import PastSession, is_rehearsal, past_session
from facilitateur.session.opening import read
from facilitateur.storage.errors import NoSuchSessionError, StorageError
from facilitateur.storage.shelf import SessionShelf


def read_past(shelf: SessionShelf, *, skipping: Collection[str] = ()) -> tuple[PastSession, ...]:
    """Return what the sessions of a shelf tell, in order of their names; reading takes some 10 ms a session.

    Rehearsals that were kept tell nothing: nobody was there.

    Args:
        shelf: The sessions.
        skipping: Ids that do not count: the running one, recorded samples.
    """
    found = []
    for name in shelf.ids():
        if name in skipping or is_rehearsal(name):
            continue
        try:
            state, _, _ = read(shelf.find(name))
        except (StorageError, NoSuchSessionError):
            continue
        if state.id and state.contents.visits:
            found.append(past_session(state))
    return tuple(found)
