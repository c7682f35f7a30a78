"""The classic name of what now stands in ``music_utils``."""

from music_utils import improvise, load_music_utils, one_hot

__all__ = ["improvise", "load_music_utils", "one_hot"]
