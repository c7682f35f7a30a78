"""Collect submissions as platforms, browsers and people deliver them: nobody vanishes."""

from __future__ import annotations

from invigilator.autograding.collection.collect import collect, take_inventory
from invigilator.autograding.collection.handed import Companion, Handed
from invigilator.autograding.collection.inventory import Inventory, Item, SourceRead
from invigilator.autograding.collection.one_student import collect_one

__all__ = [
    "Companion",
    "Handed",
    "Inventory",
    "Item",
    "SourceRead",
    "collect",
    "collect_one",
    "take_inventory",
]
