"""MiniLM in plain PyTorch: the published weights in, token vectors out. Used for training and export alone."""

from __future__ import annotations

import json
import struct
import zipfile
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional

WIDTH, HEADS, LAYERS, INNER, WORDS, PLACES = 384, 12, 6, 1536, 30522, 512


class Layer(nn.Module):
    """One transformer layer, as BERT has it."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.after_attention = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.after_inner = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, states: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        """States after attention and the inner layer; `bias` keeps padding out."""
        rows, length, _ = states.shape

        def heads(x: torch.Tensor) -> torch.Tensor:
            return x.view(rows, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        scores = heads(self.query(states)) @ heads(self.key(states)).transpose(2, 3) / (WIDTH // HEADS) ** 0.5 + bias
        mixed = self.dropout(scores.softmax(-1)) @ heads(self.value(states))
        mixed = mixed.transpose(1, 2).reshape(rows, length, WIDTH)
        states = self.after_attention(states + self.dropout(self.out(mixed)))
        return self.after_inner(states + self.dropout(self.outer(functional.gelu(self.inner(states)))))


class Encoder(nn.Module):
    """Token numbers and mask to token vectors."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(WORDS, WIDTH), nn.Embedding(PLACES, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(
        self, input_ids: torch.Tensor, attention_mask: torch.Tensor, added: torch.Tensor | None = None
    ) -> torch.Tensor:
        """Shape (rows, length, 384); `added` goes on top of the vectors of the words."""
        places = self.places.weight[: input_ids.shape[1]]
        words = self.words(input_ids) + places + self.kind
        states = self.dropout(self.norm(words if added is None else words + added))
        bias = (1.0 - attention_mask[:, None, None, :].to(states.dtype)) * -10000.0
        for layer in self.layers:
            states = layer(states, bias)
        return states

    @classmethod
    def published(cls, archive: Path) -> Encoder:
        """The encoder with the weights of the archive's `model.safetensors`."""
        with zipfile.ZipFile(archive) as members:
            content = members.read("model.safetensors")
        (size,) = struct.unpack("<Q", content[:8])
        header, body = json.loads(content[8 : 8 + size]), memoryview(content)[8 + size :]

        def weights(name: str) -> torch.Tensor:
            start, end = header[name]["data_offsets"]
            return torch.frombuffer(bytearray(body[start:end]), dtype=torch.float32).view(header[name]["shape"])

        names = {
            "words.weight": "embeddings.word_embeddings.weight",
            "places.weight": "embeddings.position_embeddings.weight",
            "norm.weight": "embeddings.LayerNorm.weight",
            "norm.bias": "embeddings.LayerNorm.bias",
        }
        parts = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "out": "attention.output.dense",
            "after_attention": "attention.output.LayerNorm",
            "inner": "intermediate.dense",
            "outer": "output.dense",
            "after_inner": "output.LayerNorm",
        }
        for layer in range(LAYERS):
            for own, theirs in parts.items():
                for end in ("weight", "bias"):
                    names[f"layers.{layer}.{own}.{end}"] = f"encoder.layer.{layer}.{theirs}.{end}"
        state = {own: weights(theirs) for own, theirs in names.items()}
        state["kind"] = weights("embeddings.token_type_embeddings.weight")[0]
        encoder = cls()
        encoder.load_state_dict(state)
        return encoder
