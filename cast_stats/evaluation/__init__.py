"""How good records are: compared, number by number, with annotations made by hand."""

from cast_stats.evaluation.gold import load_gold
from cast_stats.evaluation.score import Figures, evaluate

__all__ = ["Figures", "evaluate", "load_gold"]
