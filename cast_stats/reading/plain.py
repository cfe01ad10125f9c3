"""Plain text and Markdown files: bytes to text, whatever of the usual encodings they are in."""

from __future__ import annotations

from pathlib import Path

from cast_stats.errors import UnreadableInput
from cast_stats.messages import _

MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read_text(path: Path) -> str:
    """The file's text with `\\n` line ends (form feeds kept). UnreadableInput if empty or in no known encoding."""
    text = _decode(path, path.read_bytes())
    if not text.strip():
        raise UnreadableInput(_("{file}: the file is empty; nothing to read").format(file=path))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode(path: Path, data: bytes) -> str:
    marked = next((encoding for mark, encoding in MARKS if data.startswith(mark)), None)
    if marked is None and b"\0" in data:
        raise UnreadableInput(_("{file}: not a text file; give a PDF, .txt or .md file").format(file=path))
    for encoding in (marked,) if marked else ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableInput(
        _("{file}: the text is in neither UTF-8 nor GB18030; convert it to UTF-8 first").format(file=path)
    )
