"""What was taken of what was told before: 建议50条，采纳12条; 参赛40人，6人获奖."""

from __future__ import annotations

import re
from itertools import takewhile

from cast_stats.facts.items import is_ratio
from cast_stats.facts.marks import NEAR, PART, STOP
from cast_stats.facts.numbers import CLAUSE, WORKS, Numbers

JUDGES = ("专家", "评委", "评审", "评审员", "裁判", "裁判员")
"""Those who choose among others."""
GRANTED, APPLIED = re.compile("授权"), re.compile("专利|申请|商标|登记|受理|著作|品种")
"""What may be granted of what was applied for: 专利申请26件，授权17件."""
MEASURES = re.compile("元|吨|斤|克|亩|米|里|公顷|时")
"""What a unit holds that measures and does not count."""
BREAK = re.compile("[，,；;、]")
PICKED = re.compile(
    "(?:投产|采纳|登载|刊用|刊登|获奖|授权|立项|验收|落地|签约|入选|通过|评选?出|确定|录用|鉴定|转化|优选|遴选|收录|被评为|完成|结题|结业"
    "|解决|收回|回收|合格|成功|授奖|发表|取得|获得|晋升|晋级|命名|实施|揭榜|采用|结项|获准|中标)[了出的]{0,2}[^，,。；;、]{0,10}$"
)
"""What stands before those taken of more: 收到建议50条，采纳12条."""
SINGLES = re.compile(
    r"(?!.*[比较由从])(?:女性?|常务(?:理事|委员)|常委|男性?|\d+岁及?以[上下]|[^\d]{0,10}(?:职称|学历)[^\d]{0,6}|[^\d]{0,16}的|[^\d]{1,8}仅)有?"
)
"""What stands before those with a mark of their own: 40岁以下9人, 获批示的3条."""
DOING = re.compile(
    "[^，,。；;、]{0,8}?(?:获|取得|被|入[选围]|成长|领到|考取|晋级|晋升|评为|当选|上榜|挺进|进入|夺|捧|摘|通过|合格|领取|走上|跻身|收入)"
)
"""What those do who were singled out: 9人取得证书."""
TAKEN = re.compile("(?:发布|上报|对接|推广|实到|到会|结案|办结|审结|受理)[了出]?$")
"""What stands right before those taken of more: 应到87人，实到61人."""
SENT = re.compile("(?:选送|推荐|推选|报送|选报)[了出]?[^，,。；;、]{0,8}$")
"""What stands before works sent on: 收到作品173件，选送12件."""
HAVING = re.compile("[^，,。；;：:、]{0,8}有$")
"""What stands between a whole and what it has: 19个项目有14个获奖."""
LISTED = re.compile("[^，,。；;：:、]{0,14}、[^，,。；;：:、]{0,14}$")
BARE = re.compile("(?:[我全][省市县区州国])?(?:又?有|仅|只有|已)?")


def picked(numbers: Numbers, i: int) -> int | None:
    """The number before number `i` that it was taken from, which `numbers` then know; None where there is none."""
    draft = numbers.drafts[i]
    if is_ratio(draft.number) or draft.change or MEASURES.search(draft.number.unit):
        return None
    near = takewhile(lambda j: numbers.starts[i] - numbers.ends[j] <= NEAR, reversed(range(i)))
    j = next((j for j in near if numbers.alike(j, i) and _may_lose(numbers, j, i)), None)
    if j is None:
        return None
    between = numbers.text[numbers.ends[j] : numbers.starts[i]]
    if STOP.search(between):
        return None
    if _is_picked(numbers, j, i, between):
        numbers.picked.add(i)
        taken_before = j in numbers.picked or PART.search(between)
        return numbers.found[j] if taken_before and numbers.found[j] is not None else j
    if i - 1 in numbers.picked and LISTED.fullmatch(numbers.text[numbers.ends[i - 1] : numbers.starts[i]]):
        numbers.picked.add(i)
        return numbers.found[i - 1]
    return None


def _may_lose(numbers: Numbers, j: int, i: int) -> bool:
    """Whether number `i` can be taken from what number `j` counts: nobody from those who judge, no patents granted
    from what was not applied for."""
    whole, part = numbers.drafts[j].item, numbers.drafts[i].item
    if GRANTED.search(numbers.lead(i)) and not APPLIED.search(whole):
        return False
    return not whole.endswith(JUDGES) or part.endswith(JUDGES)


def _is_picked(numbers: Numbers, j: int, i: int, between: str) -> bool:
    lead = numbers.lead(i)
    if HAVING.fullmatch(between):
        return True
    if (PICKED.search(lead) or TAKEN.search(lead)) and not PART.search(between):
        return True
    if SENT.search(lead) and numbers.drafts[i].number.unit in WORKS and not PART.search(between):
        return True
    if SINGLES.fullmatch(lead.split("、")[-1]) and BREAK.search(between):
        return True
    doing = DOING.match(numbers.text, numbers.ends[i])
    beside = j == i - 1 or (i - 1 in numbers.picked and numbers.found[i - 1] in (j, numbers.found[j]))
    in_a_row = PART.search(between) and DOING.match(numbers.text, numbers.ends[j])
    bare = BARE.fullmatch(lead) is not None and CLAUSE.search(between) is not None
    return beside and not in_a_row and bare and doing is not None
