"""Files become documents; each fault of a file is one clear line of its own class."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from cast_stats.errors import CastStatsError, EncryptedInput, InputMissing, UnreadableInput, UsageError
from cast_stats.layout import compose
from cast_stats.reading.document import read_document


def pdf(pages: int = 2, password: str | None = None) -> bytes:
    """A PDF with a line of text on each page."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(300, 400), encrypt=StandardEncryption(password) if password else None)
    for number in range(1, pages + 1):
        canvas.drawString(40, 350, f"This is page {number}.")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.fixture
def saved(tmp_path: Path):
    """Writes bytes to a file of that name."""

    def save(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return save


def test_a_pdf_gives_its_pages_in_order(saved):
    document = read_document(saved("two.pdf", pdf()))
    assert [page.chars for page in document.pages] == ["Thisispage1.", "Thisispage2."]
    assert (document.issue.file, document.issue.pages) == ("two.pdf", 2)
    assert document.text is None


def test_the_same_bytes_have_the_same_hash_wherever_they_lie(saved):
    data = pdf()
    first, second = read_document(saved("a.pdf", data)), read_document(saved("b.pdf", data))
    assert first.issue.sha256 == second.issue.sha256
    assert first.issue.sha256 != read_document(saved("c.pdf", pdf(3))).issue.sha256


def test_some_pages_of_a_pdf(saved):
    document = read_document(saved("five.pdf", pdf(5)), pages=[4, 2, 4])
    assert [page.number for page in document.pages] == [2, 4]
    assert document.issue.pages == 5


@pytest.mark.parametrize("page", [0, -1, 3])
def test_a_page_that_is_not_there_is_a_wrong_use(saved, page):
    with pytest.raises(UsageError, match=str(page)):
        read_document(saved("two.pdf", pdf()), pages=[page])


def test_an_encrypted_pdf_opens_with_its_password_alone(saved):
    path = saved("locked.pdf", pdf(password="绿茶".encode().hex()))
    with pytest.raises(EncryptedInput, match="--password"):
        read_document(path)
    with pytest.raises(EncryptedInput, match="does not open"):
        read_document(path, password="wrong")
    assert len(read_document(path, password="绿茶".encode().hex()).pages) == 2


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.pdf", b"", "empty"),
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n\t", "empty"),
        ("text.pdf", "这不是PDF。".encode(), "not a PDF"),
        ("cut.pdf", pdf()[:200], "damaged"),
        ("head.pdf", b"%PDF-1.7\n", "damaged"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0", "PDF, .txt or .md"),
        ("binary.txt", b"\0\1\2\3" * 20, "not a text file"),
        ("odd.txt", b"\xff\xff\xff\x80\x80", "UTF-8"),
    ],
)
def test_what_cannot_be_read_says_why(saved, name, data, says):
    path = saved(name, data)
    with pytest.raises(UnreadableInput) as caught:
        read_document(path)
    message = str(caught.value)
    assert says in message
    assert str(path) in message
    assert "\n" not in message


def test_a_missing_file_and_a_folder(tmp_path):
    with pytest.raises(InputMissing, match="no such file"):
        read_document(tmp_path / "gone.pdf")
    with pytest.raises(InputMissing, match="folder"):
        read_document(tmp_path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_texts_of_the_usual_encodings(saved, encoding):
    text = "河口镇有三百多条渔船，㎡、①、𠮷也都认得。\n第二行。\n"
    document = read_document(saved("text.txt", text.replace("\n", "\r\n").encode(encoding)))
    assert document.text == text
    assert document.pages == ()


def test_a_pdf_is_known_by_its_content_whatever_its_name(saved):
    assert len(read_document(saved("issue.txt", pdf())).pages) == 2


@pytest.mark.parametrize("mangle", [
    lambda data: data.replace(b"startxref", b"startxxxx"),
    lambda data: data.replace(b"\n", b"\r\n"),
    lambda data: data.replace(b"startxref\n", b"startxref\n9"),
])  # fmt: skip
def test_a_file_that_had_to_be_mended_says_so(saved, mangle):
    document = read_document(saved("mended.pdf", mangle(pdf())))
    assert len(document.pages) == 2
    assert [(note.page, note.code) for note in document.notes] == [(None, "file-damaged")]
    assert read_document(saved("whole.pdf", pdf())).notes == ()


def test_a_protection_that_is_unknown_is_told_from_a_missing_password(saved):
    data = pdf(password="melon").replace(b"/Filter /Standard", b"/Filter /Stranger")
    with pytest.raises(EncryptedInput, match="no password opens"):
        read_document(saved("strange.pdf", data))


def test_one_broken_page_does_not_hide_the_others(saved):
    data = pdf(3)
    broken = data.replace(b"/Type /Page\n", b"/Type /Pagx\n", 1) if b"/Type /Page\n" in data else data
    document = read_document(saved("three.pdf", broken))
    assert len(document.pages) == document.issue.pages
    assert sum(bool(page.chars) for page in document.pages) >= 2


def test_a_page_that_cannot_be_loaded_is_noted(shared):
    document = read_document(shared / "pdfs" / "damaged" / "page_error" / "qpdf__deep-pages.pdf")
    (page,) = document.pages
    assert page.source == "none"
    assert [(note.stage, note.page, note.code) for note in page.notes] == [("reading", 1, "page-broken")]
    assert compose(document) == ()


def test_damaged_files_give_a_document_or_one_clear_line(shared):
    outcomes, messages = set(), []
    for path in sorted((shared / "pdfs" / "damaged").glob("*/*.pdf")):
        try:
            compose(read_document(path))
            outcomes.add((path.parent.name, "read"))
        except CastStatsError as error:
            outcomes.add((path.parent.name, type(error).__name__))
            messages.append((str(path), str(error)))
    assert all(path in message and "\n" not in message for path, message in messages)
    assert ("encrypted", "EncryptedInput") in outcomes
    assert ("unopenable", "UnreadableInput") in outcomes
    assert ("unopenable", "read") not in outcomes
    assert ("repaired", "read") in outcomes
