"""Measure extraction: whole `cast-stats extract` against bare text dumps of the same pages, and OCR against its engine.

python tools/bench_extract.py [ISSUE.pdf]   (the sample issue without one)

Each run is a process of its own, start of Python included; the bytecode is compiled before, as an installation does.
Memory is that of a process and all that it started, looked at ten times a second; Linux counts what they share once.
"""

from __future__ import annotations

import compileall
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from threading import Event, Thread
from typing import NamedTuple

import psutil
import pypdfium2 as pdfium

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "data" / "raw" / "kexie-zhichuang-2023-02.pdf"
RUNS, TIMES, SCAN_DPI = 5, 10, 170
LIMITS = {1: 1 / 4, TIMES: 1 / 8}
"""What part of pdfplumber's seconds an extraction may take, of the issue and of its pages so many times over."""
GLANCE = 0.1
FIND = """
import sys, time
import rjieba
from cast_stats.facts import find
from cast_stats.layout import compose
from cast_stats.pipeline import Options, drafter, read
document, rules = read(sys.argv[1], Options(processes=1)), drafter(None)
articles = compose(document)
find(articles[:1], document.issue, rules)
texts = [paragraph.text for article in articles for paragraph in article.paragraphs]
rjieba.tag(texts[0])
begun = time.process_time()
find(articles, document.issue, rules)
found = time.process_time()
for text in texts:
    rjieba.tag(text)
size = sum(map(len, texts))
print(round(size / (found - begun)), round(size / (time.process_time() - found)))
"""
"""Characters a second: facts of all articles but for what is loaded at the first one, and bare part-of-speech tags."""
PLUMBER = "import sys, pdfplumber\nwith pdfplumber.open(sys.argv[1]) as f:\n    [p.extract_text() for p in f.pages]"
PDFIUM = "import sys, pypdfium2 as p\nf = p.PdfDocument(sys.argv[1])\n[x.get_textpage().get_text_bounded() for x in f]"
BARE_OCR = """
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
import pypdfium2
def start():
    global engine
    import logging; logging.disable(logging.CRITICAL)
    from rapidocr import RapidOCR
    engine = RapidOCR(params={"EngineConfig.onnxruntime.intra_op_num_threads": 1})
def read(number):
    page = pypdfium2.PdfDocument(sys.argv[1])[number]
    return len(engine(page.render(scale=170 / 72).to_numpy()[:, :, :3].copy()).txts or ())
if __name__ == "__main__":
    pages = range(len(pypdfium2.PdfDocument(sys.argv[1])))
    with ProcessPoolExecutor(int(sys.argv[2]), get_context("fork"), start) as crew:
        sum(crew.map(read, pages))
"""


class Measured(NamedTuple):
    """Seconds by the clock and of the processor (medians of the runs), peak memory in MB (largest of the runs)."""

    seconds: float
    busy: float
    megabytes: float


def main(arguments: Sequence[str]) -> int:
    """Print all figures."""
    issue = Path(arguments[0]) if arguments else SAMPLE
    compileall.compile_dir(ROOT / "cast_stats", quiet=1)
    print(f"load {os.getloadavg()[0]:.1f} on {len(os.sched_getaffinity(0))} processors")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["CAST_STATS_CACHE"] = str(folder / "cache")
        digital(issue, folder, LIMITS[1])
        facts, tags = text_speeds(issue)
        print(f"  facts of the articles' text, one processor: {facts:,} characters a second")
        print(
            f"  rjieba, words and parts of speech alone: {tags:,} characters a second, facts {facts / tags:.3f} of it"
        )
        digital(repeated(issue, folder / "long.pdf"), folder, LIMITS[TIMES])
        scanned(scan_of(issue, folder / "scan.pdf"), folder)
    return 0


def digital(issue: Path, folder: Path, limit: float) -> None:
    """A PDF with text: whole extraction, with all its files and its database, against two text dumps."""
    print(f"{issue.name}: {len(pdfium.PdfDocument(issue))} pages, median of {RUNS} runs")
    ours = measured(*extract(issue, folder), "--force")
    tell("cast-stats extract", ours)
    again = measured(*extract(issue, folder))
    tell("the same again, nothing changed", again)
    plumber = measured("-c", PLUMBER, str(issue))
    tell("pdfplumber extract_text", plumber, ours)
    for name, result in (("first run", ours), ("run again", again)):
        part = result.seconds / plumber.seconds
        print(f"  {name}: limit {limit:.3f} of pdfplumber: {part:.3f}, {'kept' if part <= limit else 'missed'}")
    tell("pypdfium2 text dump", measured("-c", PDFIUM, str(issue)), ours)


def scanned(issue: Path, folder: Path) -> None:
    """A PDF of pictures: extraction with OCR against the bare engine, then from the cache."""
    pages, processes = len(pdfium.PdfDocument(issue)), len(os.sched_getaffinity(0))
    script = folder / "bare_ocr.py"
    script.write_text(BARE_OCR, encoding="utf-8")
    print(f"{issue.name}: {pages} pages, {processes} processes")
    ours = measured(*extract(issue, folder), "--force", runs=1)
    tell("cast-stats extract with OCR", ours)
    bare = measured(str(script), str(issue), str(processes), runs=1)
    tell("bare rapidocr", bare, ours)
    print(f"  {pages / ours.seconds * 60:.1f} pages a minute, bare {pages / bare.seconds * 60:.1f}")
    tell("the same scan, pages from the cache", measured(*extract(issue, folder), "--force"), ours)
    tell("the same again, nothing changed", measured(*extract(issue, folder)), ours)


def text_speeds(issue: Path) -> tuple[int, int]:
    """Characters a second of the processor: of the facts stage, and of a segmenter alone on the same text."""
    command = (sys.executable, "-c", FIND, str(issue))
    told = [subprocess.run(command, capture_output=True, check=True, text=True, cwd=ROOT).stdout for _ in range(RUNS)]
    facts, tags = zip(*(map(int, line.split()) for line in told), strict=True)
    return round(median(facts)), round(median(tags))


def extract(issue: Path, folder: Path) -> tuple[str, ...]:
    """The words of a whole extraction."""
    return "-m", "cast_stats", "extract", str(issue), "-o", str(folder / "out"), "--quiet"


def measured(*words: str, runs: int = RUNS) -> Measured:
    """Run Python with these words a few times."""
    results = [_run(words) for _run_number in range(runs)]
    return Measured(
        median(one.seconds for one in results),
        median(one.busy for one in results),
        max(one.megabytes for one in results),
    )


def _run(words: Sequence[str]) -> Measured:
    begun = time.perf_counter()
    process = subprocess.Popen([sys.executable, *words], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL, cwd=ROOT)
    memory, ended = 0, Event()

    def look() -> None:
        nonlocal memory
        while not ended.wait(GLANCE):
            memory = max(memory, _held(process.pid))

    watch = Thread(target=look)
    watch.start()
    _pid, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    ended.set()
    watch.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"failed with {process.returncode}: {' '.join(words)}")
    return Measured(seconds, usage.ru_utime + usage.ru_stime, memory / 2**20)


def _held(pid: int) -> int:
    """Bytes in memory of a process and all that it started."""
    try:
        process = psutil.Process(pid)
        measures = [one.memory_full_info() for one in (process, *process.children(recursive=True))]
    except psutil.Error:  # one of them has just ended
        return 0
    return sum(getattr(one, "pss", one.rss) for one in measures)


def tell(name: str, result: Measured, ours: Measured | None = None) -> None:
    """Print one measurement, and what part of it ours takes."""
    part = ""
    if ours:
        part = f"   ours takes {ours.seconds / result.seconds:.2f} of it, busy {ours.busy / result.busy:.2f}"
    taken = f"{result.seconds:7.2f} s  {result.busy:7.2f} s busy  {result.megabytes:6.0f} MB"
    print(f"  {name:<36} {taken}{part}", flush=True)


def repeated(issue: Path, target: Path) -> Path:
    """The same pages ten times over."""
    source, long = pdfium.PdfDocument(issue), pdfium.PdfDocument.new()
    for _time in range(TIMES):
        long.import_pages(source)
    long.save(target)
    return target


def scan_of(issue: Path, target: Path) -> Path:
    """The same pages as pictures without text."""
    pictures = [page.render(scale=SCAN_DPI / 72).to_pil().convert("L") for page in pdfium.PdfDocument(issue)]
    pictures[0].save(target, save_all=True, append_images=pictures[1:], resolution=SCAN_DPI)
    return target


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
