"""Any story of a journal: appends, refusals at any call, other hands on the file, restarts."""

import errno
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitateur.storage import files
from facilitateur.storage.errors import NotSavedError
from facilitateur.storage.opening import open_session
from facilitateur.storage.parsing import parse_journal

CODES = st.sampled_from([errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EDQUOT])
ACTS = st.one_of(
    st.tuples(st.just("append"), st.integers(1, 4)),
    st.tuples(st.just("append"), st.integers(1, 4)),
    st.tuples(st.just("fail"), st.integers(1, 6), CODES, st.booleans()),
    st.tuples(st.just("work")),
    st.tuples(st.just("cut"), st.integers(0, 3_000)),
    st.tuples(st.just("replace"), st.binary(max_size=9)),
    st.tuples(st.just("add"), st.binary(max_size=9)),
    st.tuples(st.just("remove")),
    st.tuples(st.just("touch")),
    st.tuples(st.just("reopen")),
)


def meddle(path, act):
    match act:
        case ("cut", size) if path.exists():
            os.truncate(path, min(size, path.stat().st_size))
        case ("replace", content):
            path.with_name("autre").write_bytes(content)
            os.replace(path.with_name("autre"), path)
        case ("add", content) if path.exists():
            with path.open("ab") as file:
                file.write(content)
        case ("remove",):
            path.unlink(missing_ok=True)
        case ("touch",) if path.exists():
            os.utime(path)


@given(st.lists(ACTS, max_size=25))
def test_whatever_happens_what_is_acknowledged_is_on_disk_and_what_is_not_is_said(tmp_path_factory, mixed, disk, acts):
    folder = tmp_path_factory.mktemp("histoire")
    path = folder / "journal.jsonl"
    session = open_session(folder)
    session.journal.append(mixed.first(1))
    written = saved = 1
    with pytest.MonkeyPatch.context() as patch:
        for act in acts:
            match act:
                case ("append", count):
                    try:
                        session.journal.append(mixed.first(count, written + 1))
                    except NotSavedError:
                        pass
                    else:
                        saved = written + count
                        found = [recorded for _, recorded in parse_journal(path.read_bytes()).records.values()]
                        assert mixed.first(saved) == found
                    written += count
                    assert mixed.first(written - saved, saved + 1) == list(session.journal.pending)
                case ("fail", at, code, for_ever):
                    patch.setattr(files, "os", disk.FailingDisk(at, code, for_ever=for_ever))
                case ("work",):
                    patch.setattr(files, "os", os)
                case ("reopen",):
                    patch.setattr(files, "os", os)
                    session.journal.retry()
                    session.close()
                    session = open_session(folder)
                    assert mixed.first(written) == list(session.records)
                    saved = written
                case _:
                    meddle(path, act)
        patch.setattr(files, "os", os)
        assert session.journal.retry().count == written - saved
    session.close()
    with open_session(folder) as session:
        assert mixed.first(written) == list(session.records)
        assert session.report.is_clean
