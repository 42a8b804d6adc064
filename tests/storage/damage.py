"""Twenty-four kinds of damage to one file of a session."""

import random
from collections.abc import Callable

Damage = Callable[[bytes, random.Random], bytes]


def _place(data: bytes, dice: random.Random) -> int:
    return dice.randrange(len(data))


def _lines(data: bytes) -> list[bytes]:
    return data.splitlines(keepends=True)


def _cut_end(data: bytes, dice: random.Random) -> bytes:
    return data[: -dice.randint(1, 200)]


def _cut_half(data: bytes, dice: random.Random) -> bytes:
    return data[: len(data) // 2]


def _cut_start(data: bytes, dice: random.Random) -> bytes:
    return data[dice.randint(1, 200) :]


def _cut_middle(data: bytes, dice: random.Random) -> bytes:
    place = _place(data, dice)
    return data[:place] + data[place + dice.randint(1, 2000) :]


def _emptied(data: bytes, dice: random.Random) -> bytes:
    return b""


def _one_bit(data: bytes, dice: random.Random) -> bytes:
    place = _place(data, dice)
    return data[:place] + bytes([data[place] ^ 1 << dice.randrange(8)]) + data[place + 1 :]


def _many_bits(data: bytes, dice: random.Random) -> bytes:
    for _ in range(50):
        data = _one_bit(data, dice)
    return data


def _zeros(data: bytes, dice: random.Random) -> bytes:
    place = _place(data, dice)
    return (data[:place] + bytes(4096) + data[place + 4096 :])[: len(data)]


def _all_zeros(data: bytes, dice: random.Random) -> bytes:
    return bytes(len(data))


def _zeros_at_end(data: bytes, dice: random.Random) -> bytes:
    return data + bytes(4096)


def _noise(data: bytes, dice: random.Random) -> bytes:
    place = _place(data, dice)
    return data[:place] + dice.randbytes(512) + data[place + 512 :]


def _noise_put_in(data: bytes, dice: random.Random) -> bytes:
    place = _place(data, dice)
    return data[:place] + dice.randbytes(512) + data[place:]


def _line_lost(data: bytes, dice: random.Random) -> bytes:
    lines = _lines(data)
    del lines[dice.randrange(len(lines))]
    return b"".join(lines)


def _line_doubled(data: bytes, dice: random.Random) -> bytes:
    lines = _lines(data)
    place = dice.randrange(len(lines))
    return b"".join([*lines[:place], lines[place], *lines[place:]])


def _lines_swapped(data: bytes, dice: random.Random) -> bytes:
    lines = _lines(data)
    one, other = dice.sample(range(len(lines)), 2)
    lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def _lines_joined(data: bytes, dice: random.Random) -> bytes:
    lines = _lines(data)
    place = dice.randrange(len(lines))
    lines[place] = lines[place].rstrip(b"\n")
    return b"".join(lines)


def _windows_lines(data: bytes, dice: random.Random) -> bytes:
    return data.replace(b"\n", b"\r\n")


def _byte_order_mark(data: bytes, dice: random.Random) -> bytes:
    return b"\xef\xbb\xbf" + data


def _utf16(data: bytes, dice: random.Random) -> bytes:
    return data.decode().encode("utf-16")


def _latin1(data: bytes, dice: random.Random) -> bytes:
    return data.decode().encode("latin-1", "replace")


def _twice(data: bytes, dice: random.Random) -> bytes:
    return data + data


def _corrected_by_hand(data: bytes, dice: random.Random) -> bytes:
    return data.replace(b"attente", b"ATTENTE")


def _blank_lines(data: bytes, dice: random.Random) -> bytes:
    return data.replace(b"\n", b"\n\n")


def _conflict_marks(data: bytes, dice: random.Random) -> bytes:
    lines = _lines(data)
    place = dice.randrange(len(lines))
    marks = [
        b"<<<<<<< ici\n",
        *lines[place : place + 3],
        b"=======\n",
        *lines[place : place + 2],
        b">>>>>>> ailleurs\n",
    ]
    return b"".join([*lines[:place], *marks, *lines[place + 3 :]])


KINDS: dict[str, Damage] = {
    "cut end": _cut_end,
    "cut half": _cut_half,
    "cut start": _cut_start,
    "cut middle": _cut_middle,
    "emptied": _emptied,
    "one bit": _one_bit,
    "many bits": _many_bits,
    "zeros": _zeros,
    "all zeros": _all_zeros,
    "zeros at end": _zeros_at_end,
    "noise": _noise,
    "noise put in": _noise_put_in,
    "line lost": _line_lost,
    "line doubled": _line_doubled,
    "lines swapped": _lines_swapped,
    "lines joined": _lines_joined,
    "windows lines": _windows_lines,
    "byte order mark": _byte_order_mark,
    "utf16": _utf16,
    "latin1": _latin1,
    "twice": _twice,
    "corrected by hand": _corrected_by_hand,
    "blank lines": _blank_lines,
    "conflict marks": _conflict_marks,
}
