"""Files become documents; each fault of a file is one clear line of its own class."""

from __future__ import annotations

import os
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from cast_stats.errors import CastStatsError, EncryptedInput, InputMissing, UnreadableInput, UsageError
from cast_stats.layout import compose
from cast_stats.reading import document as reading
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


def one_page(packed: bytes, picture: bytes = zlib.compress(bytes(64))) -> bytes:
    """A PDF of one page with this deflated content and picture."""

    def stream(more: bytes, content: bytes) -> bytes:
        head = b"<< /Length %d /Filter /FlateDecode%s >>" % (len(content), more)
        return head + b"\nstream\n" + content + b"\nendstream"

    resources = b"<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> /XObject << /I 5 0 R >> >>"
    gray = b" /Type /XObject /Subtype /Image /Width 8 /Height 8 /BitsPerComponent 8 /ColorSpace /DeviceGray"
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources %s >>" % resources,
        stream(b"", packed),
        stream(gray, picture),
    )
    body, offsets = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(body)
    return body + b"xref\n0 6\n0000000000 65535 f \n" + table + trailer


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


def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    pipe = tmp_path / "issue.txt"
    os.mkfifo(pipe)
    with pytest.raises(InputMissing, match="pipe"):
        read_document(pipe)


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
def test_a_file_that_is_damaged_says_so(saved, mangle):
    document = read_document(saved("damaged.pdf", mangle(pdf())))
    assert len(document.pages) == 2
    assert [(note.page, note.code) for note in document.notes] == [(None, "file-damaged")]
    assert read_document(saved("whole.pdf", pdf())).notes == ()


@pytest.mark.parametrize("lost", [slice(20, 60), slice(-30, -10)])
def test_a_page_whose_stream_breaks_off_says_so(saved, lost):
    lines = b"".join(
        b"BT /F1 9 Tf 40 %d Td (line %d of the report) Tj ET " % (700 - line * 9, line) for line in range(70)
    )
    packed = bytearray(zlib.compress(lines))
    assert read_document(saved("whole.pdf", one_page(bytes(packed)))).notes == ()
    packed[lost] = bytes(len(packed[lost]))
    document = read_document(saved("zeros.pdf", one_page(bytes(packed))))
    assert [note.code for note in document.notes] == ["file-damaged"]


def test_a_picture_that_breaks_off_is_for_ocr_to_judge(saved):
    notes = read_document(
        saved("picture.pdf", one_page(zlib.compress(b"q Q"), picture=zlib.compress(bytes(64))[:-6]))
    ).notes
    assert [note.code for note in notes] == []


def test_the_streams_of_a_protected_file_are_not_looked_into(saved):
    notes = read_document(saved("protected.pdf", pdf(password="melon")), password="melon").notes
    assert notes == ()


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


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_text_in_any_of_the_usual_encodings(tmp_path, encoding):
    text = "　　松岭镇的茶农去年把310亩老茶园翻了一遍，换上耐寒的新苗。\n　　水渠也修好了。\n"
    (tmp_path / "issue.txt").write_bytes(text.encode(encoding))
    assert read_document(tmp_path / "issue.txt").text == text


def test_a_text_in_traditional_hanzi_of_big5(tmp_path):
    text = "　　松嶺鎮的茶農去年把310畝老茶園翻了一遍，換上耐寒的新苗。\n　　水渠也修好了。\n"
    (tmp_path / "issue.txt").write_bytes(text.encode("big5"))
    assert read_document(tmp_path / "issue.txt").text == text


@pytest.mark.parametrize("later", ["2021年，全市共有学会43个。", "全市共有学会"])
def test_a_file_that_changes_while_it_is_read_is_refused(saved, monkeypatch, later):
    path = saved("hexi.txt", "2020年，全市共有学会42个。".encode())
    read = reading.read_text

    def slowly(path):
        path.write_text(later, encoding="utf-8")
        return read(path)

    monkeypatch.setattr(reading, "read_text", slowly)
    with pytest.raises(InputMissing, match="changed while it was read"):
        read_document(path)


def test_a_pdf_that_grows_while_it_is_read_is_refused(saved):
    path = saved("hexi.pdf", pdf(2))

    def grow(name, place, total):
        with path.open("ab") as file:
            file.write(b"% more")

    with pytest.raises(InputMissing, match="changed while it was read"):
        read_document(path, watch=grow)
