"""Slots: the uncertain numbers of a situation, by name, and the situation with one number laid into each."""

from modusvivendi.situation.slots.find import centre, find, numbers
from modusvivendi.situation.slots.lay import lay, put
from modusvivendi.situation.slots.slot import Slot

__all__ = ["Slot", "centre", "find", "lay", "numbers", "put"]
