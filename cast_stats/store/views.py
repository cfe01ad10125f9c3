"""The views that people query, with Chinese names and columns; the same SQL on SQLite and PostgreSQL."""

from __future__ import annotations

from cast_stats.labels import LABELS
from cast_stats.messages import chinese


def _words(column: str, kind: str) -> str:
    """SQL for the Chinese name of a code; what has no name stays as it is."""
    names = " ".join(f"when '{code}' then '{chinese(name)}'" for code, name in LABELS[kind].items())
    return f"case {column} {names} else {column} end"


_TIME = """case
    when f.time_type is null then ''
    when f.time_type = 'as_of' and f.time_end = 'now' then '目前'
    when f.time_type = 'as_of' then '截至' || coalesce(f.time_end, f.time_start)
    when f.time_type = 'since' then '自' || f.time_start || '起'
    when f.time_start = f.time_end then f.time_start
    else coalesce(f.time_start, '') || '—' || coalesce(case f.time_end when 'now' then '目前' else f.time_end end, '')
  end"""
_BOUND = "case f.bound when 'about' then '约' when 'at_least' then '以上' when 'at_most' then '以下' else '' end"
_ISSUE = "i.label as 刊期, f.page as 页, f.article as 文章"

VIEWS = {
    "事实": f"""select
  f.id as 编号, f.subject as 主体, f.region as 地区代码, f.region_name as 地区, f.level as 级别, f.body as 机构性质,
  f.indicator as 指标代码, n.name as 指标, f.item as 统计项目, {_BOUND} as 程度, f.value as 数值, f.value_max as 上限,
  f.unit as 单位, {_TIME} as 时间, f.year_to as 年份, {_words("f.change", "change")} as 变化,
  f.part_of as 所属总数, {_words("f.family", "family")} as 大类, {_words("f.category", "category")} as 类别,
  f.quote as 原文, f.evidence as 证据, {_ISSUE}, {_words("f.grade", "confidence")} as 可信度
from facts f join issues i on i.sha256 = f.issue left join indicators n on n.code = f.indicator""",
    "年度指标": f"""select
  f.year_to as 年份, f.indicator as 指标代码, n.name as 指标, f.region as 地区代码, f.region_name as 地区,
  f.level as 级别, f.body as 机构性质, f.subject as 主体, {_BOUND} as 程度, f.value as 数值, f.unit as 单位,
  {_ISSUE}, f.id as 编号
from facts f join issues i on i.sha256 = f.issue join indicators n on n.code = f.indicator
where f.year_from = f.year_to and (f.change is null or f.change in ('from', 'to'))""",
    "候选指标": f"""select
  f.item as 统计项目, f.unit as 单位, {_words("f.category", "category")} as 类别, count(*) as 次数,
  count(distinct f.issue) as 刊期数
from facts f where f.indicator is null
group by f.item, f.unit, f.category""",
    "奖项": """select
  a.id as 编号, a.recipient as 获奖者, a.award as 奖项, a.award_grade as 等级, a.year as 年份, a.awarder as 授予单位,
  a.evidence as 证据, i.label as 刊期, a.page as 页, a.article as 文章
from awards a join issues i on i.sha256 = a.issue""",
    "数字台账": f"""select
  i.label as 刊期, l.page as 页, l.article as 文章, l.quote as 数字, l.context as 上下文, l.record as 记录编号,
  {_words("l.reason", "reason")} as 原因, l.detail as 说明
from ledger l join issues i on i.sha256 = l.issue""",
}
