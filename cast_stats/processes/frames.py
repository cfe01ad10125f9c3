"""Messages between processes of this program: pickled values, each after its length. Both ends are this program."""

from __future__ import annotations

import os
import pickle
import struct
from typing import Any

HEAD = struct.Struct(">Q")
CHUNK = 1 << 20


def packed(message: object) -> bytes:
    """The message as bytes with its length before it."""
    body = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    return HEAD.pack(len(body)) + body


def send(descriptor: int, message: object) -> None:
    """Write a message whole. Raises OSError where nobody reads."""
    send_bytes(descriptor, packed(message))


def send_bytes(descriptor: int, data: bytes) -> None:
    """Write bytes, however many writes it takes."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def receive(descriptor: int) -> Any:
    """The next message; EOFError where the other end has closed, in the midst of one too."""
    (size,) = HEAD.unpack(_exactly(descriptor, HEAD.size))
    return pickle.loads(_exactly(descriptor, size))


def _exactly(descriptor: int, size: int) -> bytes:
    parts = bytearray()
    while len(parts) < size:
        part = os.read(descriptor, min(CHUNK, size - len(parts)))
        if not part:
            raise EOFError
        parts += part
    return bytes(parts)


class Splitter:
    """Bytes as they come in, given out as whole frames."""

    def __init__(self) -> None:
        self._held = bytearray()

    def feed(self, data: bytes) -> list[bytes]:
        """The frames, heads included, that are whole now."""
        self._held += data
        frames = []
        while len(self._held) >= HEAD.size:
            end = HEAD.size + HEAD.unpack_from(self._held)[0]
            if len(self._held) < end:
                break
            frames.append(bytes(self._held[:end]))
            del self._held[:end]
        return frames
