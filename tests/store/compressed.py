"""Opening what PostgreSQL compressed, wherever it lies in a file: a plain search does not see into it.

The embedded PostgreSQL knows one method, pglz. Formats: `varatt.h` (a compressed value: its length with the bits 10,
its raw length, the data), `pg_lzcompress.c`, and `heaptoast.h` (long values in chunks: id, sequence number, data).
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from struct import unpack_from

MAX_RAW = 1 << 20
LENGTH_BITS_10 = b"[" + b"".join(b"\\x%02x" % byte for byte in range(2, 256, 4)) + b"]"
# A length below 64 kB, then a raw length below 1 MB.
INLINE = re.compile(b"(?s)(?=" + LENGTH_BITS_10 + rb".\x00\x00..[\x00-\x0f]\x00)")
# An id of 16384 or more, a sequence number below 256, and the length of a chunk of at most 1,996 bytes.
CHUNK = re.compile(
    rb"(?s)(?=(.[\x40-\xff]..|..[^\x00].|...[^\x00]).\x00\x00\x00([^\x00][\x00-\x1f]|\x00[\x01-\x1f])\x00\x00)"
)


def opened(file: bytes) -> Iterator[bytes]:
    """Every compressed value in a file of a table, an index or the write-ahead log."""
    for match in INLINE.finditer(file):
        start = match.start()
        length = unpack_from("<I", file, start)[0] >> 2
        if 8 < length <= len(file) - start:
            yield from decompressed(file[start + 4 : start + length])
    for value in chunks_together(file):
        yield from decompressed(value)


def decompressed(value: bytes) -> Iterator[bytes]:
    """A value that begins with its raw length; nothing when it only looked like one."""
    raw_length = unpack_from("<I", value)[0] if len(value) > 4 else 0
    if len(value) - 4 < raw_length <= MAX_RAW:
        try:
            yield pglz(value[4:], raw_length)
        except (IndexError, ValueError):
            return


def pglz(source: bytes, raw_length: int) -> bytes:
    """Unpack. Raises ValueError or IndexError on what is not pglz."""
    out, place = bytearray(), 0
    while len(out) < raw_length:
        control, place = source[place], place + 1
        for bit in range(8):
            if len(out) >= raw_length:
                break
            if control >> bit & 1:
                place = _repeat(source, place, out)
            else:
                out.append(source[place])
                place += 1
    return bytes(out[:raw_length])


def _repeat(source: bytes, place: int, out: bytearray) -> int:
    length = (source[place] & 0x0F) + 3
    offset = (source[place] & 0xF0) << 4 | source[place + 1]
    place += 2
    if length == 18:
        length += source[place]
        place += 1
    if not 0 < offset <= len(out):
        raise ValueError("a repetition of what was before the beginning")
    for _ in range(length):
        out.append(out[-offset])
    return place


def chunks_together(file: bytes) -> Iterator[bytes]:
    """The long values of which the chunks are in this file, from their first chunk as far as they go."""
    values: dict[int, dict[int, bytes]] = defaultdict(dict)
    for match in CHUNK.finditer(file):
        start = match.start()
        value_id, sequence, header = unpack_from("<III", file, start)
        length = (header >> 2) - 4
        if header & 3 == 0 and 0 < length <= 1996:
            values[value_id][sequence] = file[start + 12 : start + 12 + length]
    for chunks in values.values():
        parts = [chunks[sequence] for sequence in range(len(chunks)) if sequence in chunks]
        if 0 in chunks:
            yield b"".join(parts)
