"""A session in use, on a real folder: durable before shown, one writer, resumed with the time that really passed."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from tinydb import TinyDB

from facilitateur.clock import ManualClock, SessionClock
from facilitateur.domain import intents, note_intents
from facilitateur.domain.creation import create_session
from facilitateur.domain.events import (
    ClockStepped,
    ComputerSlept,
    NoteAdded,
    ParticipantsListed,
    Recorded,
    SessionCreated,
    SessionResumed,
    UnknownEvent,
)
from facilitateur.domain.evolve import EMPTY, fold
from facilitateur.domain.refusals import Reason, RefusedError
from facilitateur.domain.state import Session
from facilitateur.domain.timing import block_gauge, local
from facilitateur.session.clocks import resumed_clock
from facilitateur.session.live import LiveSession
from facilitateur.session.opening import create, new_session_id, read, resume
from facilitateur.session.watched import WatchedSession
from facilitateur.storage import files
from facilitateur.storage.draft import Draft
from facilitateur.storage.errors import StorageError, Trouble, UnwritableRecordError
from facilitateur.storage.lines import to_line
from facilitateur.storage.lock import SessionBusyError
from facilitateur.storage.opening import open_session
from facilitateur.storage.shelf import SessionShelf
from support.acts import Act, acts, intent_of
from support.disk import RefusingDisk
from support.invented import CARDS, CHALLENGE, HALF_DAY, MORNING, NAMES

ID = "2026-06-12-guichet-abcde"
Open = Callable[..., LiveSession]


class SteppingClock(ManualClock):
    """A clock moved by hand whose computer's wall clock can jump."""

    def __init__(self, now: datetime) -> None:
        super().__init__(now)
        self.jump = timedelta(0)

    def step(self) -> timedelta:
        jump, self.jump = self.jump, timedelta(0)
        return jump


@pytest.fixture
def clock() -> SteppingClock:
    return SteppingClock(MORNING)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> RefusingDisk:
    disk = RefusingDisk()
    monkeypatch.setattr(files, "os", disk)
    return disk


def creation() -> intents.Events:
    return create_session(ID, CHALLENGE, HALF_DAY, CARDS, names=NAMES, teams=2, zone="Europe/Paris")


def begin(place: Path, clock: ManualClock) -> LiveSession:
    return create(SessionShelf([place]), ID, creation(), clock)


@pytest.fixture
def live(tmp_path: Path, clock: SteppingClock) -> Iterator[LiveSession]:
    session = begin(tmp_path, clock)
    yield session
    session.close()


def note(session: LiveSession, text: str) -> Session:
    return session.perform(lambda state, _: note_intents.capture(state, "b3", "A", [text]))


def next_block(session: LiveSession) -> Session:
    return session.perform(lambda state, now: intents.next_block(state, now, confirmed=True))


def texts(state: Session) -> list[str]:
    return [found.text for found in state.notes_of("b3", "A")]


def crash(session: LiveSession) -> Path:
    """Let go of a session as a killed program does: nothing is tidied up."""
    session._opened.close()
    return session.folder


def spent(state: Session, now: datetime, block: str = "b1") -> timedelta:
    found = state.agenda.block(block)
    assert found is not None
    return block_gauge(state, found, now).spent


def test_what_was_done_is_on_disk_before_it_is_shown(live: LiveSession) -> None:
    shown = note(live, "une note")
    on_disk, records, _ = read(live.folder)
    assert shown is live.state
    assert on_disk == shown
    assert records == live.records
    assert live.unsaved == 0


def test_the_disk_has_it_before_the_state_moves(live: LiveSession, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[int, int]] = []
    sync = files.sync
    journal = live.folder / "journal.jsonl"
    monkeypatch.setattr(files, "sync", lambda fd: seen.append((live.state.seq, len(_lines(journal)))) or sync(fd))
    before = live.state.seq
    note(live, "une note")
    assert seen[0] == (before, before + 1)


def _lines(journal: Path) -> list[bytes]:
    return journal.read_bytes().splitlines()


def test_a_refused_action_writes_nothing(live: LiveSession) -> None:
    before = (live.folder / "journal.jsonl").read_bytes()
    with pytest.raises(RefusedError):
        note(live, " ")
    assert (live.folder / "journal.jsonl").read_bytes() == before


def test_an_action_without_events_writes_nothing(live: LiveSession) -> None:
    before, length = live.state, len(live.records)
    assert live.perform(lambda state, now: ()) is before
    assert len(live.records) == length


def test_events_of_one_action_share_time_and_group(live: LiveSession, clock: SteppingClock) -> None:
    clock.advance(5)
    live.perform(lambda state, _: note_intents.capture(state, "b3", "A", ["un", "deux"]))
    first, second = live.records[-2:]
    assert (first.group, second.group) == (first.seq, first.seq)
    assert first.at == second.at == clock()
    assert first.offset == 120


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(morning=acts)
def test_any_morning_is_read_back_as_it_was(morning: list[Act], tmp_path_factory: pytest.TempPathFactory) -> None:
    clock = ManualClock(MORNING)
    session = begin(tmp_path_factory.mktemp("atelier"), clock)
    for act in morning:
        clock.advance(act.wait)
        try:
            session.perform(intent_of(act))
        except RefusedError:
            continue
    state = session.state
    session.close()
    on_disk, _, report = read(session.folder)
    assert on_disk == state
    assert report.is_clean


def test_the_copy_beside_the_journal_is_a_plain_tinydb_database(live: LiveSession) -> None:
    note(live, "une note")
    live.close()
    with TinyDB(live.folder / "seance.json") as copy:
        assert copy.table("meta").all()[0]["challenge"] == CHALLENGE
        assert [row["text"] for row in copy.table("notes").all()] == ["une note"]
        assert len(copy.table("events")) == len(live.records)


def test_a_closed_session_goes_on_where_it_was(live: LiveSession, clock: SteppingClock) -> None:
    note(live, "avant")
    live.close()
    again = resume(live.folder, clock)
    note(again, "après")
    assert texts(again.state) == ["avant", "après"]
    assert again.was_clean
    again.close()


def test_a_session_that_crashed_goes_on_and_says_how_long_it_was_away(live: LiveSession, clock: SteppingClock) -> None:
    next_block(live)
    clock.advance(60)
    note(live, "avant")
    folder = crash(live)
    clock.advance(900)
    again = resume(folder, clock)
    assert again.records[-1].event == SessionResumed(away=900, clean=False)
    assert spent(again.state, again.now()) == timedelta(minutes=16)
    assert texts(again.state) == ["avant"]
    again.close()


def test_a_running_block_counts_the_time_of_a_clean_close_too(live: LiveSession, clock: SteppingClock) -> None:
    next_block(live)
    live.close()
    clock.advance(120)
    again = resume(live.folder, clock)
    assert again.records[-1].event == SessionResumed(away=120, clean=True)
    assert spent(again.state, again.now()) == timedelta(minutes=2)
    again.close()


def test_a_paused_block_counts_no_time_away(live: LiveSession, clock: SteppingClock) -> None:
    next_block(live)
    clock.advance(60)
    live.perform(lambda state, _: intents.pause_or_resume(state))
    folder = crash(live)
    clock.advance(600)
    again = resume(folder, clock)
    assert spent(again.state, again.now()) == timedelta(minutes=1)
    again.close()


def test_a_session_at_rest_that_was_closed_in_good_order_records_nothing(
    live: LiveSession, clock: SteppingClock
) -> None:
    live.close()
    clock.advance(86_400)
    again = resume(live.folder, clock)
    assert len(again.records) == len(live.records)
    again.close()


def test_a_session_at_rest_that_crashed_says_so(live: LiveSession, clock: SteppingClock) -> None:
    again = resume(crash(live), clock)
    assert not again.was_clean
    assert isinstance(again.records[-1].event, SessionResumed)
    again.close()


def test_a_program_killed_in_a_burst_loses_nothing_that_was_shown(tmp_path: Path) -> None:
    code = """
import os, sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from facilitateur.clock import ManualClock, SessionClock
from support.invented import MORNING
from test_session import begin, note
live = begin(Path(sys.argv[1]), ManualClock(MORNING))
for number in range(40):
    note(live, f"note {number}")
    print(number, flush=True)
os.kill(os.getpid(), 9)
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path), str(Path(__file__).parent)], capture_output=True, check=False
    )
    shown = len(done.stdout.split())
    assert shown == 40, done.stderr
    state, _, _ = read(tmp_path / ID)
    assert texts(state) == [f"note {number}" for number in range(shown)]


def test_only_one_program_writes(live: LiveSession, clock: SteppingClock) -> None:
    with pytest.raises(SessionBusyError) as busy:
        resume(live.folder, clock)
    assert busy.value.trouble is Trouble.LOCKED
    assert busy.value.holder.pid == os.getpid()


def test_a_second_program_follows_the_first(live: LiveSession, clock: SteppingClock) -> None:
    watched = WatchedSession(live.folder, clock)
    assert watched.state == live.state
    assert not watched.refresh()
    note(live, "une note")
    assert watched.refresh()
    assert watched.state == live.state
    assert watched.records == live.records
    assert watched.read_only
    assert not live.read_only


def test_a_second_program_writes_nothing(live: LiveSession, clock: SteppingClock) -> None:
    before = {path: path.read_bytes() for path in live.folder.iterdir() if path.is_file()}
    watched = WatchedSession(live.folder, clock)
    with pytest.raises(RefusedError) as refused:
        watched.perform(lambda state, _: note_intents.capture(state, "b3", "A", ["x"]))
    watched.refresh()
    assert refused.value.reason is Reason.READ_ONLY
    assert {path: path.read_bytes() for path in before} == before


def test_a_second_program_goes_on_after_the_journal_was_replaced(live: LiveSession, clock: SteppingClock) -> None:
    watched = WatchedSession(live.folder, clock)
    (live.folder / "journal.jsonl").unlink()
    watched.refresh()
    assert watched.state == live.state
    note(live, "après")
    assert watched.refresh()
    assert watched.state == live.state
    assert watched.records == live.records


def test_a_second_program_starts_again_when_names_were_erased_from_the_journal(
    live: LiveSession, clock: SteppingClock
) -> None:
    watched = WatchedSession(live.folder, clock)
    erased = [
        msgspec.structs.replace(recorded, event=ParticipantsListed(()))
        if isinstance(recorded.event, ParticipantsListed)
        else recorded
        for recorded in live.records
    ]
    files.replace(live.folder / "journal.jsonl", [to_line(recorded) for recorded in erased])
    assert watched.refresh()
    assert watched.records == erased
    assert watched.state == fold(erased)
    assert watched.state.contents.participants == ()


def test_a_second_program_keeps_what_it_shows_while_the_journal_cannot_be_read(
    live: LiveSession, clock: SteppingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched = WatchedSession(live.folder, clock)
    journal = live.folder / "journal.jsonl"
    content = journal.read_bytes()
    journal.unlink()
    journal.mkdir()
    assert not watched.refresh()
    assert watched.state == live.state
    journal.rmdir()
    journal.write_bytes(content)
    watched.refresh()
    assert watched.state == live.state


def test_a_second_programs_clock_shows_the_same_time_after_a_recorded_jump(live: LiveSession) -> None:
    live.perform(lambda state, _: (ClockStepped(-7_200),))
    watched = WatchedSession(live.folder)
    expected = datetime.now(UTC) + timedelta(hours=2)
    assert abs(watched.now() - max(expected, MORNING)) < timedelta(seconds=5)


def test_a_full_disk_stops_nothing_and_is_said(live: LiveSession, disk: RefusingDisk) -> None:
    note(live, "sur le disque")
    disk.is_full()
    note(live, "pas encore")
    next_block(live)
    assert texts(live.state) == ["sur le disque", "pas encore"]
    assert (live.unsaved, live.trouble) == (2, Trouble.FULL)
    assert live.is_saved(live.state.seq - 2)
    assert not live.is_saved(live.state.seq - 1)
    assert not live.is_saved(live.state.seq)


def test_what_a_full_disk_refused_goes_out_with_the_next_try(live: LiveSession, disk: RefusingDisk) -> None:
    disk.is_full()
    note(live, "pas encore")
    assert not live.retry()
    disk.works()
    assert live.retry()
    assert (live.unsaved, live.trouble) == (0, None)
    assert live.is_saved(live.state.seq)
    assert read(live.folder)[0] == live.state


def test_what_a_full_disk_refused_goes_out_with_the_next_action(live: LiveSession, disk: RefusingDisk) -> None:
    disk.is_full()
    note(live, "pas encore")
    disk.works()
    note(live, "de nouveau")
    assert live.unsaved == 0
    assert texts(read(live.folder)[0]) == ["pas encore", "de nouveau"]


def test_what_a_full_disk_refused_goes_out_at_the_close(live: LiveSession, disk: RefusingDisk) -> None:
    disk.is_full()
    note(live, "pas encore")
    disk.works()
    live.close()
    assert texts(read(live.folder)[0]) == ["pas encore"]


def test_a_session_closed_with_something_unsaved_was_not_closed_in_good_order(
    live: LiveSession, disk: RefusingDisk, clock: SteppingClock
) -> None:
    note(live, "sur le disque")
    disk.is_full()
    note(live, "perdue")
    live.close()
    disk.works()
    again = resume(live.folder, clock)
    assert not again.was_clean
    assert "perdue" not in texts(again.state)
    again.close()


def test_nothing_to_save_is_all_saved(live: LiveSession) -> None:
    assert live.retry()


def test_a_read_only_disk_lets_no_session_begin(tmp_path: Path, disk: RefusingDisk, clock: SteppingClock) -> None:
    disk.is_read_only()
    with pytest.raises(StorageError) as refused:
        begin(tmp_path, clock)
    assert refused.value.trouble is Trouble.READ_ONLY


def test_a_disk_that_fills_up_at_the_first_write_lets_no_session_begin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: SteppingClock
) -> None:
    shelf = SessionShelf([tmp_path])
    folder = shelf.create(ID)
    monkeypatch.setattr(shelf, "create", lambda session: folder)
    refusing = RefusingDisk()
    monkeypatch.setattr(files, "os", refusing)
    refusing.is_full()
    with pytest.raises(StorageError) as refused:
        create(shelf, ID, creation(), clock)
    assert refused.value.trouble is Trouble.FULL


def test_a_session_that_cannot_be_written_lets_go_of_its_folder(tmp_path: Path, clock: SteppingClock) -> None:
    broken = SessionCreated("s", "\ud800", HALF_DAY, (), "UTC")
    with pytest.raises(UnwritableRecordError):
        create(SessionShelf([tmp_path]), ID, (broken,), clock)
    files_left = tmp_path / ID
    again = LiveSession(open_session(files_left), clock, EMPTY)
    again.close()


def test_what_cannot_be_written_changes_nothing(live: LiveSession) -> None:
    before = live.state
    with pytest.raises(UnwritableRecordError):
        live.perform(lambda state, _: (NoteAdded(1, "b3", "A", "\ud800"),))
    assert live.state is before
    assert texts(note(live, "ensuite")) == ["ensuite"]
    assert read(live.folder)[0] == live.state


def test_another_programs_version_of_the_journal_is_set_aside_and_said(live: LiveSession) -> None:
    journal = live.folder / "journal.jsonl"
    journal.write_bytes(b"autre chose\n")
    note(live, "la nôtre")
    assert live.set_aside is not None
    assert live.set_aside.read_bytes() == b"autre chose\n"
    assert read(live.folder)[0] == live.state


def test_a_jump_of_the_wall_clock_is_recorded_and_moves_no_timer(live: LiveSession, clock: SteppingClock) -> None:
    next_block(live)
    clock.advance(60)
    clock.jump = timedelta(hours=-1)
    assert live.look_at_clock() == timedelta(hours=-1)
    assert live.records[-1].event == ClockStepped(-3_600)
    assert spent(live.state, live.now()) == timedelta(minutes=1)
    assert f"{local(live.state, live.now()):%H:%M}" == "08:01"
    assert live.look_at_clock() == timedelta(0)


def test_a_closed_lid_is_recorded_with_its_length_and_is_there_after_opening_again(tmp_path: Path) -> None:
    shelf = SessionShelf([tmp_path])
    counted, awake = [0.0], [0.0]
    clock = SessionClock(MORNING, wall=lambda: MORNING, running=lambda: counted[0], awake=lambda: awake[0])
    live = create(shelf, ID, creation(), clock)
    next_block(live)
    counted[0] += 120
    awake[0] += 120
    assert live.look_at_sleep() == timedelta(0)
    counted[0] += 480
    assert live.look_at_sleep() == timedelta(minutes=8)
    assert live.look_at_sleep() == timedelta(0)
    live.close()
    state, records, _ = read(live.folder)
    assert [each.event for each in records if isinstance(each.event, ComputerSlept)] == [ComputerSlept(480)]
    assert [(each.kind, each.seconds) for each in state.incidents] == [("slept", 480)]
    assert spent(state, MORNING + timedelta(minutes=10)) == timedelta(minutes=10)


def test_session_time_never_goes_back(live: LiveSession, clock: SteppingClock) -> None:
    clock.advance(600)
    note(live, "plus tard")
    clock.advance(-3_600)
    note(live, "encore plus tard")
    assert live.records[-1].at == live.records[-2].at == MORNING + timedelta(minutes=10)
    assert live.now() == MORNING + timedelta(minutes=10)


def test_a_session_resumed_with_the_wall_clock_set_back_goes_on_from_its_last_event(live: LiveSession) -> None:
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    live.clock = ManualClock(tomorrow)
    next_block(live)
    again = resume(crash(live))
    assert again.records[-1].event == SessionResumed(away=0)
    assert again.now() - tomorrow < timedelta(seconds=30)
    jump = again.look_at_clock()
    assert timedelta(days=-1, seconds=-1) <= jump <= timedelta(days=-1, seconds=30)
    assert abs(local(again.state, again.now()) - datetime.now(UTC)) < timedelta(seconds=5)
    again.close()


def test_a_resumed_clock_takes_recorded_jumps_off_the_wall_clock() -> None:
    state = fold([Recorded(1, MORNING - timedelta(days=9_000), 0, 1, ClockStepped(600))])
    assert abs(resumed_clock(state)() - datetime.now(UTC) + timedelta(minutes=10)) < timedelta(seconds=5)


@pytest.fixture
def newer(live: LiveSession) -> Path:
    """A session to which a newer program has added an event."""
    folder = crash(live)
    unknown = Recorded(
        live.state.seq + 1, MORNING, 120, live.state.seq + 1, UnknownEvent("Tomorrow", b'{"type":"Tomorrow"}')
    )
    with (folder / "journal.jsonl").open("ab") as journal:
        journal.write(to_line(unknown))
    return folder


def test_a_session_of_a_newer_program_is_shown_and_not_written(newer: Path, clock: SteppingClock) -> None:
    content = (newer / "journal.jsonl").read_bytes()
    session = resume(newer, clock)
    clock.jump = timedelta(hours=1)
    session.look_at_clock()
    with pytest.raises(RefusedError) as refused:
        note(session, "x")
    assert refused.value.reason is Reason.NEWER_VERSION
    assert session.is_newer
    session.close()
    assert (newer / "journal.jsonl").read_bytes() == content


def test_a_session_in_a_newer_format_is_shown_and_not_written(tmp_path: Path, clock: SteppingClock) -> None:
    folder = SessionShelf([tmp_path]).create(ID)
    created = SessionCreated(ID, CHALLENGE, HALF_DAY, (), "UTC", format=99)
    (folder / "journal.jsonl").write_bytes(to_line(Recorded(1, MORNING, 0, 1, created)))
    session = resume(folder, clock)
    with pytest.raises(RefusedError) as refused:
        next_block(session)
    assert refused.value.reason is Reason.NEWER_VERSION
    assert len(session.records) == 1
    session.close()


def test_an_unfinished_line_is_found_again_once(live: LiveSession, clock: SteppingClock) -> None:
    next_block(live)
    assert live.save_draft(Draft("à moitié t", "b1", "B", "dit"))
    again = resume(crash(live), clock)
    draft = again.find_draft()
    assert draft is not None
    assert (draft.text, draft.team, draft.place, draft.block) == ("à moitié t", "B", "dit", "b1")
    again.save_draft(Draft(""))
    assert again.find_draft() is None
    again.close()


def test_a_draft_that_was_sent_is_forgotten(live: LiveSession) -> None:
    live.save_draft(Draft("bientôt"))
    live.save_draft(Draft(""))
    assert live.find_draft() is None


def test_a_draft_on_a_full_disk_stops_nobody(live: LiveSession, disk: RefusingDisk) -> None:
    disk.is_full()
    assert not live.save_draft(Draft("à moitié"))
    assert live.find_draft() is None


def test_a_file_is_kept_under_its_hash(live: LiveSession, tmp_path: Path) -> None:
    picture = tmp_path / "Mur côté gauche.JPG"
    picture.write_bytes(b"des pixels")
    name, stored, digest = live.keep_file(picture)
    assert name == "Mur côté gauche.JPG"
    assert stored == f"{digest[:24]}.jpg"
    assert (live.folder / "pj" / stored).read_bytes() == b"des pixels"
    assert live.keep_file(picture) == (name, stored, digest)
    assert len(list((live.folder / "pj").iterdir())) == 1


def test_a_file_that_the_disk_refuses_leaves_no_half_of_itself(
    live: LiveSession, tmp_path: Path, disk: RefusingDisk
) -> None:
    picture = tmp_path / "mur.jpg"
    picture.write_bytes(b"des pixels")
    disk.is_full()
    with pytest.raises(OSError, match="space"):
        live.keep_file(picture)
    disk.works()
    assert list((live.folder / "pj").iterdir()) == []
    assert live.keep_file(picture)[0] == "mur.jpg"


@pytest.mark.parametrize("name", ["sans", "point.", "très.long-suffixe", "acc.é"])
def test_a_kept_file_has_a_plain_name_whatever_it_was_called(live: LiveSession, tmp_path: Path, name: str) -> None:
    source = tmp_path / name
    source.write_bytes(b"x")
    _, stored, _ = live.keep_file(source)
    assert stored.replace(".", "").isalnum()
    assert stored.isascii()


def test_session_ids_are_unique_and_plain() -> None:
    ids = {new_session_id("Réduire l'attente au guichet !", MORNING) for _ in range(200)}
    assert len(ids) == 200
    assert all(len(name) <= 60 and name.startswith("2026-06-12-reduire-l-attente-au-guichet-") for name in ids)
    assert new_session_id("日本", MORNING).startswith("2026-06-12-seance-")


def test_a_journal_cut_short_is_completed_from_the_copies_outside_the_workspace(
    live: LiveSession, clock: SteppingClock
) -> None:
    note(live, "une note")
    live.close()
    for name in ("journal.jsonl", "seance.json"):
        (live.folder / name).write_bytes(b"")
    again = resume(live.folder, clock)
    assert texts(again.state) == ["une note"]
    again.close()


def test_a_session_can_be_read_while_it_runs_without_touching_it(live: LiveSession) -> None:
    note(live, "une note")
    before = sorted(path.name for path in live.folder.iterdir())
    state, records, report = read(live.folder)
    assert (state, records) == (live.state, live.records)
    assert report.is_clean
    assert sorted(path.name for path in live.folder.iterdir()) == before


@pytest.mark.parametrize("clean", [True, False])
def test_an_absence_begins_with_the_last_sign_of_life_not_with_the_last_thing_done(tmp_path: Path, clean: bool) -> None:
    """Seven minutes of work without a key, then three seconds without the program."""
    began = datetime.now(UTC) - timedelta(minutes=7)
    events = create_session(ID, CHALLENGE, HALF_DAY, CARDS, names=NAMES, teams=2)
    live = create(SessionShelf([tmp_path]), ID, events, ManualClock(began))
    live.perform(lambda state, now: intents.next_block(state, now))
    assert live.beat()
    live.close(clean=clean)
    last = time.time() - 3
    os.utime(live.folder / "salle.json", (last, last))
    again = resume(live.folder)
    (event,) = [record.event for record in again.records if isinstance(record.event, SessionResumed)]
    again.close()
    assert event.away < 60
    assert again.state.contents.current is not None
    assert again.now() - began >= timedelta(minutes=7)
