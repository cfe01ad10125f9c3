"""Feed mutated PDFs and random texts to the extraction: no unhandled exception, every record's evidence in its text.

python tools/fuzz.py pdfs [COUNT] [SEED]     python tools/fuzz.py texts [COUNT] [SEED]
"""

from __future__ import annotations

import os
import random
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

from cast_stats.errors import CastStatsError
from cast_stats.facts import find
from cast_stats.layout import compose
from cast_stats.pipeline import drafter
from cast_stats.reading.document import read_document
from cast_stats.reading.page import Document

ROOT = Path(__file__).resolve().parent.parent
TOLD = {"file": "fuzz.txt", "sha256": "0" * 64, "pages": 0}
SECONDS = 60
"""Processor time of one case."""
AT_ONCE = 100
"""Cases a process, so that a crash costs few and is found again by its number."""
TELL_EVERY = 1000
WORDS = """
截至 2019年 底 全省 某市科协 共有 企业科协 31家 个人会员 4.5万人 ， 。 ； ： 其中 同比增长 12.5%
百分之三十 二千一百三十六 1,234 1．5 ３６ 约 近 余 以上 第 届 一等奖 荣获 授予 先进集体 《 》 “ ” （
） ( ) + - — ～ 至 亿元 人次 场 项 个 从 增加到 分别 各 和 、 A1-2 电话：0571-88886666
http://x.cn/1?a=2 2019-02-30 13月40日 =1+1 <b> | # 廿 〇 几十 上百 数千 半 两 倍 成 万分之 1/3 10^9
0.0000001 ¥ $ % ‰ ℃ ㎡ ① Ⅳ 壹佰
"""
MARKS = (
    "\n", "\n\n", "\t", " ", "\u3000", "\x00", "\x1b[31m", "\u202e", "\ufffd", "\U00020000", "\ue000", "| 1 | 2 |",
    "9" * 40,
)  # fmt: skip
FRAGMENTS = (*WORDS.split(), *MARKS)


def main(arguments: Sequence[str]) -> int:
    """Run a campaign; gives 1 where something was found."""
    kind, *rest = arguments or ["texts"]
    count = int(rest[0]) if rest else 1000
    seed = int(rest[1]) if len(rest) > 1 else 2024
    check = {"pdfs": check_pdf, "texts": check_text}[kind]
    drafter(None)
    found: Counter[str] = Counter()
    faults: list[str] = []
    for first in range(0, count, AT_ONCE):
        numbers = range(first, min(first + AT_ONCE, count))
        for line in _apart(check, numbers, seed):
            found[line.split(":")[0]] += 1
            if line.startswith(("FAULT", "CRASH")):
                faults.append(line)
                print(line, flush=True)
        if (first + AT_ONCE) % TELL_EVERY == 0:
            print(f"{first + AT_ONCE} {kind}: {dict(found)}", flush=True)
    print(f"{kind}: {count} cases, seed {seed}: {dict(found)}")
    return 1 if faults else 0


def check_text(number: int, seed: int) -> str:
    """One random text through layout and facts; says what came of it."""
    text = random_text(random.Random(f"{seed}/{number}"))
    return proved(Document(TOLD, text=text))


def check_pdf(number: int, seed: int) -> str:
    """One mutated PDF through reading, layout and facts; says what came of it."""
    chance = random.Random(f"{seed}/{number}")
    data = mutated(chance.choice(seeds()), chance)
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        try:
            document = read_document(file.name)
        except CastStatsError as error:
            return type(error).__name__
    return proved(document)


def proved(document: Document) -> str:
    """Extract, and check that every record stands in its evidence and every ledger entry in its context."""
    articles = compose(document)
    found = find(articles, document.issue, drafter(None))
    for record in (*found.facts, *found.awards):
        evidence = record.evidence
        assert evidence.text[evidence.offset :].startswith(evidence.quote), record
    for entry in found.ledger:
        assert entry.quote in entry.context, entry
        assert (entry.record is None) != (entry.reason is None), entry
    return "records" if found.facts or found.awards else "nothing"


def random_text(chance: random.Random) -> str:
    """Fragments of reports in any order, and any characters among them."""
    parts = chance.choices(FRAGMENTS, k=chance.randint(1, 60))
    for _any in range(chance.randint(0, 3)):
        code = chance.choice((chance.randint(0, 0x7F), chance.randint(0x80, 0xD7FF), chance.randint(0xE000, 0x10FFFF)))
        parts.insert(chance.randint(0, len(parts)), chr(code))
    return "".join(parts)


@cache
def seeds() -> tuple[bytes, ...]:
    """The sample issues, and a page of objects that are not compressed."""
    return (*(path.read_bytes() for path in sorted((ROOT / "data" / "raw").glob("*.pdf"))), plain_pdf())


def plain_pdf() -> bytes:
    """A small PDF whose streams can be read, so that mutations reach its operators."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas("", pageCompression=0, invariant=True)
    for page in range(2):
        canvas.setFont("STSong-Light", 11)
        for line in range(12):
            canvas.drawString(72, 760 - 16 * line, f"全县共有农技协{20 + line}个，会员{page + 1}.5万人。")
        canvas.showPage()
    return bytes(canvas.getpdfdata())


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes with a few changes: flipped, cut out, doubled, moved, digits made huge, the end cut off."""
    changed = bytearray(data)
    for _change in range(chance.randint(1, 12)):
        at, length = chance.randrange(len(changed)), chance.choice((1, 1, 4, 16, 200, 4000))
        match chance.randrange(6):
            case 0:
                changed[at] = chance.randrange(256)
            case 1 if len(changed) > 8000:
                del changed[at : at + length]
            case 2:
                changed[at:at] = changed[at : at + length]
            case 3:
                other = chance.randrange(len(changed))
                changed[at:at] = changed[other : other + length]
            case 4:
                _swell(changed, at, chance)
            case 5 if chance.random() < 0.2:
                del changed[max(at, 100) :]
    return bytes(changed)


def _swell(data: bytearray, at: int, chance: random.Random) -> None:
    """Make the next number in the bytes a strange one."""
    digit = next((place for place in range(at, min(at + 300, len(data))) if 48 <= data[place] < 58), None)
    if digit is not None:
        data[digit : digit + 1] = chance.choice((b"-1", b"0", b"99999999999", b"2147483648", b"1e9", b"0.0000001"))


def _apart(check: Callable[[int, int], str], numbers: Sequence[int], seed: int) -> Iterator[str]:
    """The outcomes of some cases, done in a process of their own; where that ends early, the rest in another."""
    rest = list(numbers)
    while rest:
        inner, outer = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(inner)
            _child(check, rest, seed, outer)
        os.close(outer)
        with open(inner, encoding="utf-8") as told:
            lines = told.read().splitlines()
        _pid, status = os.waitpid(pid, 0)
        yield from lines
        crashed = rest[len(lines) :]
        if crashed:
            yield f"CRASH: case {crashed[0]}, seed {seed}: ended with {os.waitstatus_to_exitcode(status)}"
        rest = crashed[1:]


def _child(check: Callable[[int, int], str], numbers: Sequence[int], seed: int, outer: int) -> None:
    try:
        for number in numbers:
            # a hang ends the process and is told as a crash by SIGPROF; a busy machine is no hang
            signal.setitimer(signal.ITIMER_PROF, SECONDS)
            try:
                line = check(number, seed)
            except Exception as error:
                line = (
                    f"FAULT: case {number}, seed {seed}: {type(error).__name__}: {' '.join(str(error).split())[:300]}"
                )
            os.write(outer, f"{line}\n".encode("utf-8", "backslashreplace"))
    finally:
        os._exit(0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
