from dataclasses import dataclass, field
from enum import Enum


class Suit(Enum):
    HEARTS = 'h'
    SPADES = 's'


@dataclass
class Card:
    rank: int
    suit: Suit
    tags: list = field(default_factory=list)


hand = [Card(7, Suit.HEARTS), Card(12, Suit.SPADES)]
best = hand[1]
best.tags.append('high')  # look
