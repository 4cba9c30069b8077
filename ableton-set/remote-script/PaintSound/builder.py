"""Makes tracks and clips of a library in the open set: one step at a turn, so that Live goes on playing meanwhile."""

import os

from .clips import Place, same_file
from .messages import Refusal

# Live keeps the place of more than can be looked at; a library is asked for a few clips at a time anyway.
MOST_WAITING = 64


class Builder(object):
    def __init__(self, song, clips, say):
        self._song = song
        self._clips = clips
        self._say = say
        self._waiting = []

    def forget(self):
        self._waiting = []

    def ask(self, number, title, file, track, scene):
        if len(self._waiting) >= MOST_WAITING:
            raise Refusal("failed", "More than %d clips were asked for at once." % MOST_WAITING)
        self._waiting.append((number, title, file, track, scene))

    def step(self):
        """One track, one scene or one clip."""
        if not self._waiting:
            return
        number, title, file, track_name, scene = self._waiting[0]
        try:
            how = self._step(title, file, track_name, scene)
        except Refusal as e:
            how = None
            self._say("refused", number, e.why, e.sentence)
        except Exception as e:
            how = None
            self._say("refused", number, "failed", "Live does not make a clip of %s: %s" % (file, e))
        else:
            if how == "":
                return
        del self._waiting[0]
        if how is not None:
            self._say("built", number, how)

    def _step(self, title, file, track_name, scene):
        """How it ended, or nothing while it goes on."""
        song = self._song()
        if not os.path.isfile(file):
            raise Refusal("missing", "The file %s is not there any more: index its folder again." % file)
        tracks = [track for track in song.tracks if track.name == track_name]
        if len(tracks) > 1:
            raise Refusal("ambiguous", "There are %d tracks '%s': give each a name of its own." % (len(tracks), track_name))
        if not tracks:
            song.create_audio_track(-1).name = track_name
            return ""
        scenes = len(song.scenes)
        if scenes <= scene:
            song.create_scene(-1)
            if len(song.scenes) <= scenes:
                raise Refusal("failed", "This Live makes no more than %d scenes." % scenes)
            return ""
        slot = tracks[0].clip_slots[scene]
        if slot.has_clip:
            clip = slot.clip
            if same_file(clip, file) or clip.name == title:
                return "there"
            raise Refusal("failed", "Scene %d of track '%s' holds another clip, '%s': move it, or build into a new set."
                          % (scene + 1, track_name, clip.name))
        try:
            create = slot.create_audio_clip
        except AttributeError:
            return "drag"
        create(file)
        clip = slot.clip
        # Whether a new clip is warped is a setting of Live's; an excerpt is played at its own speed.
        clip.warping = False
        clip.name = title
        self._clips.add(Place(tracks[0], scene, slot))
        return "made"
