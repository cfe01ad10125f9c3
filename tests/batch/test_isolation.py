"""A file that hangs, crashes or swells costs its own line and nothing else; nothing it started outlives it."""

from __future__ import annotations

import os
import signal
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from batch.conftest import Start, journals, outcomes, text_of
from hand_made import Run

from cast_stats.batch.task import MEGABYTE, Done, Failed, Halted, Limits, Options, Step, Task
from cast_stats.batch.worker import Halt, Worker
from cast_stats.errors import SomeFailed

MISCHIEF = """
import os, re, signal, subprocess, sys, time
import cast_stats.batch.work as work

good = work.extract

def extract(path, options, progress, *, rules, watch):
    watch("page", 1, 1)
    match path.stem:
        case "sleeps":
            time.sleep(1000)
        case "spins":
            re.match("(a+)+$", "a" * 40 + "b")
        case "crashes":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "leaves":
            os._exit(7)
        case "swells":
            held = []
            while True:
                held.append(bytearray(1 << 20))
                time.sleep(0.001)
        case "bursts":
            bytearray(1 << 40)
        case "aborts":
            os.abort()
        case "chokes":
            held = bytearray(300 << 20)
            time.sleep(1)
            os.abort()
        case "breeds":
            subprocess.Popen([sys.executable, "-c", "import time; time.sleep(1000)"])
            time.sleep(1000)
        case "raises":
            raise RuntimeError("\\x1b[31mred\\nline")
        case "prints":
            print("to stdout", flush=True)
            os.write(2, b"to stderr")
        case "turns":
            for page in range(1, 1000):
                time.sleep(0.05)
                watch("page", page, 1000)
    return good(path, options, progress, rules=rules, watch=watch)

work.extract = extract
"""
LIMITS = Limits(seconds=8, page_seconds=2, memory=400 * MEGABYTE)


@pytest.fixture
def mischief(tmp_path: Path) -> Path:
    """A folder that, on the path of a worker, makes files misbehave by their names."""
    folder = tmp_path / "mischief"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(MISCHIEF, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def worker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worker]:
    """A worker whose files misbehave by their names."""
    folder = tmp_path_factory.mktemp("mischief")
    (folder / "sitecustomize.py").write_text(MISCHIEF, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(folder)
        worker = Worker()
        yield worker
        worker.close()


def left_over() -> list[psutil.Process]:
    """What runs below this process, but for the worker of the other tests."""
    return psutil.Process().children(recursive=True)[1:]


def do(worker: Worker, folder: Path, name: str, halt: Halt | None = None, limits: Limits = LIMITS) -> object:
    """The outcome of a file of that name."""
    (folder / f"{name}.txt").write_text(text_of(1), encoding="utf-8")
    task = Task(str(folder / f"{name}.txt"), name, Options(), limits=limits)
    return worker.do(task, halt or Halt(), lambda step: None).outcome


@pytest.mark.parametrize(
    ("name", "error", "words"),
    [
        ("sleeps", "LimitExceeded", "no progress for 3 seconds"),
        ("spins", "LimitExceeded", "no progress for 3 seconds"),
        ("turns", "LimitExceeded", "not done within 8 seconds"),
        ("crashes", "WorkerDied", "SIGSEGV"),
        ("leaves", "WorkerDied", "exit code 7"),
        ("swells", "LimitExceeded", "400 MB"),
        ("bursts", "LimitExceeded", "400 MB"),
        ("aborts", "WorkerDied", "SIGABRT"),
        ("chokes", "LimitExceeded", "400 MB"),
        ("breeds", "LimitExceeded", "no progress"),
        ("raises", "Fault", "RuntimeError"),
    ],
)
def test_a_fault_is_one_line_and_the_next_file_is_done(
    worker: Worker, tmp_path: Path, name: str, error: str, words: str
) -> None:
    outcome = do(worker, tmp_path, name)
    assert isinstance(outcome, Failed)
    assert outcome.error == error
    assert f"{name}.txt, page " in outcome.message
    assert words in outcome.message
    assert outcome.page is not None
    assert isinstance(do(worker, tmp_path, "good"), Done)
    assert len(psutil.Process().children(recursive=True)) == 1  # the worker itself, which waits for its next file


def test_what_libraries_print_goes_nowhere(worker: Worker, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert isinstance(do(worker, tmp_path, "prints"), Done)
    assert capfd.readouterr() == ("", "")


def test_a_stop_ends_the_file_at_its_next_page(worker: Worker, tmp_path: Path) -> None:
    halt, pages = Halt(), []
    (tmp_path / "turns.txt").write_text("x", encoding="utf-8")

    def hear(step: Step) -> None:
        pages.append(step.place)
        if len(pages) == 5:
            halt.asked.set()

    task = Task(str(tmp_path / "turns.txt"), "turns")
    assert isinstance(worker.do(task, halt, hear).outcome, Halted)
    assert pages[-1] < 100


def test_a_stop_at_once_ends_a_file_that_does_not_listen(worker: Worker, tmp_path: Path) -> None:
    halt = Halt()
    halt.now.set()
    assert isinstance(do(worker, tmp_path, "sleeps", halt, Limits()), Halted)


def test_a_worker_that_is_killed_costs_its_file_only(worker: Worker, tmp_path: Path) -> None:
    (tmp_path / "turns.txt").write_text("x", encoding="utf-8")

    def kill(_step: Step) -> None:
        for child in psutil.Process().children():
            child.kill()

    outcome = worker.do(Task(str(tmp_path / "turns.txt"), "turns"), Halt(), kill).outcome
    assert isinstance(outcome, Failed)
    assert outcome.error == "WorkerDied"
    assert isinstance(do(worker, tmp_path, "good"), Done)


def test_a_batch_of_mischief_ends_with_every_good_file_done(
    cast_stats: Run, raw: Path, mischief: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(mischief)
    for name in ("sleeps", "crashes", "swells", "raises"):
        (raw / f"{name}.txt").write_text(text_of(len(name)) + name, encoding="utf-8")
    options = ("-j", "2", "--page-limit", "3", "--memory-limit", "400")
    told = cast_stats("batch", raw, "-o", tmp_path / "out", *options)
    assert told.code == SomeFailed.exit_code
    assert sorted(outcomes(tmp_path / "out").values()) == ["done"] * 3 + ["failed"] * 4
    assert len(told.err.splitlines()) == 4
    assert "Traceback" not in told.out + told.err
    assert "\x1b" not in told.out + told.err
    assert left_over() == []
    (fault,) = (event for event in journals(tmp_path / "out")[-1] if event.get("error") == "Fault")
    assert "RuntimeError" in fault["trace"]


def test_workers_end_when_their_batch_is_killed(start: Start, raw: Path, mischief: Path, tmp_path: Path) -> None:
    (raw / "spins.txt").write_text("x", encoding="utf-8")
    path = f"{mischief}{os.pathsep}{Path(__file__).resolve().parents[2]}"
    batch = start(raw / "spins.txt", "-o", tmp_path / "out", PYTHONPATH=path)
    until = time.monotonic() + 60
    while len(family := batch.family()) < 3 and time.monotonic() < until:
        time.sleep(0.1)
    assert len(family) >= 3
    batch.process.send_signal(signal.SIGKILL)
    _gone, alive = psutil.wait_procs(family[1:], timeout=20)
    assert alive == []


def pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, the first of which is the catalogue."""
    body = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return bytes(body) + head + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, len(body),
    )  # fmt: skip


def stream(content: bytes, *, layers: int = 1, more: bytes = b"") -> bytes:
    """A stream object, compressed over and over."""
    for _layer in range(layers):
        content = zlib.compress(content, 9)
    filters = b"/FlateDecode " * layers
    return b"<< /Length %d /Filter [%s] %s >>\nstream\n%s\nendstream" % (len(content), filters, more, content)


CATALOGUE, PAGES = b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>"
PICTURE = b"/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /BitsPerComponent 8 /ColorSpace /DeviceGray"
HOSTILE = {
    "bomb": pdf(CATALOGUE, PAGES, PAGE % (600, 800), stream(b"0 0 m 9 9 l S\n" * 8_000_000, layers=2)),
    "giant-page": pdf(CATALOGUE, PAGES, PAGE % (2_000_000_000, 2_000_000_000), stream(b"0 0 9 9 re f")),
    "giant-picture": pdf(
        CATALOGUE, PAGES, PAGE % (600, 800), stream(b"600 0 0 800 0 0 cm /I Do"),
        stream(bytes(60_000_000), layers=2, more=PICTURE),
    ),
    "pages-in-a-ring": pdf(CATALOGUE, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2000000000 >>"),
    "deep": pdf(CATALOGUE, b"[" * 100_000 + b"]" * 100_000),
    "cut": pdf(CATALOGUE, PAGES, PAGE % (600, 800), stream(b"0 0 9 9 re f"))[:150],
    "zero": b"",
    "text": "这不是 PDF，是一封信。".encode(),
    "page": b"<!DOCTYPE html><html><body>404 Not Found</body></html>",
}  # fmt: skip


def test_hostile_files_cost_a_line_each(cast_stats: Run, raw: Path, tmp_path: Path) -> None:
    for name, content in HOSTILE.items():
        (raw / f"{name}.pdf").write_bytes(content)
    options = ("-j", "2", "--page-limit", "20", "--memory-limit", "700")
    told = cast_stats("batch", raw, "-o", tmp_path / "out", *options)
    found = outcomes(tmp_path / "out")
    assert set(found) == {f"{name}.pdf" for name in HOSTILE} | {"east.txt", "west.txt", "north.txt"}
    assert all(found[name] == "done" for name in ("east.txt", "west.txt", "north.txt"))
    assert all(found[f"{name}.pdf"] == "failed" for name in ("zero", "text", "page", "cut"))
    lines = [line for line in told.err.splitlines() if not line.startswith("!")]
    assert len(lines) == list(found.values()).count("failed")
    assert "fault in the program" not in told.err
    assert max(event.get("memory_mb", 0) for event in journals(tmp_path / "out")[-1]) < 1000
    assert left_over() == []


@pytest.mark.parametrize(
    "name", [b"two words.txt", b"new\nline.txt", b"-o.txt", b"\xff\xfe\xb0.txt", "科协—①.txt".encode()]
)
def test_odd_names_are_done(cast_stats: Run, tmp_path: Path, name: bytes) -> None:
    folder = tmp_path / "raw"
    folder.mkdir()
    Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text(text_of(1), encoding="utf-8")
    assert cast_stats("batch", folder, "-o", tmp_path / "out", "-j", "1") == (0, "", "")
    (line,) = (tmp_path / "out" / ".batch" / "state.jsonl").read_text(encoding="utf-8").splitlines()
    assert cast_stats("batch", folder, "-o", tmp_path / "out").code == 13, line


def test_passwords_are_tried_in_turn(cast_stats: Run, tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    for name, password in (("one", "melon"), ("two", "gourd"), ("three", "radish")):
        canvas = Canvas(str(tmp_path / f"{name}.pdf"), encrypt=password)
        canvas.drawString(72, 72, "31")
        canvas.save()
    (tmp_path / "words").write_text("gourd\n\nthird\n", encoding="utf-8")
    options = ("-o", tmp_path / "out", "--password", "melon", "--password-file", tmp_path / "words")
    told = cast_stats("batch", tmp_path, "-j", "1", *options)
    assert outcomes(tmp_path / "out") == {"one.pdf": "done", "two.pdf": "done", "three.pdf": "failed"}
    kept = [path.read_text(encoding="utf-8") for path in (tmp_path / "out" / ".batch").rglob("*.jsonl")]
    assert not any(word in text for word in ("melon", "gourd") for text in (*kept, told.err))


def test_a_file_that_lost_something_is_done_and_told_of(cast_stats: Run, tmp_path: Path) -> None:
    folder = tmp_path / "raw"
    folder.mkdir()
    whole = pdf(CATALOGUE, PAGES, PAGE % (600, 800), stream(b"0 0 9 9 re f"))
    (folder / "mended.pdf").write_bytes(whole.replace(b"startxref\n", b"startxref\n9"))
    kids = b"<< /Type /Pages /Kids [8 0 R 3 0 R 8 0 R 9 0 R] /Count 4 >>"
    (folder / "pages.pdf").write_bytes(whole.replace(PAGES, kids))
    told = cast_stats("batch", folder, "-o", tmp_path / "out", "-j", "1")
    assert told.code == 0
    lines = [line for line in told.err.splitlines() if line.startswith(f"! {folder}/pages.pdf")]
    assert any("could not be read: 1, 3-4;" in line for line in lines)
    assert f"! {folder}/mended.pdf: the file is damaged" in told.err
    assert "2 files are damaged" in told.out
