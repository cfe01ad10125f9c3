"""Stories that interlock on a page without rules between them, and titles side by side."""

from __future__ import annotations

import pytest

HONEY = (
    "去年秋天，柳溪镇的养蜂人把蜂箱搬进了油茶林，四十户人家合办了一个蜜坊，当年就收蜜九千六百斤，卖了个好价钱，"
    "又添了六十只新箱子，蜜坊的门口每天都排着等着装蜜的车，镇上的人说这是多少年没有过的景象。到了冬天，蜜坊把赚来的"
    "钱分给了每一户人家，剩下的买了一台新的摇蜜机，留着来年再用，大家都很满意，也都很放心。"
)
FISH = (
    "东港村的渔民在海边建起苗种场，当年放苗三百二十万尾，成活的超过八成，村里的二十九条船又有了活干，"
    "苗种场的账目每月贴在墙上，买饲料花了多少，卖鱼苗收了多少，一笔一笔清清楚楚，谁都可以来问，谁都可以来查，"
    "隔壁的两个村也照着样子办起了自己的苗种场，今年夏天就要放第一批苗了。"
)
TEA = "松岭的茶园今年换上了新的滴灌管，四十二公里的管子沿着山坡铺开，一亩地一天只要两方水，茶叶比往年早采了六天。"

FILM = (
    "放映队的三个人背着机器进了山，一个冬天走了二十六个村，放了四十一场科教片，看的人有五千多，片子讲的是果树怎样剪枝、"
    "牛羊怎样防病，散场以后大家围着放映员问个不停，常常问到半夜，第二天一早他们又赶往下一个村子去了。"
)
BOOK = (
    "每到星期六，镇上的读书会就在老祠堂里开讲，讲的是庄稼和天气，来听的有种田的，也有教书的，一年讲了四十八回，"
    "听的人从最初的七个变成了现在的一百六十个，祠堂里坐不下了，就把凳子搬到院子里来，雨天再搬回去，没有人嫌麻烦。"
)


@pytest.mark.parametrize("seed", [None, 3])
def test_stories_that_no_straight_cut_parts(press, composed, seed):
    page = press()
    edges = [(30 + 110 * i, 100) for i in range(5)]
    stories = [
        ("油茶林里的蜜坊", HONEY, edges[:3], 40, 6),
        ("海上的新苗种场", FISH, edges[:2], 320, 8),
        ("茶园的滴灌管", TEA, edges[2:3], 320, 9),
        ("山里来了放映队", FILM, edges[3:], 40, 9),
        ("镇上的读书会", BOOK, edges[2:], 560, 6),
    ]
    for title, text, columns, top, rows in stories:
        page.put(title, columns[0][0], top, 14)
        page.columns(text, columns, top + 30, rows)
    found = {a.title: "".join(p.text for p in a.paragraphs if p.kind == "body") for a in composed(page.page(seed))}
    assert found == {title: text for title, text, *_ in stories}


def test_titles_side_by_side_are_two(press, composed):
    page = press()
    for x, title, text in ((30, "茶园换上新水管", TEA), (310, "海边建起苗种场", FISH)):
        page.put(title, x, 50, 20)
        page.flow(text, x, 100, 250)
    articles = composed(page.page())
    assert [a.title for a in articles] == ["茶园换上新水管", "海边建起苗种场"]
