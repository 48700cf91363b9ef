"""No figure on the held-out test sentences falls below its recorded floor."""

import pytest

from assistant.evaluation.floors import below_floor, read_floors
from assistant.evaluation.measurement import Measurement

# How fast the machine is says nothing about understanding; `make evaluate` holds the time to its floor.
TIMES = frozenset({"ms_median", "train_s"})
PUBLIC = frozenset({"public_accuracy", "public_oos_auroc"})


@pytest.mark.parametrize("figure", sorted(read_floors().keys() - TIMES - PUBLIC))
def test_figure_is_no_worse_than_its_floor(measurement: Measurement, figure: str) -> None:
    """Floors are in data/evaluation/floors.yml."""
    assert figure in measurement.figures
    assert below_floor(measurement.figures, {figure: read_floors()[figure]}) == []
