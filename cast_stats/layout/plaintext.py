"""Plain text and Markdown become articles: cut paragraphs are joined, titles, headings and captions told apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from cast_stats.layout.article import Article, Paragraph, ParagraphKind
from cast_stats.layout.articles import byline_of
from cast_stats.layout.bylines import is_byline
from cast_stats.layout.names import is_authors
from cast_stats.layout.news import items_of
from cast_stats.layout.roles import NUMBERED, is_masthead
from cast_stats.layout.table_captions import UNIT
from cast_stats.layout.textlines import Block, blocks_of, join, without_stray_spaces
from cast_stats.layout.textlists import SHORT, listed
from cast_stats.layout.texttables import table_of
from cast_stats.layout.typography import BULLET, ends_sentence

CUT = 24
"""A block that ends in mid-sentence is prose from this many characters on."""
KICKER = 16
"""Characters of a kicker, a line that ends in a colon, at most."""
HEAD = 8
"""Of more short lines than this at the head of a text, those before belong to the page it was taken from."""
COMMAS = ",，、"
CAPTION = re.compile(
    r"^\s*(图|图片|照片|表)\s*\d*\s*[:：为]|^\s*图\s*\d+[\s　]"
    r"|[（(][前后]?[左右中](起|侧|边|[一二三四五六七八九十])*[）)]|(摄|供图)[）)]?$"
)
DATE = re.compile(
    r"[（(]?[\d〇○零一二三四五六七八九]{4}\s*年\s*[\d一二三四五六七八九十]{1,2}\s*月(\s*[\d一二三四五六七八九十]{1,3}\s*日)?[）)]?"
)
CLOCK = r"(?:19|20)\d\d\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}(?!\d)日?(?:\s*\d{1,2}[:：]\d\d(?:[:：]\d\d)?)?"
LABEL = (
    r"(?:来\s*源|作\s*者|(?:责任)?编\s*辑|发布[人者]|(?:供|撰)稿(?:人|单位)?|(?:所属)?栏目|频道|录入|审核|(?:发布)?(?:时间|日期)|信息来源"
    r"|(?:浏览|点击|阅读)[次数量]*|字号)\s*[:：]"
)
SOURCE = re.compile(
    rf"(?:(?:^|\s){LABEL}|{CLOCK}\s)(?=.*(?:{CLOCK}|来\s*源))[^。；;]*"
    rf"|[^\s,，。；;]{{0,12}}\s*{CLOCK}\s*[^\s,，。；;]{{0,12}}"
)
"""A line that says where a text appeared and when: 2017-12-01 09:50　来源：河东日报, 科普在线　2021-10-15."""
ASKED = re.compile(r"(?:(?:本刊|本报)?记者|主持人|[问答]|《[^》]{2,12}》)\s*[:：]")
"""What an interviewer or the one interviewed says, never a title."""
SIGNED = re.compile(r"[。！？][（(][^（()）]{2,30}[）)]$")
"""What closes a short item of news, never a title: its author behind the last sentence."""
ITEM_NUMBER = re.compile(r"\s*[(（]?\d+[.、．)）]")
SUBTITLE = ("——", "--", "—", "(", "（")
OPEN_END = re.compile(r"[,，、（(“《\w]$")
WITHIN = re.compile('“[^“”]*”|"[^"]*"|《[^《》]*》|[（(][^（）()]*[）)]')
"""What stands in quotation marks and brackets, whose own marks tell nothing of the line."""
PARTED = re.compile(r"[^\s。；;，,]+(?:(?:\u3000| {2})\s*[^\s。；;，,]+)+")
"""Names that wide blanks part, line by line."""


def compose_text(text: str) -> tuple[Article, ...]:
    """The articles of a plain text."""
    paragraphs = list(_paragraphs(_mended(blocks_of(text))))
    return tuple(item for part in _parts(paragraphs) if part for item in items_of(_article(part)))


def _mended(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with paragraphs put together that a page's end, or a caption there, had cut in two."""
    mended: list[Block] = []
    held: list[Block] = []
    for block in blocks:
        running = block.part == "running"
        if mended and (running or not any(b.part == "text" for b in held)) and _is_cut(mended[-1]) and _is_aside(block):
            held.append(block)
        elif mended and _is_cut(mended[-1]) and _goes_on(block):
            mended[-1] = replace(mended[-1], text=join(mended[-1].text, block.text))
            mended.extend(replace(aside, aside=True) for aside in held)
            held = []
        else:
            mended.extend([*held, block])
            held = []
    return [*mended, *held]


def _is_cut(block: Block) -> bool:
    """Whether a block is prose that stops in mid-sentence."""
    text = block.text or " "
    marked = len(text) >= CUT and re.search(r"[,，。;；、]", WITHIN.sub("", text))
    prose = len(text) > SHORT or text[-1] in COMMAS or marked
    open_ = not ends_sentence(text) and OPEN_END.search(text) is not None
    return block.part == "text" and not (block.mark or block.aside or _is_row(text)) and bool(prose) and open_


def _is_aside(block: Block) -> bool:
    """Whether a block may be a caption, or the number of a page, that stands in the way of a sentence."""
    text = block.text
    if block.part != "text":
        return block.part == "running"
    told = block.mark or ends_sentence(text) or text[-1] in COMMAS or _is_listed(text) or SOURCE.fullmatch(text)
    return not told and len(text) <= SHORT


def _goes_on(block: Block) -> bool:
    """Whether a block may be the rest of a sentence."""
    text = block.text
    return (
        block.part == "text"
        and not (block.mark or _is_listed(text) or _is_row(text))
        and (len(text) > SHORT or ends_sentence(text) or text[-1] in COMMAS)
    )


def _is_row(text: str) -> bool:
    """Whether a line holds names that wide blanks part: 东河钢铁厂科协　西岭煤矿科协."""
    return PARTED.fullmatch(WITHIN.sub("", text)) is not None


def _is_listed(text: str) -> bool:
    return any(pattern.match(text) for _, pattern in NUMBERED) or bool(BULLET.match(text) or is_byline(text))


def _paragraphs(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """The blocks with their kinds; names that stand side by side become a list."""
    head, under_head, items = True, False, listed(blocks)
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if block.part == "table":
            title = blocks[index - 1].text if index and _heads_table(blocks[index - 1], block) else ""
            yield Paragraph(title, "table", table=table_of(block.rows, title))
            continue
        if following is not None and _heads_table(block, following):
            continue
        side_by_side = _items(block.text)
        if side_by_side:
            yield from (Paragraph(item, "list") for item in side_by_side)
            continue
        kind, level = _kind(block, head)
        if index in items:
            kind, level = "list", 0
        if kind in ("title", "heading") and _between_labels(blocks, index):
            kind, level = "masthead", 0
        if kind == "heading" and _is_signature(block, following):
            kind, level = "body", 0
        if kind in ("title", "heading") and under_head and is_authors(block.text) and _is_prose(following):
            kind, level = "byline", 0
        if kind == "heading" and block.apart and not _is_listed(block.text) and _opens_text(blocks[index + 1 :]):
            kind, level = "title", 1
        under_head = kind in ("title", "heading") and not block.mark
        head = head and kind in ("title", "byline", "masthead", "running")
        as_printed = kind == "masthead" or (kind == "list" and _in_columns(block.text))
        yield Paragraph(block.text if as_printed else without_stray_spaces(block.text), kind, level=level)


def _heads_table(block: Block, table: Block) -> bool:
    """Whether a block is the title or unit line of the table that follows it."""
    short = block.part == "text" and not block.mark and len(block.text) <= SHORT and not ends_sentence(block.text)
    return table.part == "table" and (short or UNIT.fullmatch(block.text) is not None)


def _is_prose(block: Block | None) -> bool:
    return block is not None and block.part == "text" and ends_sentence(block.text) and len(block.text) >= CUT


def _opens_text(following: Sequence[Block]) -> bool:
    """Whether prose comes next, or behind one line: a byline, a subtitle."""
    return any(_is_prose(block) for block in following[:2])


def _is_signature(block: Block, following: Block | None) -> bool:
    """Whether a line is the date under a text, or the name over it."""
    return any(DATE.fullmatch(b.text) for b in (block, following) if b is not None)


def _between_labels(blocks: Sequence[Block], index: int) -> bool:
    """Whether the neighbours on both sides are lines of a masthead."""
    before, after = blocks[max(0, index - 2) : index], blocks[index + 1 : index + 3]
    return any(is_masthead(b.text) for b in before) and any(is_masthead(b.text) for b in after)


def _items(text: str) -> list[str]:
    """The members of a list of organisations set side by side: three or more of one ending, no punctuation."""
    tokens = text.split()
    if len(tokens) < 3 or re.search(r"[，。；：,;:、]", text) or min(map(len, tokens)) < 4:
        return []
    ending = max((sum(t[-1] == token[-1] for t in tokens), token[-1]) for token in tokens)
    return tokens if ending[0] >= 0.6 * len(tokens) else []


def _in_columns(text: str) -> bool:
    """Whether blanks part the words of a line rather than stray into it: 王平 东河钢铁厂 三等奖."""
    tokens = ITEM_NUMBER.sub("", text).split()
    return len(tokens) > 1 and min(map(len, tokens)) > 1 and re.search(r"[，。；：,;]", text) is None


def _kind(block: Block, head: bool) -> tuple[ParagraphKind, int]:
    """What a block is, and the level of a title or heading."""
    text = block.text
    if block.part == "running":
        return "running", 0
    if block.aside:
        return "caption", 0
    if block.mark:
        return ("title", 1) if block.mark == 1 else ("heading", block.mark - 1)
    if head and SOURCE.fullmatch(text):
        return "masthead", 0
    if is_byline(text):
        return "byline", 0
    if is_masthead(text):
        return "masthead", 0
    if BULLET.match(text):
        return "list", 0
    if head and len(text) <= KICKER and text[-1] in "：:":
        return "title", 2
    told = text[-1] in "。；;，,、：:!！" or SIGNED.search(text) or ASKED.match(text)
    if told or len(text) > SHORT * (1.5 if head else 1):
        return "body", 0
    numbered = next((level for level, pattern in NUMBERED if pattern.match(text)), 0)
    if CAPTION.search(text):
        return "caption", 0
    if head and not numbered:
        return "title", 2
    return ("heading", numbered or 2) if len(text) <= SHORT and not ends_sentence(text) else ("body", 0)


def _parts(paragraphs: Iterable[Paragraph]) -> list[list[Paragraph]]:
    """The paragraphs article by article: a Markdown title, or a heading over a byline, opens the next one."""
    known = list(paragraphs)
    parts: list[list[Paragraph]] = [[]]
    for index, paragraph in enumerate(known):
        following = known[index + 1].kind if index + 1 < len(known) else "body"
        opens = (paragraph.kind == "title" and paragraph.level == 1) or (
            paragraph.kind == "heading" and following == "byline"
        )
        if opens and any(p.kind not in ("title", "masthead") for p in parts[-1]):
            parts.append([])
            if paragraph.kind == "heading":
                paragraph = Paragraph(paragraph.text, "title", level=1)
        parts[-1].append(paragraph)
    return parts


def _without_menus(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs with all but the last title lines at the head taken for a list."""
    count = sum(p.kind == "title" and p.level == 2 for p in paragraphs)
    kept: list[Paragraph] = []
    for paragraph in paragraphs:
        if paragraph.kind == "title" and paragraph.level == 2:
            paragraph = paragraph if count <= HEAD else Paragraph(paragraph.text, "list")
            count -= 1
        kept.append(paragraph)
    return kept


def _article(paragraphs: Sequence[Paragraph]) -> Article:
    """The article; its title is the longest of the lines at its head, a subtitle only where there is no other."""
    paragraphs = _without_menus(paragraphs)
    titles = [p for p in paragraphs if p.kind == "title"]
    own = [p for p in titles if not p.text.startswith(SUBTITLE)] or titles
    main = next((p for p in own if p.level == 1), max(own, key=lambda p: len(p.text), default=None))
    marked = tuple(Paragraph(p.text, "title", level=1) if p is main else p for p in paragraphs)
    return Article(main.text if main else "", byline=byline_of(marked), paragraphs=marked)
