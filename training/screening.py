"""Trains the screening reader: which words of a message are a person's name, and whether it tells of harm.

MiniLM with a vector more for capitals (its vocabulary has none), one layer over each token for names and one over the
mean for harm, trained together on composed sentences (`training/compose_names.py`) and marked ones (`data/screening/`).
Recipe and figures: `training/README.md`.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional

sys.path.insert(0, str(Path(__file__).parents[1]))

from assistant.understanding.screening.reader import kinds_of_capitals
from training.encoder import WIDTH, Encoder
from training.fitting import Batch, Row, fit, grouped, mask_of, options_of, padded, tokenizer_of

TOKENS_A_BATCH = 1600
AVERAGED_OVER = 0.995
KINDS = 3
"""Of a token: in a word without capitals, in one that begins with a capital, in one all of capitals."""
UNKNOWN = -1
"""A label that nobody gave: it is not learned from."""
NAMES_WEIGHT = 3.0
HARM_WEIGHT = 2.0
"""A disclosure weighs as much as so many other messages."""


class ScreeningReader(nn.Module):
    """The encoder, told of capitals, with a layer for names and one for harm."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.capitals = nn.Embedding(KINDS, WIDTH)
        nn.init.normal_(self.capitals.weight, std=0.02)
        self.dropout = nn.Dropout(0.1)
        self.names, self.harm = nn.Linear(WIDTH, 1), nn.Linear(WIDTH, 1)

    def forward(
        self, input_ids: torch.Tensor, attention_mask: torch.Tensor, capitals: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Scores above zero: of each token, for a name (rows, length); of the message, for harm (rows,)."""
        states = self.dropout(self.encoder(input_ids, attention_mask, self.capitals(capitals)))
        weights = attention_mask.unsqueeze(-1).to(states.dtype)
        mean = (states * weights).sum(1) / weights.sum(1)
        return self.names(states).squeeze(-1), self.harm(mean).squeeze(-1)


def read_marked(path: Path) -> list[tuple[str, list[tuple[int, int]] | None, int]]:
    """Sentences with the spans of their names (None: not marked) and whether they tell of harm.

    A line is `harm`, `none` or `?`, a tab, and the sentence; one whose names are not marked begins with a hash.
    """
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("# "):
            continue
        kind, marked = line.split("\t", 1)
        harm = {"harm": 1, "none": 0}.get(kind.lstrip("#"), UNKNOWN)
        text, spans, at = "", [], 0
        for match in re.finditer("⟦([^⟧]*)⟧", marked):
            text += marked[at : match.start()]
            spans.append((len(text), len(text) + len(match[1])))
            text += match[1]
            at = match.end()
        found.append((text + marked[at:], None if kind.startswith("#") else spans, harm))
    return found


def rows_of(examples, tokenizer: Tokenizer) -> list[tuple[list[int], list[int], list[int], int]]:
    """Token numbers, kinds of capitals, labels of the tokens and of the message."""
    rows = []
    for text, spans, harm in examples:
        encoding = tokenizer.encode(text)
        labels = [
            UNKNOWN if spans is None else int(end > start and any(start < b and end > a for a, b in spans))
            for start, end in encoding.offsets
        ]
        rows.append((encoding.ids, kinds_of_capitals(text, encoding.offsets), labels, harm))
    return rows


def batches(rows: Sequence[Row], shuffle: random.Random | None) -> Iterator[Batch]:
    """Batches of like length: token numbers, mask, capitals, labels of tokens, labels of messages."""
    for batch in grouped(rows, TOKENS_A_BATCH, shuffle):
        names = padded(batch, 2, filling=UNKNOWN)
        yield padded(batch, 0), mask_of(batch), padded(batch, 1), names, torch.tensor([row[3] for row in batch])


def loss_of(model: nn.Module, batch: Batch) -> torch.Tensor:
    """The loss over a batch: of names, which are most of the labels, and of harm."""
    *given, names, harm = batch
    of_names, of_harm = model(*given)
    return NAMES_WEIGHT * _loss(of_names, names) + _loss(of_harm, harm, HARM_WEIGHT)


def _loss(scores: torch.Tensor, labels: torch.Tensor, weight: float = 1.0) -> torch.Tensor:
    """Mean loss over the labels that are known."""
    known = labels >= 0
    if not known.any():
        return scores.sum() * 0.0
    return functional.binary_cross_entropy_with_logits(
        scores[known].float(), labels[known].float() * 0.98 + 0.01, pos_weight=torch.tensor(weight)
    )


def evaluate(model: ScreeningReader, rows) -> str:
    """Missed and invented tokens of names; messages of harm heard, and others taken for it, at one half."""
    model.eval()
    missed = invented = named = heard = harmful = false = others = 0
    with torch.no_grad():
        for ids, mask, capitals, names, harm in batches(rows, None):
            of_names, of_harm = model(ids, mask, capitals)
            missed += int(((names == 1) & (of_names <= 0)).sum())
            invented += int(((names == 0) & (of_names > 0)).sum())
            named += int((names == 1).sum())
            heard += int(((harm == 1) & (of_harm > 0)).sum())
            harmful += int((harm == 1).sum())
            false += int(((harm == 0) & (of_harm > 0)).sum())
            others += int((harm == 0).sum())
    of_names = f"names: missed {missed}, invented {invented} of {named}"
    return f"{of_names}; harm: heard {heard} of {harmful}, false {false} of {others}"


def main() -> None:
    """Command line."""
    options = options_of(__doc__, passes=3)
    tokenizer = tokenizer_of(options.archive)
    rows = rows_of([one for path in options.data for one in read_marked(path)], tokenizer)
    held = rows_of([one for path in options.held for one in read_marked(path)], tokenizer)
    print(len(rows), "sentences", flush=True)
    model = ScreeningReader(Encoder.published(options.archive))
    if options.start:
        model.load_state_dict(torch.load(options.start))
    fit(
        model,
        lambda shuffle: batches(rows, shuffle),
        loss_of,
        lambda reader: evaluate(reader, held) if held else "nothing held back",
        options=options,
        averaged_over=AVERAGED_OVER,
    )


if __name__ == "__main__":
    main()
