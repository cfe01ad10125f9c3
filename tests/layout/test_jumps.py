"""Articles that go on elsewhere, and titles in two lines."""

from __future__ import annotations

import pytest

from cast_stats.layout.jumps import is_jump, page_named, points_on

HEAD = "松岭茶园的水渠从去年冬天修起，先后经过三个村子，到今年春天一共修了"
REST = "四十二公里，浇得上的茶园有九千亩，茶农人人都说好。"
OTHER = "柏溪的果农今年种下了新的梨树，每户人家都领到了树苗，山坡上一片新绿。"


@pytest.mark.parametrize("inline", [False, True])
def test_an_article_that_goes_on_on_another_page(press, composed, inline):
    first, second = press(1), press(2)
    first.put("茶园里的水渠", 60, 60, 20, bold=True)
    first.put("　　" + HEAD[:18], 60, 110)
    first.put(HEAD[18:] + "（下转第2版）" * inline, 60, 126)
    if not inline:
        first.put("（下转第2版）", 180, 142)
    first.put("柏溪种下新梨树", 60, 300, 20, bold=True)
    first.flow(OTHER, 60, 350, 200)
    second.put("（上接第1版）", 60, 60)
    second.flow(REST, 60, 76, 200, indent=0)
    second.put("山里的新学堂", 60, 300, 20, bold=True)
    second.flow(OTHER, 60, 350, 200)
    articles = composed(first.page(), second.page())
    assert [a.title for a in articles if a.title] == ["茶园里的水渠", "柏溪种下新梨树", "山里的新学堂"]
    assert [p.text.strip() for p in articles[0].paragraphs if p.kind == "body"] == [HEAD + REST]


@pytest.mark.parametrize(
    ("text", "on", "page"),
    [("（下转第3版）", True, 3), ("上接第二版", False, 2), ("（紧接第12页）", False, 12), ("（转第5页）", True, 5)],
)
def test_jumps(text, on, page):
    assert is_jump(text)
    assert (points_on(text), page_named(text)) == (on, page)


@pytest.mark.parametrize("text", ["转入第3季度", "接第3号通知", "上接天线", "见第3版"])
def test_words_that_are_no_jumps(text):
    assert not is_jump(text)
