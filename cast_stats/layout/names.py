"""Lines of names alone: the authors under a title, without a word that calls them so."""

from __future__ import annotations

import re
from itertools import groupby

SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范石廖贾夏"
    "韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔汤"
    "褚卫施尤戚喻柏窦葛奚郎鲁俞柳鲍费廉岑倪滕殷毕邬伍卞齐康卜穆湛祁禹狄臧庞纪舒屈项祝阮蓝闵席季麻娄童颜梅盛刁骆樊凌霍虞柯昝缪裘邢裴翁荀甄曲芮"
    "储靳糜巫焦栾甘厉戎祖詹韶郜蓟蒲邰鄂蔺屠蒙池乔胥莘翟贡姬冉郦雍桑桂濮边扈燕冀郏浦尚温庄晏柴瞿慕茹宦艾容古戈庾暨耿匡寇欧蔚隆巩聂晁敖冷訾辛阚那"
    "简饶鞠荆游竺逯桓仝佟佘苟岳帅牟兰涂栗楚綦隋迟辜朴冼亓逄司麦揭覃苗牛仇符赖卓劳缑亢苑栾谌谯蹇璩郗宓嵇钮杭郁骆诸芦"
)
"""Those that seldom begin another word."""
WORDS = frozenset(
    "华水云昌凤花安常乐时皮元平和明米贝伏成计谈强危路支经管干解应宗房宣单洪包左吉荣羊惠家封松井富乌巴弓山谷车全班秋仲伊宫宁武景束幸印怀从索咸能"
    "双闻党申宰寿通农别充连习鱼向易慎终居衡步都满文广利越师融空沙养须丰关查后红权盖益公年原由商有相国东阳代信修南战才智来清海永金宋初但"
)
"""Those that often begin another word: a name only beside one of the others."""
DOUBLE = re.compile(
    "欧阳|司马|上官|诸葛|尉迟|皇甫|慕容|司徒|令狐|东方|公孙|夏侯|端木|独孤|轩辕|呼延|申屠|闻人|万俟|宇文|长孙|澹台|南宫|鲜于|赫连|拓跋|纳兰|钟离"
)
BODY_NAME = re.compile(r"(科协|协会|学会|公司|集团|大学|学院|研究[院所]|厂|委员会|[厅局])$")
MARK = re.compile(r"^\s*[□■◎◇◆●○☆★▲△]\s*")
HANZI = re.compile(r"[\u4e00-\u9fff]+")
FOREIGN = re.compile(r"[\u4e00-\u9fff]{1,8}(?:[·•‧・][\u4e00-\u9fff]{1,8}){1,3}")
"""Names in several parts: 古丽娜·买买提."""
NO_END = frozenset("省市县区镇乡村站局厅院社委署馆厂校部处所会协队团")
"""What places and bodies end with, names of three characters do not."""
LONGEST = 3
"""Characters of a full name at most, behind a surname of one; a name of two, alone and without a blank, may be any
word."""
MOST = 6
"""Names on a line at most."""


def is_authors(text: str) -> bool:
    """Whether a line holds names of persons, alone or with the bodies they belong to: 东河市科协　王平."""
    words = re.split(r"[\s、,，()（）]+", MARK.sub("", text).strip())
    persons = [word for word in words if not BODY_NAME.search(word)]
    return only_names(" ".join(persons)) if len(persons) < len(words) else is_names(text)


def is_names(text: str) -> bool:
    """Whether a line holds nothing but names of persons: 王　平 李晓东, □ 陈满, 欧阳志远."""
    words = MARK.sub("", text).split()
    return only_names(" ".join(words)) and (len(words) > 1 or len(words[0]) >= LONGEST or MARK.match(text) is not None)


def only_names(text: str) -> bool:
    """Whether all words have the form of names, and one begins with a surname that is little else."""
    names = _spelled(re.split(r"[\s、,，]+", text.strip()))
    sure = any(name[:1] in SURNAMES or len(name) > LONGEST for name in names)
    return sure and len(names) <= MOST and all(map(is_name, names))


def is_name(word: str) -> bool:
    """Whether a word has the form of a person's name."""
    if FOREIGN.fullmatch(word):
        return True
    double = DOUBLE.match(word) is not None
    known = word[:1] in SURNAMES or word[:1] in WORDS or double
    placed = len(word) > 2 and word[-1] in NO_END
    return known and not placed and 2 <= len(word) <= LONGEST + double and HANZI.fullmatch(word) is not None


def _spelled(words: list[str]) -> list[str]:
    """The words, single characters side by side put together (王　平)."""
    found: list[str] = []
    for single, group in groupby(words, lambda word: len(word) == 1):
        part = list(group)
        found.extend("".join(part[i : i + 2]) for i in range(0, len(part), 2)) if single else found.extend(part)
    return found
