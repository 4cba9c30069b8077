"""Makes tracks and clips of a library in the open set, one step per call, so that Live can continue to play."""

import os

from .clips import Place
from .gain import set_gain
from .messages import Refusal

# Limit for waiting requests. PaintSound sends only a few at a time.
MAX_WAITING = 64


class Builder(object):
    def __init__(self, song, clips, send):
        self._song = song
        self._clips = clips
        self._send = send
        self.forget()

    def forget(self):
        self._waiting = []
        # Slots that were named to the user for dragging a file.
        self._reserved = set()

    def add(self, number, title, file, track, scene, decibels):
        if len(self._waiting) >= MAX_WAITING:
            raise Refusal("failed", "More than %d clips were requested at once." % MAX_WAITING)
        self._waiting.append((number, title, file, track, scene, decibels))

    def step(self):
        """Makes one track, one scene or one clip."""
        if not self._waiting:
            return
        number, title, file, track_name, scene, decibels = self._waiting[0]
        try:
            done = self._step(title, file, track_name, scene, decibels)
        except Refusal as e:
            self._send("refused", number, e.why, e.sentence)
        except Exception as e:
            self._send("refused", number, "failed", "Live could not make a clip of %s: %s" % (file, e))
        else:
            if done is None:
                return
            self._send("built", number, *done)
        del self._waiting[0]

    def _step(self, title, file, track_name, scene, decibels):
        """Returns (how, scene) when the request is complete, else None."""
        song = self._song()
        if not os.path.isfile(file):
            raise Refusal("missing", "The file %s does not exist any more: index its folder again." % file)
        place = self._clips.find_imported(title, file)
        if place is not None:
            # At any position: the grid shifts when a library grows, and a second clip of the same file would be ambiguous.
            return "there", place.index
        tracks = [track for track in song.tracks if track.name == track_name]
        if len(tracks) > 1:
            raise Refusal("ambiguous", "There are %d tracks '%s': give each a different name." % (len(tracks), track_name))
        if not tracks:
            song.create_audio_track(-1).name = track_name
            return None
        slots = tracks[0].clip_slots
        free = [at for at in range(scene, len(slots)) if not slots[at].has_clip and (track_name, at) not in self._reserved]
        if not free:
            scenes = len(song.scenes)
            song.create_scene(-1)
            if len(song.scenes) <= scenes:
                raise Refusal("failed", "This Live allows no more than %d scenes." % scenes)
            return None
        slot = slots[free[0]]
        try:
            create = slot.create_audio_clip
        except AttributeError:
            self._reserved.add((track_name, free[0]))
            return "drag", free[0]
        create(file)
        clip = slot.clip
        # A preference of Live decides whether a new clip is warped. Excerpts play at their own speed.
        clip.warping = False
        clip.name = title
        set_gain(clip, decibels)
        self._clips.add(Place(tracks[0], free[0], slot))
        return "made", free[0]
