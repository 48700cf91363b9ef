"""Trains the reader of turns: what each does to what is known of a family.

MiniLM and two linear layers, one over (the mark of a service, mean of the turn's tokens) for the effect on it, one over
the mean for the turn as a whole. It learns from `data/turns/`, from the marked sentences of `data/assertions/` put
after a family that is drawn, and from questions of other subjects. Recipe and figures: `training/README.md`.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

sys.path.insert(0, str(Path(__file__).parents[1]))

from assistant.conversation.turn_reading import EFFECTS, SERVICES, Known
from assistant.understanding.assertions.labelled import Labelled, read_labelled
from assistant.understanding.turn_effects.model_input import numbers_of
from training.dialogues import NOT_LABELLED, LabelledTurn, read_dialogues, retold
from training.encoder import WIDTH, Encoder
from training.fitting import Batch, fit, grouped, mask_of, options_of, padded, tokenizer_of

TOKENS_A_BATCH = 1600
AVERAGED_OVER = 0.99
OTHER_SUBJECTS = 1000
STATEMENTS = 1500
"""So many of the other subjects and of the marked sentences are drawn for each pass."""
_SERVICE_OF = {
    "feh": "feh",
    "yos": "yos",
    "yos_prevention": "yos",
    "yos_statutory": "yos",
    "social_care": "social_care",
    "child_in_need": "social_care",
    "child_protection": "social_care",
    "looked_after": "social_care",
    "assessment": "social_care",
}
_EFFECT_OF = {
    "now": "there",
    "ended": "gone",
    "denied": "gone",
    "refused": "gone",
    "pending": "gone",
    "other": "same",
    "asked": "same",
}
_MAY_TELL = {"affirm", "deny", "give_facts", "correct_answer", "what_would_change", "none_of_these", "go_back", "skip"}
"""Everyday turns that may be about a family; the rest of them never are."""
_OF_ALL = re.compile(r"\b(?:nobody|no one|no-one|nothing|only|just|none|neither|both|all|others?|else|rest)\b", re.I)
_EXAMPLE = re.compile(r"^\s*- (.+)$", re.MULTILINE)


class Reader(nn.Module):
    """The encoder with its two layers."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(2 * WIDTH, len(EFFECTS))
        self.whole = nn.Linear(2 * WIDTH, 2)

    def forward(
        self, ids: torch.Tensor, mask: torch.Tensor, places: torch.Tensor, of_turn: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Scores (rows, services, effects), and (rows, 2): about the family; leaves what was supposed."""
        states = self.encoder(ids, mask)
        weights = of_turn.unsqueeze(-1).to(states.dtype)
        means = (states * weights).sum(1) / weights.sum(1)
        marks = states[torch.arange(len(ids))[:, None], places]
        pooled = torch.cat([marks, means[:, None].expand_as(marks)], dim=2)
        return self.head(self.dropout(pooled)), self.whole(self.dropout(torch.cat([states[:, 0], means], dim=1)))


def drawn_family(shuffle: random.Random) -> tuple[Known, ...]:
    """What may be known before a sentence that belongs to no dialogue."""
    if shuffle.random() < 0.4:
        return tuple(Known() for _ in SERVICES)
    facts = [shuffle.choice(["", "", "there", "gone", "gone", "unclear"]) for _ in SERVICES]
    thought = [shuffle.choice(["there", "gone", "", ""]) if shuffle.random() < 0.2 else "" for _ in SERVICES]
    last = shuffle.randrange(len(SERVICES))
    return tuple(Known(fact, thought[i], i == last and bool(fact)) for i, fact in enumerate(facts))


def as_turn(sentence: Labelled, shuffle: random.Random) -> LabelledTurn:
    """A marked sentence as a turn: what is said of each service that it names; of the others nothing is learned where
    its words may be about all."""
    said: dict[str, set[str | None]] = {}
    for mention in sentence.mentions:
        service = _SERVICE_OF.get(mention.fact)
        if service is not None:
            said.setdefault(service, set()).add(_EFFECT_OF.get(mention.status))
    rest = None if _OF_ALL.search(sentence.text) else "same"
    effects = tuple(
        rest if service not in said else next(iter(said[service])) if len(said[service]) == 1 else None
        for service in SERVICES
    )
    return LabelledTurn(drawn_family(shuffle), "", sentence.text, effects, None, None)


def other_subjects(folder: Path) -> list[str]:
    """Questions of the guidance and of its neighbours, and everyday turns, which tell nothing of a family."""
    kinds = ("guidance", "neighbours", "chapters", "conversation")
    files = [file for name in kinds for file in sorted((folder / name).glob("*.yml")) if file.stem not in _MAY_TELL]
    lines = [line for file in files for line in _EXAMPLE.findall(file.read_text(encoding="utf-8"))]
    return [
        re.sub(r"\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})", r"\1", line) for line in lines if not line.startswith("intent")
    ]


def rows_of(turns: Sequence[LabelledTurn], encode, shuffle: random.Random | None) -> list[tuple]:
    """Token numbers, where marks stand, which tokens are the turn's, and labels."""
    rows = []
    for turn in turns:
        told = turn if shuffle is None or shuffle.random() < 0.3 else retold(turn, shuffle)
        ids, places, begins = numbers_of(encode, told.known, told.before, told.text)
        effects = [NOT_LABELLED if each is None else EFFECTS.index(each) for each in told.effects]
        whole = [-1 if each is None else int(each) for each in (told.of_family, told.goes_back)]
        rows.append((ids, places, [int(i >= begins) for i in range(len(ids))], effects, whole))
    return rows


def batches(rows: list[tuple], shuffle: random.Random | None) -> Iterator[Batch]:
    """Batches of like length."""
    for batch in grouped(rows, TOKENS_A_BATCH, shuffle):
        yield (
            padded(batch, 0),
            mask_of(batch),
            torch.tensor([row[1] for row in batch]),
            padded(batch, 2),
            torch.tensor([row[3] for row in batch]),
            torch.tensor([row[4] for row in batch]),
        )


def loss_of(model: nn.Module, batch: Batch) -> torch.Tensor:
    """Of the effects, and of the two things told of the turn as a whole."""
    *given, effects, whole = batch
    scores, both = model(*given)
    by_effect = functional.cross_entropy(
        scores.float().flatten(0, 1), effects.flatten(), ignore_index=NOT_LABELLED, label_smoothing=0.03
    )
    known = (whole >= 0).float()
    by_turn = functional.binary_cross_entropy_with_logits(both.float(), whole.clamp(min=0).float(), reduction="none")
    return by_effect + 0.5 * (by_turn * known).sum() / known.sum().clamp(min=1)


def evaluate(model: nn.Module, rows: list[tuple]) -> tuple[str, np.ndarray]:
    """Turns with every effect right, effects other than `same` right, the two of the turn; and the confusion."""
    model.eval()
    confusion = np.zeros((len(EFFECTS), len(EFFECTS)), dtype=int)
    turns = right = 0
    kinds = np.zeros(2)
    with torch.no_grad():
        for *given, effects, whole in batches(rows, None):
            scores, both = model(*given)
            read = scores.argmax(2)
            right += int(((read == effects) | (effects == NOT_LABELLED)).all(1).sum())
            turns += len(read)
            kinds += ((both > 0) == (whole > 0)).sum(0).numpy()
            for label, found in zip(effects.flatten().tolist(), read.flatten().tolist(), strict=True):
                if label != NOT_LABELLED:
                    confusion[label, found] += 1
    changed = confusion[1:].sum()
    return (
        f"turns {right / turns:.3f}, effects {confusion[1:, 1:].trace() / max(changed, 1):.3f}, "
        f"of the family {kinds[0] / turns:.3f}, goes back {kinds[1] / turns:.3f}",
        confusion,
    )


def main() -> None:
    """Command line; `--data` are dialogues, marked sentences (of a folder `assertions`) and one folder of questions.

    A file that is named twice is given twice in each pass.
    """
    options = options_of(__doc__, passes=6)
    tokenizer = tokenizer_of(options.archive)

    def encode(text: str) -> list[int]:
        return tokenizer.encode(text).ids

    dialogues = [turn for path in options.data if path.parent.name == "turns" for turn in read_dialogues(path)]
    marked = [one for path in options.data if path.parent.name == "assertions" for one in read_labelled(path)]
    others = [line for path in options.data if path.is_dir() for line in other_subjects(path)]
    held = rows_of([turn for path in options.held for turn in read_dialogues(path)], encode, None)
    print(len(dialogues), "turns,", len(marked), "sentences,", len(others), "questions", flush=True)

    def drawn(shuffle: random.Random) -> Iterator[Batch]:
        statements = [as_turn(one, shuffle) for one in shuffle.sample(marked, min(STATEMENTS, len(marked)))]
        same = tuple("same" for _ in SERVICES)
        asked = shuffle.sample(others, min(OTHER_SUBJECTS, len(others)))
        subjects = [LabelledTurn(drawn_family(shuffle), "", line, same, False, False) for line in asked]
        yield from batches(rows_of([*dialogues, *statements, *subjects], encode, shuffle), shuffle)

    model = Reader(Encoder.published(options.archive))
    if options.start:
        kept = {name: w for name, w in torch.load(options.start).items() if not name.startswith(("head", "whole"))}
        whole = torch.load(options.start)
        fits = "whole.weight" in whole
        model.load_state_dict(whole if fits else kept, strict=fits)
    averaged = fit(
        model,
        drawn,
        loss_of,
        lambda reader: evaluate(reader, held)[0] if held else "",
        options=options,
        averaged_over=AVERAGED_OVER,
    )
    if held:
        print(*evaluate(averaged, held), EFFECTS, sep="\n")


if __name__ == "__main__":
    main()
