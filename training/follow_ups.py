"""Trains the reader of follow-ups: what a message asks after what was answered before it, and what it claims.

MiniLM and three linear layers over (first token, mean of the message's tokens): for the label, for whether the guidance
is silent on what is asked, and for the statement of `decided_statements.yml` that is put or denied. It learns from
`data/follow_ups/`, from `data/context/follow_ups.yml`, from the sentences of `data/nlu/` that need no context, and from
`data/claims/`. Recipe and figures: `training/README.md`.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from ruamel.yaml import YAML
from torch import nn
from torch.nn import functional

sys.path.insert(0, str(Path(__file__).parents[1]))

from assistant.understanding.follow_ups.model_input import numbers_of
from assistant.understanding.labelled_sentences import LabelledSentence, read_training_examples
from assistant.understanding.topics import topics_of_answers, topics_of_labels
from training.encoder import WIDTH, Encoder
from training.fitting import Batch, fit, grouped, mask_of, options_of, padded, tokenizer_of

ROOT = Path(__file__).parents[1]
NLU, OF_TOPICS = ROOT / "data" / "nlu", ROOT / "data" / "context" / "follow_ups.yml"
STATEMENTS = ROOT / "assistant" / "guidance" / "content" / "decided_statements.yml"
NO_CLAIM = "none"
TOKENS_A_BATCH = 2000
AVERAGED_OVER = 0.99
WITHOUT_CONTEXT = 6000
"""So many sentences that need no context are drawn for each pass, half of them after another answer."""
OTHER_QUESTION = 0.15
"""The share of follow-ups that are put after another question of the same topic."""
NOT_LABELLED = -100
SPOKEN_OF = ("guidance/", "chapter/", "neighbour/", "who_leads", "who_escalates")
"""Labels that a follow-up may be about; what is talk leaves the one before it in place."""


@dataclass(frozen=True)
class FollowUp:
    """One message after what was answered last and the message before; None where that is not labelled."""

    answered: str | None
    before: str
    text: str
    label: str | None
    silent: bool | None
    claim: str | None = None
    """What it puts or denies, as `claims_of` names it."""


class Labels:
    """The labels in their order, with the topic of each."""

    def __init__(self, sentences: Sequence[LabelledSentence]) -> None:
        self.names = labels_of(sentences)
        self.topics = topics_of_labels(self.names, topics_of_answers())
        self.of_topic: dict[str, list[str]] = defaultdict(list)
        for label, topic in self.topics.items():
            self.of_topic[topic].append(label)
        self._full = {label.rsplit("/", 1)[-1]: label for label in self.names}

    def full(self, question: str) -> str:
        """A label by its question: `tas_what` is `guidance/tas_what`."""
        return question if question in self.topics else self._full[question]


def labels_of(sentences: Sequence[LabelledSentence]) -> list[str]:
    """Every label once, in the order of the reader's layer."""
    return sorted({sentence.label for sentence in sentences})


def claims_of(statements: Path) -> list[str]:
    """Every claim once, in the order of the reader's layer: none, and each statement put and denied."""
    ids = [each["id"] for each in YAML(typ="safe", pure=True).load(statements)["statements"]]
    return [NO_CLAIM, *(f"{statement}/{way}" for statement in ids for way in ("put", "denied"))]


class Reader(nn.Module):
    """The encoder with its three layers."""

    def __init__(self, encoder: Encoder, labels: int, claims: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(2 * WIDTH, labels)
        self.silent = nn.Linear(2 * WIDTH, 1)
        self.claim = nn.Linear(2 * WIDTH, claims)

    def forward(
        self, ids: torch.Tensor, mask: torch.Tensor, of_message: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Scores of the labels, of silence, and of the claims."""
        states = self.encoder(ids, mask)
        weights = of_message.unsqueeze(-1).to(states.dtype)
        pooled = self.dropout(torch.cat([states[:, 0], (states * weights).sum(1) / weights.sum(1)], dim=1))
        return self.head(pooled), self.silent(pooled)[:, 0], self.claim(pooled)


def read_conversations(path: Path, labels: Labels) -> list[FollowUp]:
    """The turns of a file of `data/follow_ups/`."""
    found: list[FollowUp] = []
    answered, before = None, ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("# "):
            answered, before = None, ""
            continue
        mark, text = line.split("\t")
        label = labels.full(mark.removesuffix("!"))
        found.append(FollowUp(answered, before, text, label, mark.endswith("!")))
        before = text
        if label.startswith(SPOKEN_OF) or label == "give_facts":
            answered = "who_leads" if label == "give_facts" else label
    return found


def read_file(path: Path, labels: Labels) -> list[FollowUp]:
    """The turns of a file of `data/follow_ups/`, or the lines of one of `data/claims/`."""
    return read_claims(path, labels) if path.parent.name == "claims" else read_conversations(path, labels)


def read_claims(path: Path, labels: Labels) -> list[FollowUp]:
    """The lines of a file of `data/claims/`: statement, put or denied, statement spoken of, message before, message."""
    found = []
    statements = YAML(typ="safe", pure=True).load(STATEMENTS)["statements"]
    asked = {each["id"]: each.get("ask", "who_leads") for each in statements}
    for line in path.read_text(encoding="utf-8").splitlines():
        statement, way, answered, before, text = line.split("\t")
        claim = NO_CLAIM if statement == NO_CLAIM else f"{statement}/{way}"
        spoken_of = None if answered == "-" else labels.full(asked[answered])
        found.append(FollowUp(spoken_of, "" if before == "-" else before, text, None, None, claim))
    return found


def follow_ups_of_topics(labels: Labels) -> list[FollowUp]:
    """Follow-ups that are known by the topic before them alone; the question is drawn when they are read."""
    found = []
    for group in YAML(typ="safe", pure=True).load(OF_TOPICS)["follow_ups"]:
        after = next(label for label in labels.of_topic[group["after"]])
        for question, block in group.get("settled", {}).items():
            found += [FollowUp(after, "", line, labels.full(question), False) for line in _lines(block)]
        found += [FollowUp(after, "", line, None, True) for line in _lines(group.get("open", ""))]
    return found


def _lines(block: str) -> list[str]:
    return [line.strip().removeprefix("- ") for line in block.splitlines() if line.strip()]


class Drawn:
    """The rows of a pass: follow-ups as they are or after a question next to theirs, and sentences without context."""

    def __init__(self, follow_ups: list[FollowUp], sentences: list[LabelledSentence], labels: Labels, encode) -> None:
        self._claims = claims_of(STATEMENTS)
        self._follow_ups, self._sentences, self._labels, self._encode = follow_ups, sentences, labels, encode
        self._of_label: dict[str, list[str]] = defaultdict(list)
        for sentence in sentences:
            self._of_label[sentence.label].append(sentence.text)
        self._spoken_of = [label for label in labels.names if label.startswith(SPOKEN_OF)]

    def batches(self, shuffle: random.Random) -> Iterator[Batch]:
        """Batches of like length for one pass."""
        rows = [self.row(self._retold(each, shuffle)) for each in self._follow_ups]
        for number, sentence in enumerate(shuffle.sample(self._sentences, WITHOUT_CONTEXT)):
            answered = shuffle.choice(self._spoken_of) if number % 2 else None
            before = shuffle.choice(self._of_label[answered]) if answered else ""
            rows.append(self.row(FollowUp(answered, before, sentence.text, sentence.label, None)))
        return batches(rows, shuffle)

    def row(self, each: FollowUp) -> tuple:
        """Token numbers, which of them are the message's, and the three labels."""
        topic = self._labels.topics.get(each.answered) if each.answered else None
        ids, begins = numbers_of(self._encode, each.answered, topic, each.before, each.text)
        label = NOT_LABELLED if each.label is None else self._labels.names.index(each.label)
        silent = -1 if each.silent is None else int(each.silent)
        claim = NOT_LABELLED if each.claim is None else self._claims.index(each.claim)
        return ids, [int(i >= begins) for i in range(len(ids))], label, silent, claim

    def _retold(self, each: FollowUp, shuffle: random.Random) -> FollowUp:
        if each.answered is None:
            return each
        if each.before and shuffle.random() >= OTHER_QUESTION:
            return each if shuffle.random() < 0.8 else replace(each, before="")
        answered = shuffle.choice(self._labels.of_topic[self._labels.topics[each.answered]])
        return replace(each, answered=answered, before=shuffle.choice(self._of_label[answered]))


def batches(rows: list[tuple], shuffle: random.Random | None) -> Iterator[Batch]:
    """Batches of like length."""
    for batch in grouped(rows, TOKENS_A_BATCH, shuffle):
        yield (
            padded(batch, 0),
            mask_of(batch),
            padded(batch, 1),
            torch.tensor([row[2] for row in batch]),
            torch.tensor([row[3] for row in batch]),
            torch.tensor([row[4] for row in batch]),
        )


def loss_of(model: nn.Module, batch: Batch) -> torch.Tensor:
    """Of the label, of silence, and of the claim."""
    *given, label, silent, claim = batch
    scores, of_silence, of_claim = model(*given)
    loss = torch.zeros(())
    if (label != NOT_LABELLED).any():
        loss = loss + functional.cross_entropy(scores.float(), label, ignore_index=NOT_LABELLED, label_smoothing=0.05)
    if (claim != NOT_LABELLED).any():
        loss = loss + functional.cross_entropy(of_claim.float(), claim, ignore_index=NOT_LABELLED, label_smoothing=0.05)
    told = silent >= 0
    if told.any():
        loss = loss + 0.5 * functional.binary_cross_entropy_with_logits(of_silence[told].float(), silent[told].float())
    return loss


def main() -> None:
    """Command line."""
    options = options_of(__doc__, passes=3)
    sentences = read_training_examples(NLU)
    labels = Labels(sentences)
    tokenizer = tokenizer_of(options.archive)

    def encode(text: str) -> list[int]:
        return tokenizer.encode(text).ids

    told = [each for path in options.data for each in read_file(path, labels)]
    drawn = Drawn(told + follow_ups_of_topics(labels), sentences, labels, encode)
    held = [drawn.row(each) for path in options.held for each in read_file(path, labels)]
    model = Reader(Encoder.published(options.archive), len(labels.names), len(claims_of(STATEMENTS)))
    if options.start:
        model.load_state_dict(torch.load(options.start), strict=False)
    fit(model, drawn.batches, loss_of, lambda m: report(m, held), options=options, averaged_over=AVERAGED_OVER)


def report(model: nn.Module, held: list[tuple]) -> str:
    """The share of held-back turns whose label is read right, whose silence is, and whose claim is."""
    if not held:
        return "nothing held back"
    model.eval()
    right, total = [0, 0, 0], [0, 0, 0]
    with torch.no_grad():
        for *given, label, silent, claim in batches(held, None):
            scores, of_silence, of_claim = model(*given)
            told = (label != NOT_LABELLED, silent >= 0, claim != NOT_LABELLED)
            hits = (scores.argmax(1) == label, (of_silence > 0) == (silent > 0), of_claim.argmax(1) == claim)
            for place, (known, hit) in enumerate(zip(told, hits, strict=True)):
                right[place] += int((known & hit).sum())
                total[place] += int(known.sum())
    names = ("labels", "silence", "claims")
    return ", ".join(f"{n} {hit / of:.3f}" for n, hit, of in zip(names, right, total, strict=True) if of)


if __name__ == "__main__":
    main()
