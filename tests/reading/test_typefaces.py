"""Text in a typeface that neither the file nor the machine has."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from cast_stats.reading import typefaces
from tools import build_blank_typeface

BARE_MACHINE = """
import ctypes, sys
import pypdfium2 as pdfium, pypdfium2.raw as raw
from cast_stats.reading.textlayer import read_page
from cast_stats.reading.typefaces import Typefaces

kinds = dict(raw.FPDF_SYSFONTINFO._fields_)
nothing = {name: kinds[name](lambda *_: None) for name in ("EnumFonts", "MapFont", "DeleteFont")}
nothing |= {name: kinds[name](lambda *_: 0) for name in ("GetFontData", "GetFaceName", "GetFontCharset")}
machine = raw.FPDF_SYSFONTINFO(version=1, **nothing)
if sys.argv[2] == "blank":
    faces = Typefaces(ctypes.pointer(machine))
    faces.serve()
else:
    raw.FPDF_SetSystemFontInfo(ctypes.byref(machine))
with pdfium.PdfDocument(sys.argv[1]) as pdf:
    page = read_page(pdf, 0)
sys.stdout.buffer.write(f"{page.chars} {page.turn} {[round(size) for size in page.sizes]}".encode())
"""


@pytest.fixture
def on_its_side(tmp_path: Path) -> Path:
    """A page written from below upwards in a face that the file only names."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = BytesIO()
    canvas = Canvas(out, pagesize=(300, 400))
    canvas.setFont("STSong-Light", 12)
    canvas.translate(150, 200)
    canvas.rotate(90)
    canvas.drawString(0, 0, "河口镇")
    canvas.showPage()
    canvas.save()
    path = tmp_path / "side.pdf"
    path.write_bytes(out.getvalue())
    return path


def read_bare(path: Path, how: str) -> str:
    """What a process without a single typeface reads."""
    command = [sys.executable, "-c", BARE_MACHINE, str(path), how]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode()


def test_a_machine_without_typefaces_reads_what_the_file_does_not_hold(on_its_side):
    assert read_bare(on_its_side, "blank") == "河口镇 1 [12, 12, 12]"


def test_it_is_the_blank_face_that_makes_it_so(on_its_side):
    assert read_bare(on_its_side, "none") == " 0 []"


def test_the_shipped_face_is_what_the_tool_makes():
    assert typefaces.FILE.read_bytes() == build_blank_typeface.build()
