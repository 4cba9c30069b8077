"""Finds the clips of the open set, and sets a clip to play an excerpt."""

import os

from .clock import now
from .messages import Refusal

# Seconds between two scans of the set when a clip is missing: a set can have thousands of clips.
READ_AGAIN = 1.0

# The folder where a Live project keeps copies of external files.
COPIES = "/samples/imported/"


class Place(object):
    """A clip slot and its position."""

    def __init__(self, track, index, slot):
        self.track = track
        self.index = index
        self.slot = slot

    def is_current(self, name, file):
        """True if the slot still has the clip for which it was found."""
        if not self.slot.has_clip:
            return False
        clip = self.slot.clip
        return has_file(clip, file) or clip.name == name


class Clips(object):
    def __init__(self, song):
        self._song = song
        self._by_file = {}
        self._by_name = {}
        self._read_at = None

    def forget(self):
        self._read_at = None

    def add(self, place):
        """Adds an audio clip to the index."""
        clip = place.slot.clip
        if not clip.is_audio_clip:
            return
        self._by_name.setdefault(clip.name, []).append(place)
        file = get_path(clip)
        if file:
            self._by_file.setdefault(file, []).append(place)

    def find(self, title, file, track):
        """The clip that plays the file, or else the clip with this title as its name."""
        places = self._lookup(title, file)
        if not places and (self._read_at is None or now() - self._read_at > READ_AGAIN):
            self._read()
            places = self._lookup(title, file)
        on_track = [place for place in places if place.track.name == track]
        if len(places) > 1 and on_track:
            places = on_track
        if not places:
            raise Refusal("missing", "No clip of this set plays '%s' or has the name '%s': build the set again, or drag the file "
                          "onto a track." % (file, title))
        if len(places) > 1 and on_track:
            raise Refusal("ambiguous", "%d clips of track '%s' are '%s': keep one of them, and rename the others."
                          % (len(places), track, title))
        if len(places) > 1:
            raise Refusal("ambiguous", "%d clips of this set are '%s' (on %s): keep one of them, or rename its track to '%s'."
                          % (len(places), title, ", ".join(sorted("'%s'" % place.track.name for place in places)), track))
        return places[0]

    def find_imported(self, title, file):
        """The place of a clip of the file, or of the project's copy of the file (found by its name); None if there is none."""
        if self._read_at is None:
            self._read()
        for place in self._lookup(title, file):
            playing = get_path(place.slot.clip)
            if playing == normalise(file) or COPIES in playing.replace("\\", "/").lower():
                return place
        return None

    def _lookup(self, title, file):
        for found in (self._by_file.get(normalise(file)), self._by_name.get(title)):
            there = [place for place in found or () if self._is_current(place, title, file)]
            if there:
                return there
        return []

    @staticmethod
    def _is_current(place, title, file):
        try:
            return place.is_current(title, file)
        except Exception:
            # The slot or its track was deleted: Live raises an error for every access.
            return False

    def _read(self):
        self._by_file = {}
        self._by_name = {}
        for track in self._song().tracks:
            for index, slot in enumerate(track.clip_slots):
                self._read_slot(Place(track, index, slot))
        self._read_at = now()

    def _read_slot(self, place):
        try:
            if place.slot.has_clip:
                self.add(place)
        except Exception:
            # A clip that Live cannot read must not hide the others. It is reported as missing when it is needed.
            pass


class Excerpt(object):
    """Part of a sound file (start and length in seconds), and whether it loops."""

    def __init__(self, start, length, loop):
        self.start = start
        self.length = length
        self.loop = loop

    def set(self, clip, before_looping):
        """Sets the clip so that it plays the excerpt from its start when launched. Calls before_looping before the loop brace moves."""
        if self.loop and not clip.warping:
            # Live cannot loop an unwarped clip.
            clip.warping = True
        if clip.warping and not self._has_beats(clip):
            if self.loop:
                raise Refusal("failed", "This version of Live cannot convert seconds to beats for '%s': set playback: once "
                              "in the show file." % clip.name)
            clip.warping = False
        start, end = (self._to_clip_time(clip, second) for second in (self.start, self.start + self.length))
        clip.looping = self.loop
        if self.loop:
            before_looping()
        # For an unlooped clip, loop_start and loop_end are its start and end. Set them so that start < end at every moment.
        if start < clip.loop_end:
            clip.loop_start = start
            clip.loop_end = end
        else:
            clip.loop_end = end
            clip.loop_start = start
        if self.loop:
            if clip.end_marker < end:
                clip.end_marker = end
            clip.start_marker = start

    def position(self, clip):
        """Position of the playing clip in the excerpt, in seconds."""
        at = clip.playing_position
        return (clip.beat_to_sample_time(at) / clip.sample_rate if clip.warping else at) - self.start

    @staticmethod
    def _has_beats(clip):
        return hasattr(clip, "sample_to_beat_time") and hasattr(clip, "sample_rate")

    @staticmethod
    def _to_clip_time(clip, second):
        return clip.sample_to_beat_time(second * clip.sample_rate) if clip.warping else second


def normalise(file):
    """A path in a form that can be compared."""
    return os.path.normcase(os.path.normpath(file)) if file else ""


def get_path(clip):
    """The file that an audio clip plays, or an empty string."""
    return normalise(getattr(clip, "file_path", "") or "")


def has_file(clip, file):
    return bool(file) and bool(clip.is_audio_clip) and get_path(clip) == normalise(file)
