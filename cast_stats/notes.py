"""Notes in words: English where they are stored, translated where they are shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cast_stats.messages import N_, _

if TYPE_CHECKING:
    from cast_stats.records import Note

NOTES = {
    "ocr": N_("page {page} read by OCR: {causes}"),
    "page-unread": N_("page {page} could not be read: {causes}"),
    "text-layer-kept": N_("page {page} keeps its text layer: {causes}"),
    "page-broken": N_("page {page} cannot be loaded from the file; its figures are missing"),
    "file-damaged": N_(
        "the file is damaged; what is left of it was read: check that nothing is missing, or get it again"
    ),
}
"""What each code says."""
UNREAD = ("page-unread", "page-broken")
"""The codes of pages that nobody could read."""
UNSURE = ("page-unread", "text-layer-kept")
"""The codes of pages that OCR may read another time: it may have been short of time or memory."""
DAMAGED = "file-damaged"


def page_note(page: int, code: str, *causes: str) -> Note:
    """A note on the reading of a page; the causes are English messages of the catalogue."""
    from cast_stats.records import Note

    message = _filled(code, page, causes, lambda text: text)
    return Note(stage="reading", page=page, code=code, message=message, causes=causes)


def file_note(code: str) -> Note:
    """A note on the reading of the file as a whole."""
    from cast_stats.records import Note

    return Note(stage="reading", code=code, message=NOTES[code])


def note_words(note: Note, translate: Callable[[str], str] = _) -> str:
    """What the note says, translated: into the user's language if nothing else is told."""
    return _filled(note.code, note.page, note.causes, translate) if note.code in NOTES else translate(note.message)


def _filled(code: str, page: int | None, causes: tuple[str, ...], translate: Callable[[str], str]) -> str:
    return translate(NOTES[code]).format(page=page, causes="; ".join(map(translate, causes)))
