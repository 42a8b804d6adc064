"""The names of blocks in calendars: kept through every edit, never given twice."""

from hypothesis import given
from hypothesis import strategies as st

from facilitateur.domain.agenda import Block, BlockKind
from facilitateur.domain.calendar_names import NamedBlock, name_blocks

KINDS = st.sampled_from([BlockKind.BREAK, BlockKind.PLENARY, BlockKind.WELCOME])
BLOCKS = st.builds(Block, st.just(""), st.integers(1, 60), KINDS, note=st.sampled_from(["", "café", "thé"]))
DISTINCT = st.lists(BLOCKS, min_size=1, max_size=9).map(
    lambda blocks: [Block("", one.minutes, one.kind, note=f"{one.note} {number}") for number, one in enumerate(blocks)]
)


def block(kind: BlockKind, note: str = "") -> Block:
    return Block("", 10, kind, note=note)


def names(told: tuple[NamedBlock, ...]) -> list[str]:
    return [one.name for one in told if not one.gone]


@given(st.lists(st.lists(BLOCKS, max_size=9), min_size=1, max_size=5))
def test_no_two_blocks_ever_share_a_name(versions: list[list[Block]]) -> None:
    told: tuple[NamedBlock, ...] = ()
    for version in versions:
        told = name_blocks(version, told)
        assert [(one.kind, one.note) for one in told if not one.gone] == [(one.kind, one.note) for one in version]
        assert len({one.name for one in told}) == len(told)


@given(st.lists(BLOCKS, max_size=9))
def test_an_agenda_that_did_not_change_keeps_its_names(blocks: list[Block]) -> None:
    told = name_blocks(blocks)
    assert name_blocks(blocks, told) == told


@given(DISTINCT, st.randoms(use_true_random=False))
def test_blocks_that_stay_keep_their_names_when_others_come_go_and_move(blocks: list[Block], random) -> None:
    told = name_blocks(blocks)
    was = {one.note: one.name for one in told}
    after = [one for one in blocks if random.random() < 0.7]
    random.shuffle(after)
    after.insert(random.randint(0, len(after)), Block("", 5, BlockKind.BREAK, note="entirely new"))
    # What is new may take the place of a pause that is gone, and never that of a block that stays.
    now = {one.note: one.name for one in name_blocks(after, told) if not one.gone}
    stayed = [one.note for one in after if one.note in was]
    assert [now[note] for note in stayed] == [was[note] for note in stayed]


def test_the_first_of_two_equal_pauses_may_go() -> None:
    welcome, pause, work, talk = BlockKind.WELCOME, BlockKind.BREAK, BlockKind.PLENARY, BlockKind.LUNCH
    blocks = [block(welcome), block(pause), block(work), block(pause), block(talk)]
    told = name_blocks(blocks)
    without = [blocks[0], *blocks[2:]]
    assert names(name_blocks(without, told)) == [names(told)[0], *names(told)[2:]]


def test_a_changed_note_is_still_the_same_pause_between_the_same_neighbours() -> None:
    pause, work, talk = BlockKind.BREAK, BlockKind.PLENARY, BlockKind.LUNCH
    told = name_blocks([block(pause, "café"), block(work), block(pause, "thé"), block(talk)])
    after = [block(work), block(pause, "tisane"), block(talk)]
    assert names(name_blocks(after, told)) == names(told)[1:]


def test_a_block_that_comes_back_has_its_name_again() -> None:
    pause, work = block(BlockKind.BREAK, "café"), block(BlockKind.PLENARY)
    first = name_blocks([pause, work])
    without = name_blocks([work], first)
    with_another = name_blocks([work, block(BlockKind.BREAK, "thé")], without)
    back = name_blocks([pause, work, block(BlockKind.BREAK, "thé")], with_another)
    assert names(back)[:2] == names(first)
    assert names(back)[2] not in names(first)
