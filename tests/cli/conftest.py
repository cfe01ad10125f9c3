"""Files to run the commands on, and a way to run them."""

from __future__ import annotations

from pathlib import Path

import pytest

TEXT = """河西市科协：把服务送到车间

截至2020年底，河西市共有企业科协31家，个人会员4650人。2020年，全市企业科协举办技术培训128场次，培训职工1.6万人次。
"""


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    """A short issue of our own writing."""
    path = tmp_path / "hexi.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path
