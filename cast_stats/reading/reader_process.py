"""One OCR process: pictures of pages come in on standard input, readings go out on standard output.

Run as `python -m cast_stats.reading.reader_process ENGINE`. A picture is a JSON line (its shape) and its bytes; the
answer to it is a JSON line (size, error) and as many bytes.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, BinaryIO

import numpy as np

from cast_stats.reading.cache import encoded
from cast_stats.reading.ocr import Engine, load, read_image

if TYPE_CHECKING:
    from cast_stats.reading.render import Image


def serve(engine: Engine, pictures: BinaryIO, answers: BinaryIO) -> None:
    """Answer every picture until there are no more."""
    while line := pictures.readline():
        task = json.loads(line)
        height, width, depth = task["shape"]
        pixels = np.frombuffer(pictures.read(height * width * depth), dtype=np.uint8)
        data, error = _read(engine, pixels.reshape(height, width, depth))
        answers.write(json.dumps({"size": len(data), "error": error}).encode() + b"\n" + data)
        answers.flush()


def _read(engine: Engine, image: Image) -> tuple[bytes, str]:
    """The reading as bytes, or what went wrong: whatever an engine's libraries raise, only this page is lost."""
    try:
        return encoded(read_image(engine, image)), ""
    except Exception as error:
        return b"", f"{type(error).__name__}: {error}"


def main() -> None:
    """Serve standard input; whatever libraries print goes to standard error."""
    answers = sys.stdout.buffer
    sys.stdout = sys.stderr
    serve(load(sys.argv[1]), sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
