"""The whole run: an issue becomes pages, pages become articles, articles become records.

What a verb needs is imported where it stands: a process that does one of them does not load the others.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from cast_stats.errors import InputMissing, UsageError
from cast_stats.export.registry import get_ready
from cast_stats.files import files_of
from cast_stats.messages import _
from cast_stats.processes.partner import Partner
from cast_stats.safe import file_stem

if TYPE_CHECKING:
    from pandas import DataFrame

    from cast_stats.catalog.rules import RuleBook
    from cast_stats.facts.drafting import Drafter
    from cast_stats.facts.find import Findings, Prose
    from cast_stats.layout.article import Article
    from cast_stats.reading.document import Watch
    from cast_stats.reading.page import Document
    from cast_stats.reading.reread import Progress
    from cast_stats.records import Award, Fact, Issue, LedgerEntry, Note, Records

WARM_UP = ("某市科协：新年第一课", "截至2020年底，全市共有企业科协31家。2020年获省科学技术奖二等奖1项。")
LEAST_PAGES = 40
"""Fewer pages for a process are laid out sooner than their lines are sent from one process to another."""
LEAST_ARTICLES = 40
"""Fewer articles for a process take less time than the process, which has to get ready for the first of them."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a user can say of an issue; None leaves it to what stands in the file."""

    password: str | None = None
    pages: tuple[int, ...] | None = None
    rules: Path | None = None
    journal: str | None = None
    year: int | None = None
    number: int | None = None
    serial: int | None = None
    printed: str | None = None
    processes: int | None = None
    """Processes at once, for OCR above all; None: as many as there are processors."""

    def identity(self) -> dict[str, str | int]:
        """The fields of the issue that are overridden."""
        told = {name: getattr(self, name) for name in ("journal", "year", "number", "serial", "printed")}
        return {name: value for name, value in told.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one issue gave: its records with their evidence, and the ledger of all its numbers."""

    issue: Issue
    articles: tuple[Article, ...]
    facts: tuple[Fact, ...]
    awards: tuple[Award, ...]
    ledger: tuple[LedgerEntry, ...]
    notes: tuple[Note, ...]

    @property
    def records(self) -> Records:
        """What is kept of it."""
        from cast_stats.records import Records

        return Records(self.issue, self.facts, self.awards, self.ledger, self.notes)

    def to_frame(self, what: Literal["facts", "awards", "ledger"] = "facts") -> DataFrame:
        """The facts, the awards or the ledger as a pandas frame, one row each; values are Decimal."""
        from cast_stats.export.frames import award_frame, fact_frame, ledger_frame

        match what:
            case "facts":
                return fact_frame(self.facts)
            case "awards":
                return award_frame(self.awards)
            case "ledger":
                return ledger_frame(self.ledger)


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A file before anything in it is understood: what it says of the issue (as in Document), its articles, notes."""

    told: Mapping[str, Any]
    articles: tuple[Article, ...]
    notes: tuple[Note, ...]


def extract(
    path: str | Path,
    options: Options | None = None,
    progress: Progress | None = None,
    *,
    rules: Drafter | None = None,
    watch: Watch | None = None,
    partner: Partner | None = None,
) -> Extraction:
    """Read one issue and find its facts and awards. Raises the CastStatsError that says why it cannot.

    `rules` are those of `options` if they are ready already; `watch` is told of each page, of `articles` and `facts`.
    A `partner` reads the file while the rules are made ready here, then gets ready to render what is found.
    """
    from cast_stats.records import Issue

    options, partner = options or Options(), partner or Partner()
    laid_out = partner.ask(lay_out, path, options, watch, tell=progress)
    partner.ask(get_ready)
    rules = rules or drafter(options.rules)
    if partner.is_apart:
        warm_up(rules)
    laid = laid_out()
    issue = identify(Issue(**laid.told), options)
    if watch:
        watch("facts", 0, 0)
    found = _found(laid.articles, issue, rules, 1 if watch else options.processes)
    return Extraction(issue, laid.articles, found.facts, found.awards, found.ledger, laid.notes)


def lay_out(
    path: str | Path, options: Options, watch: Watch | None = None, progress: Progress | None = None
) -> LaidOut:
    """The file as articles; `watch` and `progress` are told what `extract` says of them."""
    from cast_stats.layout.composition import compose
    from cast_stats.processes.sharing import shared

    document = read(path, options, progress, watch)
    if watch:
        watch("articles", 0, 0)
    processes = 1 if watch else options.processes
    articles = compose(document, lambda work, places: shared(work, places, LEAST_PAGES, processes))
    notes = (*document.notes, *(note for article in articles for note in article.notes))
    return LaidOut(document.told, articles, notes)


def warm_up(rules: Drafter) -> None:
    """Find the facts of a line of text, so that everything that is loaded on demand is there before it is needed."""
    from cast_stats.facts.find import find
    from cast_stats.layout.article import Article, Paragraph
    from cast_stats.records import Issue

    article = Article(WARM_UP[0], paragraphs=tuple(map(Paragraph, WARM_UP)))
    find((article,), Issue(file="warm-up", sha256="", pages=0), rules)


def _found(articles: Sequence[Article], issue: Issue, rules: Drafter, processes: int | None) -> Findings:
    """What the articles say; several processes share them."""
    from cast_stats.facts.find import gathered, prose_of
    from cast_stats.processes.sharing import shared

    def said(places: Iterable[int]) -> list[Prose]:
        return [prose_of(articles[place], place, issue, rules) for place in places]

    return gathered(articles, issue, rules, shared(said, range(len(articles)), LEAST_ARTICLES, processes))


def read(path: str | Path, options: Options, progress: Progress | None = None, watch: Watch | None = None) -> Document:
    """The file as pages or text; pages without a good text layer are read by OCR, and `progress` is told of them."""
    from cast_stats.reading.document import read_document
    from cast_stats.reading.reread import Rereader

    reread = Rereader(processes=options.processes, secret=options.password is not None, progress=progress)
    return read_document(
        path, password=options.password, pages=options.pages, reread=reread, watch=watch, processes=options.processes
    )


def rule_book(folder: Path | None) -> RuleBook:
    """The rules that come with the program, those of the user's own folder before them; puts its units and words in
    use, or the shipped ones alone. Raises InputMissing, InvalidSchema."""
    from cast_stats.catalog.lexicon import use_words
    from cast_stats.catalog.rules import shipped_rules, with_own_rules
    from cast_stats.catalog.units import use_units

    if folder and not files_of(folder, "*.yaml"):
        message = _("{folder}: no rules in this folder; put .yaml files in it (docs/rules.md), or leave --rules out")
        raise InputMissing(message.format(folder=folder))
    use_units(folder)
    use_words(folder)
    return with_own_rules(shipped_rules(), folder) if folder else shipped_rules()


def drafter(folder: Path | None) -> Drafter:
    """The rules in force, ready for work. Raises InvalidSchema where one does not read or fails its own examples."""
    from cast_stats.facts.rulecheck import proved, shipped_drafter

    book = rule_book(folder)
    return proved(book) if folder else shipped_drafter()


@contextmanager
def keeping(records: Records, database: str | Path) -> Iterator[str]:
    """Put the records into the database in place of those that the same file gave before, once the block has ended
    well; gives its file, or its address without a password. Raises StoreError."""
    from cast_stats.store import Store

    with Store.open(database) as store, store.replacing(records):
        url = store.engine.url
        yield url.database if url.get_backend_name() == "sqlite" and url.database else url.render_as_string()


def result_folders(paths: Sequence[Path], out: Path) -> dict[Path, Path]:
    """The folder of each file's results: its stem in `out`; a second file of that stem gets `-2`, and so on."""
    folders: dict[Path, Path] = {}
    taken: set[str] = set()
    for path in paths:
        if path in folders:
            continue
        stem = file_stem(path.stem)
        names = (stem if count == 1 else f"{stem}-{count}" for count in itertools.count(1))
        name = next(name for name in names if name.casefold() not in taken)
        taken.add(name.casefold())
        folders[path] = out / name
    return folders


def identify(issue: Issue, options: Options) -> Issue:
    """The issue with what the user says of it in place of what was read. Raises UsageError."""
    if options.printed is not None and not _is_date(options.printed):
        raise UsageError(
            _("--printed {value}: not a date; write 2024, 2024-04 or 2024-04-30").format(value=options.printed)
        )
    return issue.model_copy(update=options.identity())


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError:
        return False
    return len(text) in (4, 7, 10)
