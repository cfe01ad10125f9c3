"""The one pattern that finds every number of a text, and tells by their form those that are no quantities."""

from __future__ import annotations

import re
from functools import cache

from cast_stats.catalog.number_words import number_words
from cast_stats.language.patterns import ARABIC, CAPITAL, CHINESE, DIGIT, POWER, SCALE, alternation

# --- dates: 2023年12月31日, 8月21日至23日, 2024-08-31, 90年代, 9:30 ---
YEAR = rf"(?:(?<![0-9.])(?:1[5-9]|20|21)[0-9]{{2}}(?![0-9])|[一二][{DIGIT}]{{3}})"
MONTH = "(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]|元|正|腊)"
DAY = "(?:[0-3]?[0-9]|[一二三]?十[一二三四五六七八九]?|[廿卅][一二三四五六七八九]?|初?[一二三四五六七八九])"
RUN = "(?:[-—~]{1,2}|至|到)"
TO = "(?:[-—~到至/、和与]|——|--|以?来?到)"
SCHOOL = "(?:学?年度?|财年)"
MONTH_DAY = (
    rf"(?:{MONTH}{RUN})?{MONTH}\.?月份?(?!球|亮|饼|刊|季|嫂)"
    f"(?:(?:{DAY}(?:{RUN}|、))*{DAY}两?[日号]|初[一二三四五六七八九十]|[一二三]?十[一二三四五六七八九]?(?=[，。；、,;]|$)|[底末初中]|[上中下]旬)?"
)  # fmt: skip
DATED = f"(?:{YEAR}{SCHOOL}[底末初]?|{MONTH_DAY}|(?<![0-9第]){DAY}日(?![均本报常产])(?:晚|[上下]午)?)"
CLOCK = "[0-2]?[0-9]:[0-5][0-9]"
HOUR = "(?:[0-2]?[0-9]|[一二]?十[一二三四五六七八九]?|[一二三四五六七八九])"
DATE = rf"""
    {DATED}+(?:{TO}(?:{DATED}+|{DAY}[日号]))*
  | [{DIGIT}十廿卅]{{1,3}}\({YEAR}\)年
  | {YEAR}(?P<sep>[-/.])(?:1[0-2]|0?[1-9])(?P=sep)(?:[0-3]?[0-9])(?![0-9])
  | {YEAR}{TO}(?:{YEAR}|[0-9]{{2}}(?=学?年|财年)){SCHOOL}?(?![0-9.])
  | {YEAR}[.](?:1[0-2]|0?[1-9])(?=[-—~至])(?:[-—~至]+{YEAR}[.](?:1[0-2]|0?[1-9]))?
  | (?:{YEAR}|[0-9]{{2}}|[一二三四五六七八九]十)年代
  | (?<![0-9:由为比例达占是分以]){CLOCK}(?::[0-5][0-9])?(?:[-—~至到]+{CLOCK})?
    (?![0-9:万千])(?=[。，,;\s()]|$|[\u4e00-\u9fff])
  | {HOUR}(?:时(?![间代期候光尚速段至效空装任隔机])(?:[0-5]?[0-9]分)?|点[0-5]?[0-9]分?(?![0-9])|点[整半钟])
  | (?<=[早晚晨夜午]){HOUR}点
"""

# --- spells: 两年, 17年, 20多年, 3个月, 半年, 六十周年 ---
SPAN_YEARS = "年半?(?!末|底|初|级|龄|均|报|鉴|画|会|货|糕|味)"
SPAN_SHORTER = (
    "个?多?个?半?(?:月(?!球|亮|饼|刊|季|嫂)|星期|礼拜|季度|世纪|学期|年头)"
    "|周年|周(?![边围岁末刊密口到折知])|日(?![均本报常前益后语产元])"
)
SPELL = rf"""
    (?:{ARABIC}|(?:{CHINESE})|几|半|[数几]{SCALE}+|十几|一两|两三|三五|[三四五六七八]?[三四五六七八九]十)
    (?:[-—~至到](?:{ARABIC}|{CHINESE}))?[多余来几]?[十百千万]?(?:{SPAN_YEARS}|{SPAN_SHORTER})(?:多|余)?
"""

# --- references, contacts, codes ---
IDENTIFIER = r"""
    (?a:(?:https?://|www\.)[\w./?=&%#~:@+-]+ | [\w.+-]+@[\w-]+(?:\.[\w-]+)+)
  | [\[(](?:19|20)[0-9]{2}[\])](?:第)?[0-9]+号
  | (?:ISBN|ISSN|CN|DOI|doi):?\s*[0-9][0-9X/().-]+ | 97[89]-?[0-9-]{9,}[0-9X] | [0-9]{12,}X?(?![0-9.万亿])
"""
PHONE = r"""
    (?<![0-9.])(?:\+?86-?)?1[3-9][0-9]{9}(?![0-9])
  | (?<![0-9])\(?0[1-9][0-9]{1,2}\)?-?[1-9][0-9]{6,7}(?:-[0-9]+)?(?:[,、/或]\s?[1-9][0-9]{6,7})*(?![0-9.])
  | (?<![0-9])[48]00-[0-9]{3,4}-?[0-9]{3,4}(?![0-9]) | (?<![0-9.])[1-9][0-9]{6,7}转[0-9]{1,5}(?![0-9.万亿])
"""
CIRCLED = "①-⑳⓪❶-❿⑴-⒇²³¹⁰⁴-⁹"
FOOTNOTE = rf"\[[0-9]{{1,3}}(?:[-,—~、][0-9]{{1,3}})*\]|注[{CIRCLED}0-9]+(?=[:。，])|[{CIRCLED}]+"
STRUCTURE = rf"""
    (?<![^\s。；;:])(?:\((?:[0-9]{{1,2}}|[{DIGIT}十]{{1,3}})\)|[{DIGIT}十]{{1,3}}、|[0-9]{{1,2}}(?:[、.)](?![0-9])|\.(?=\s)))
  | (?:[一二三四五六七八九]|十[一二三]?)是(?!否) | (?<![\u4e00-\u9fff])[一二三]来(?=[^年自])
  | 其[一二三四五六七八九](?=[,，、:是])
  | (?:(?<![\u4e00-\u9fff])|(?<=[见如]))(?:附?[表图]|附件)[0-9]{{1,2}}(?:-[0-9]+)?(?![0-9.万亿个家张幅种])
  | [表图][0-9]{{1,2}}-[0-9]{{1,2}}(?![0-9])
"""
FORMULA = rf"""
    (?<!\w)[A-Za-zα-ωΑ-Ω]\s*[=<>≤≥±≈]\s*-?[0-9.]+%? | (?!{POWER})[0-9.]+(?:[×÷*^√][0-9.^-]+)+(?![个件套])
"""
COUNTED = "(?:[件篇家个名台套%万]|项(?!目)|人(?!才|民))"
INNER = "(?:部|室|科|处|办|会|站|院|校|馆|厅|所|队|中心|委|组)"
"""What 三部一室 and 两校一院 are made of: names for what a body consists of."""
ACRONYM = rf"(?!CO2|[SN]O2|PM)[A-Z]{{2,}}(?=[1-9][0-9]{{0,4}}{COUNTED})"
SETTLED = (
    "(?:家(?:子(?![女弟孙])|[店庄窑屯寨堡营])|间[房棚]|棵[树柳松榆杨槐]|口|块石|面城|道[河沟岗湾江桥梁坡岭]|台子|[户门道])"
    "(?:乡(?![镇村企办])|镇(?![企办属级区居])|村(?![级民庄干办组镇企])|[满回蒙朝]族(?=乡|自治)|屯|街道(?!办)|林场|水库)"
)
"""What stands behind the numeral that the name of a village or township begins with: 三家子镇, 四棵树乡, 六户镇."""
NAME = rf"""
    [{DIGIT}十]{{1,3}}{SETTLED} | (?<![十百千万])[{DIGIT}两]{INNER}(?:[{DIGIT}两]{INNER})+
  | [0-9]+(?:\+[0-9A-Za-z]+)+\+? | [{DIGIT}十]{{1,4}}\+[{DIGIT}十N]+
  | [A-Za-z][A-Za-z./_-]*-?[0-9][A-Za-z0-9./_+-]* | [0-9]+(?:\.[0-9]+){{2,}}
"""

# --- ordinals: 第26届, 第一书记, 十三届三次, 二十大, 十四五 ---
PLACE = f"(?:[0-9]+(?:-[0-9]+)?|(?:{CHINESE}))"
RANKED = "产业|届|期|次|批|名|位|轮|个|条|章|节|项|卷|号|版|页|组|季度?|代|线|方|类|部|篇|家|年|天|场|款|讲|课|回|站"
SITTING = "全会|全体|全国|人大|政协|委员|理事|常[委务]|代表|执委|党委|市委|省委|县委|区委"
PLAN_CONTEXT = "期间|时期|规划|计划|以来|初|末|开局|收官|目标"
ORDINAL = rf"""
    总?第{PLACE}(?:[、至到~—-]第?{PLACE})*(?:\+[0-9]+)?(?:{RANKED})?
  | (?:[0-9]+|(?:{CHINESE}))(?:届(?:[{DIGIT}十]+(?:中全会|次)|(?={SITTING}))|中全会) | [{DIGIT}十]{{1,4}}(?=中全会)
  | (?<![0-9办行开了过共历业])(?:[0-9]+|(?:{CHINESE}))届(?!(?<![、至到任续联第期][0-9一二两三四五六七八九]届)[，。；,;])
  | (?<=[届大])(?:{CHINESE})次(?=会议|全会|全体|代表) | (?<=党的)(?:{CHINESE})大 | 二十大 | 十[五六七八九]大(?!类)
  | (?:十[一二三四五六七]?|[二三四五六七八九])五(?=[”"’]?(?:{PLAN_CONTEXT}))
  | (?<=[“"‘'])(?:十[一二三四五六]?|[六七八九])五(?=[”"’']) | [一二三]、[二三](?:、三)?(?=[等产级次])
"""
ANY = f"(?:{ARABIC}|(?:{CHINESE}))"
DEGREES = rf"{ANY}[°度](?:{ANY}[′'分](?:{ANY}[″\"秒])?)?"
COORDINATE = rf"(?:[北南]纬|[东西]经)(?:约|为|在)?{DEGREES}(?:(?:[-—~]+|至|到)(?:[北南]纬|[东西]经)?{DEGREES})?"
AGE = f"(?<![0-9.])[0-9]0后|[{DIGIT}]零后"
AROUND = "四[处面](?![，。；、,;])"
RATIO = rf"(?<![0-9:.]){ARABIC}(?:(?::{ARABIC})+|(?:比{ARABIC})+(?![年月%]))(?![0-9:])"
STARTS = f"0123456789第总注其表图附几数半对北南东西[({DIGIT}十百千万亿两廿卅{CAPITAL}二党A-Za-zα-ω{CIRCLED}"


@cache
def scanner() -> re.Pattern[str]:
    """`lastgroup` says what was found; `number` and `share` match the place alone of what is yet to be read."""
    words = number_words().words
    magnitude = f"(?<![近上逾超约])(?:{alternation(word for word in words.word if word[0] in '百千万亿')})"
    passed = f"{magnitude}|{AROUND}|{alternation(word for word in words.word if word[0] not in '百千万亿')}"
    firsts = "".join(sorted({re.escape(word[0]) for word in (*words.word, *words.name, *words.ordinal)}))
    return re.compile(
        rf"""(?=[{firsts}{STARTS.replace("[", re.escape("["))}])(?:
        (?P<identifier>{IDENTIFIER}) | (?P<phone>{PHONE}) | (?P<footnote>{FOOTNOTE}) | (?P<structure>{STRUCTURE})
      | (?P<formula>{FORMULA}) | (?P<acronym>{ACRONYM}) | (?P<name>{NAME}) | (?P<word>[A-Za-z]+(?![0-9]))
      | (?P<share>(?=[十百千万]分之|百分百)) | (?P<date>{DATE}) | (?P<age_birth>{AGE})
      | (?P<address>{COORDINATE}) | (?P<ratio>{RATIO})
      | (?P<ordinal>{ORDINAL}|{alternation(words.ordinal)})
      | (?P<named>(?:{alternation(words.name)})(?!(?<=[0-9])[0-9])) | (?P<passed>{passed})
      | (?P<spell>{SPELL})
      | (?P<number>(?=[0-9{DIGIT}十百千万亿两廿卅{CAPITAL}几数半对]))
        )""",
        re.VERBOSE,
    )
