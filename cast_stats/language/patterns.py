"""What numbers, dates and codes look like in folded text: regular expressions, named and put together here."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from cast_stats.catalog.number_words import number_words


def alternation(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first, grouped by their first character."""
    by_first: dict[str, list[str]] = defaultdict(list)
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        by_first[word[0]].append(word[1:])
    return "|".join(
        re.escape(first) + (f"(?:{'|'.join(map(re.escape, rest))})" if rest != [""] else "") for first, rest in by_first.items()
    )


# --- numerals ---
DIGIT = "零〇一二三四五六七八九"
ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
_THOUSAND = "千(?![瓦克米伏卡赫焦帕安字升])"
_HUNDRED = "百(?!分[之点比位]|帕)"
_SCALE = rf"(?:{_HUNDRED}|{_THOUSAND}|[十万亿])"
CHINESE = rf"(?:两(?={_SCALE})|[{DIGIT}廿卅]|{_SCALE})+(?:点[{DIGIT}]+[百千万亿]*)?|两"
_CAPITAL = "壹贰叁肆伍陆柒捌玖拾"
FINANCIAL = (
    f"(?<![队大收])(?:[{_CAPITAL}][零{_CAPITAL}{DIGIT}十百千万亿]+(?:点[{_CAPITAL}{DIGIT}]+)?"
    f"|[{_CAPITAL}](?:点[{_CAPITAL}{DIGIT}]+|(?=[元圆角分份])))"
)
_AFTER_ARABIC = rf"(?:万亿|[十百千]?[万亿]|{_HUNDRED}|{_THOUSAND})"
_MIXED = rf"{ARABIC}{_AFTER_ARABIC}(?:零?(?:[0-9]+|[{DIGIT}]){_SCALE}*)*"
_INSIDE = r"(?:[多余](?!样|元[化素])|几|来(?=[万亿个家名人位种项次场天岁条所件]))"
_LARGE = rf"(?:万亿|[十百千]?[万亿]|{_SCALE})"
_PAIR = "(?:一[两二]|[两二]三|三[四五]|四五|五六|六七|七八|八九)"

SHARE = r"(?<![0-9/.A-Za-z])(?:1/(?:[2-9]|1[0-9]|20|100)|[2-9]/(?:[3-9]|10))(?=[\u4e00-\u9fff，。、；)])"
NUMERAL = re.compile(
    rf"""
    (?P<percent>(?<![{DIGIT}十百千])(?:百分百|[百千万]分之(?:{ARABIC}{_AFTER_ARABIC}?|{FINANCIAL}|{CHINESE}|百|[{_CAPITAL}])))
  | (?P<fraction>{SHARE}|(?:{ARABIC}|{CHINESE})(?:又(?:{ARABIC}|{CHINESE}))?分之(?:{ARABIC}|{CHINESE}))
  | (?P<few>[数几]{_SCALE}+|十几{_SCALE}*|几(?={_SCALE}))
  | (?P<pair>(?:[{DIGIT}]?{_SCALE})*{_PAIR}{_SCALE}*)(?![{DIGIT}])
  | (?P<half>一半|半数|对半)
  | (?P<plain>{_MIXED}|{ARABIC}|{CHINESE}|{FINANCIAL})
    """,
    re.VERBOSE,
)
INSIDE = re.compile(rf"({_INSIDE})({_LARGE}?)|(\+)(?=[\u4e00-\u9fff，。、；;)]|$)")

# --- dates and spells ---
YEAR = rf"(?:(?<![0-9.])(?:1[5-9]|20|21)[0-9]{{2}}(?![0-9])|[一二][{DIGIT}]{{3}})"
_MONTH = "(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]|元|正|腊)"
_DAY = "(?:[0-3]?[0-9]|[一二三]?十[一二三四五六七八九]?|[廿卅][一二三四五六七八九]?|初?[一二三四五六七八九])"
_TO = "(?:[-—~至到/、和与]|——|--|以?来?到)"
_RUN = "(?:[-—~]{1,2}|至|到)"
_MONTH_DAY = f"(?:{_MONTH}{_RUN})?{_MONTH}月份?(?!球|亮|饼|刊|季|嫂)(?:(?:{_DAY}{_RUN})?{_DAY}[日号]|[底末初中]|[上中下]旬)?"
_PIECE = f"(?:{YEAR}(?:学?年度?|财年)[底末初]?|{_MONTH_DAY}|(?<![0-9第]){_DAY}日(?![均本报常产])(?:晚|[上下]午)?)"
DATE = rf"""
    {_PIECE}+(?:{_TO}(?:{_PIECE}+|{_DAY}[日号]))*
  | {YEAR}(?P<sep>[-/.])(?:1[0-2]|0?[1-9])(?P=sep)(?:[0-3]?[0-9])(?![0-9])
  | {YEAR}{_TO}(?:{YEAR}|[0-9]{{2}}(?=学?年|财年))(?:学?年度?|财年)?(?![0-9.家个项名万亿人])
  | {YEAR}[.](?:1[0-2]|0?[1-9])(?=[-—~至])(?:[-—~至]+{YEAR}[.](?:1[0-2]|0?[1-9]))?
  | (?:{YEAR}|[0-9]{{2}}|[一二三四五六七八九]十)年代
  | (?<![0-9:由为比达占是])[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?:[-—~至到]+[0-2]?[0-9]:[0-5][0-9])?(?![0-9:])(?=[。，,;\s)]|$|[\u4e00-\u9fff])
  | (?:[0-2]?[0-9]|[一二]?十[一二三四五六七八九]?|[一二三四五六七八九])(?:时(?![间代期候光尚速段至效空装任隔机])(?:[0-5]?[0-9]分)?|点[0-5]?[0-9]分?(?![0-9])|点[整半钟])
"""
SPELL = rf"""
    (?:{ARABIC}|(?:{CHINESE})|几|半|[数几]{_SCALE}+|十几|一两|两三|三五|[三四五六七八]?[三四五六七八九]十)
    (?:[-—~至到](?:{ARABIC}|{CHINESE}))?[多余来几]?[十百千万]?
    (?:年半?(?!级|龄|均|报|鉴|画|会|货|糕|味)|个?多?个?半?(?:月(?!球|亮|饼|刊|季|嫂)|星期|礼拜|季度|世纪|学期|年头)|周(?![边围岁末刊密口到折知])|日(?!均|本|报|常|前|益|后|语|[产元])|周年)
    (?:多|余)?
"""

# --- codes, contacts, references ---
_CIRCLED = "①-⑳⓪❶-❿⑴-⒇²³¹⁰⁴-⁹"
CODES = {
    "identifier": r"(?:https?://|www\.)[\w./?=&%#~:@+-]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|[\[(](?:19|20)[0-9]{2}[\])](?:第)?[0-9]+号|(?:ISBN|ISSN|CN|DOI|doi):?\s*[0-9][0-9X/().-]+|[0-9]{11}[0-9]+X?(?![0-9.万亿])"
    r"|97[89]-?[0-9-]{9,}[0-9X]",
    "phone": r"(?<![0-9.])(?:\+?86-?)?1[3-9][0-9]{9}(?![0-9])|(?<![0-9])\(?0[1-9][0-9]{1,2}\)?-?[1-9][0-9]{6,7}(?:-[0-9]+)?(?:[,、/或]\s?[1-9][0-9]{6,7})*(?![0-9.])|(?<![0-9])[48]00-[0-9]{3,4}-?[0-9]{3,4}(?![0-9])",
    "footnote": rf"\[[0-9]{{1,3}}(?:[-,—~、][0-9]{{1,3}})*\]|注[{_CIRCLED}0-9]+(?=[:。，])|[{_CIRCLED}]+",
    "structure": rf"(?<![^\s。；;:])(?:\((?:[0-9]{{1,2}}|[{DIGIT}十]{{1,3}})\)|[{DIGIT}十]{{1,3}}、|[0-9]{{1,2}}(?:[、.．)](?![0-9])|[.．](?=\s)))"
    r"|(?:[一二三四五六七八九]|十[一二三]?)是(?!否)|(?<![\u4e00-\u9fff])[一二三]来(?=[^年自])|其[一二三四五六七八九](?=[,，、:是])"
    r"|(?:(?<![\u4e00-\u9fff])|(?<=[见如]))(?:附?[表图]|附件)[0-9]{1,2}(?:-[0-9]+)?(?![0-9.万亿个家张幅种])|[表图][0-9]{1,2}-[0-9]{1,2}(?![0-9])",
    "formula": r"(?<![\w])[A-Za-zα-ωΑ-Ω]\s*[=<>≤≥±≈]\s*[-]?[0-9.]+%?|[0-9.]+(?:[×÷*^√][0-9.^-]+)+(?![个件套])",
    "name": rf"[0-9]+(?:\+[0-9A-Za-z]+)+\+?|[A-Za-z][A-Za-z./_-]*-?[0-9][A-Za-z0-9./_+-]*|[0-9]+(?:\.[0-9]+){{2,}}|[{DIGIT}十]+\+[{DIGIT}十N]+|(?<![0-9A-Za-z.])[0-9]+[A-Z](?:级|类|型|版)?(?=[级类景^a-zA-Z]|[\u4e00-\u9fff])(?=G|D|[A-Z]级|[A-Z]类|[A-Z]景)",
    "word": r"[A-Za-z]+(?![0-9])",
}
_ORDER = rf"(?:[0-9]+(?:-[0-9]+)?|(?:{CHINESE}))"
ORDINAL = (
    rf"总?第{_ORDER}(?:[、至到~—-]第?{_ORDER})*(?:\+[0-9]+)?(?:产业|届|期|次|批|名|位|轮|个|条|章|节|项|卷|号|版|页|组|季度?|代|线|方|类|部|篇|家|年|天|场|款|讲|课|回|站)?"
    rf"|(?:[0-9]+|(?:{CHINESE}))(?:届(?:[{DIGIT}十]+(?:中全会|次))?|中全会)|(?<=[届])(?:{CHINESE})次(?=会议|全会|全体|代表)|[{DIGIT}十]+(?=中全会)"
    rf"|(?:十[一二三四五六七]?|[二三四五六七八九])五(?=[”\"’]?(?:期间|规划|时期|计划|以来|初|末|开局|收官|目标))"
    rf"|(?<=党的)(?:{CHINESE})大|二十大|十[五六七八九]大(?!类)"
    rf"|[一二三]、[二三](?:、三)?(?=[等产级次])|(?<=[“\"‘'])(?:十[一二三四五六]?|[六七八九])五(?=[”\"’'])"
)
AGE = "(?<![0-9.])[0-9]0后|[{d}]零后".format(d=DIGIT)
RATIO = rf"(?<![0-9:.]){ARABIC}(?:(?::{ARABIC})+|(?:比{ARABIC})+(?![年月%]))(?![0-9:])"


@cache
def scanner() -> re.Pattern[str]:
    """The one pattern that finds every number: `lastgroup` says what was found, `number` or `share` what is yet to be judged."""
    words = number_words().words
    firsts = {word[0] for group in (words.word, words.name, words.ordinal) for word in group}
    start = "".join(map(re.escape, sorted(firsts | set("0123456789第总注其表图附几数半[(" + DIGIT + "十百千万亿两廿卅壹贰叁肆伍陆柒捌玖拾二党"))))
    return re.compile(
        rf"""(?=[{start}A-Za-zα-ω①-⑳⓪❶-❿²³¹⁰⁴-⁹])(?:
        (?P<identifier>{CODES["identifier"]}) | (?P<phone>{CODES["phone"]}) | (?P<footnote>{CODES["footnote"]})
      | (?P<structure>{CODES["structure"]}) | (?P<formula>{CODES["formula"]}) | (?P<name>{CODES["name"]})
      | (?P<word>{CODES["word"]}) | (?P<share>(?=[百千万]分之|百分百)) | (?P<date>{DATE}) | (?P<age_birth>{AGE}) | (?P<ratio>{RATIO})
      | (?P<ordinal>{ORDINAL}|{alternation(words.ordinal)}) | (?P<named>{alternation(words.name)}) | (?P<passed>{alternation(words.word)})
      | (?P<spell>{SPELL})
      | (?P<number>(?=[0-9{DIGIT}十百千万亿两廿卅壹贰叁肆伍陆柒捌玖拾几数半对]))
        )""",
        re.VERBOSE,
    )
