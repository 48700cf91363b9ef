"""Trains the assertion reader: what a message says of each service it names.

MiniLM and one linear layer over (the mark before the mention, mean of the message's tokens), trained together on
`data/assertions/`. Writes the encoder as int8 ONNX, the layer as JSON and their hashes to
`assistant/understanding/assertions/model/`. Recipe and figures: `training/README.md`.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional

sys.path.insert(0, str(Path(__file__).parents[1]))

from assistant.understanding.assertions.labelled import Labelled, read_labelled
from assistant.understanding.assertions.reader import STATUSES, with_marks
from training.augment import vary
from training.encoder import WIDTH, Encoder
from training.fitting import Batch, fit, grouped, mask_of, options_of, padded, tokenizer_of

TOKENS_A_BATCH = 1200
AVERAGED_OVER = 0.99


class Reader(nn.Module):
    """The encoder with its one layer."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(2 * WIDTH, len(STATUSES))

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, places: torch.Tensor) -> torch.Tensor:
        """Scores a mention; `places` has a row a mention: its sentence and the mark before it."""
        states = self.encoder(ids, mask)
        weights = mask.unsqueeze(-1).to(states.dtype)
        means = (states * weights).sum(1) / weights.sum(1)
        marks = states[places[:, 0], places[:, 1]]
        return self.head(self.dropout(torch.cat([marks, means[places[:, 0]]], dim=1)))


def batches(examples: list[Labelled], tokenizer: Tokenizer, shuffle: random.Random | None) -> Iterator[Batch]:
    """Batches of like length: token numbers, mask, places of mentions, labels."""
    rows = []
    for example in examples:
        text, mentions = (example.text, example.mentions) if shuffle is None else vary(example, shuffle)
        encoding = tokenizer.encode(text)
        marked, opening = with_marks(encoding.ids, encoding.offsets, [(one.start, one.end) for one in mentions])
        places = [
            (place, STATUSES.index(mention.status))
            for place, mention in zip(opening, mentions, strict=True)
            if place is not None
        ]
        if places:
            rows.append((marked, places))
    for batch in grouped(rows, TOKENS_A_BATCH, shuffle):
        found = [(row, place, label) for row, (_, places) in enumerate(batch) for place, label in places]
        places = torch.tensor([(row, place) for row, place, _ in found])
        yield padded(batch, 0), mask_of(batch), places, torch.tensor([label for *_, label in found])


def evaluate(model: Reader, examples: list[Labelled], tokenizer: Tokenizer) -> tuple[float, np.ndarray]:
    """Share of mentions read right, and the confusion (rows: labelled, columns: read)."""
    model.eval()
    confusion = np.zeros((len(STATUSES), len(STATUSES)), dtype=int)
    with torch.no_grad():
        for ids, mask, places, labels in batches(examples, tokenizer, None):
            for label, read in zip(labels.tolist(), model(ids, mask, places).argmax(1).tolist(), strict=True):
                confusion[label, read] += 1
    return confusion.trace() / confusion.sum(), confusion


def loss_of(model: nn.Module, batch: Batch) -> torch.Tensor:
    """The loss over the mentions of a batch."""
    *given, labels = batch
    return functional.cross_entropy(model(*given).float(), labels, label_smoothing=0.05)


def main() -> None:
    """Command line; without `--held` every twelfth sentence is held back."""
    options = options_of(__doc__, passes=5)
    tokenizer = tokenizer_of(options.archive)
    examples = [one for path in options.data for one in read_labelled(path)]
    held = [one for path in options.held for one in read_labelled(path)] or examples[::12]
    if not options.held:
        examples = [one for number, one in enumerate(examples) if number % 12]
    print(len(examples), "sentences", sum(len(e.mentions) for e in examples), "mentions", flush=True)
    model = Reader(Encoder.published(options.archive))
    if options.start:
        model.load_state_dict(torch.load(options.start))
    averaged = fit(
        model,
        lambda shuffle: batches(examples, tokenizer, shuffle),
        loss_of,
        lambda reader: f"right {evaluate(reader, held, tokenizer)[0]:.4f}",
        options=options,
        averaged_over=AVERAGED_OVER,
    )
    right, confusion = evaluate(averaged, held, tokenizer)
    print(f"right {right:.4f}", STATUSES, confusion, sep="\n")


if __name__ == "__main__":
    main()
