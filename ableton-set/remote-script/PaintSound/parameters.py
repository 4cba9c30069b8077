"""Cache of parameters by name, because they are set many times per second."""

from .names import find_device, find_mixer_parameter, find_parameter, find_track, has_name, is_return


class Parameters(object):
    def __init__(self, song):
        self._song = song
        self._found = {}

    def forget(self):
        self._found = {}

    def drop(self, *names):
        """Removes a parameter that cannot be set, so that it is searched again."""
        self._found.pop(names, None)

    def find(self, *names):
        """The parameter for (track, device, name). An empty device means the mixer."""
        song = self._song()
        found = self._found.get(names)
        if found is None or not self._is_current(song, found, *names):
            self.drop(*names)
            found = self._found[names] = self._find(song, *names)
        return found[-1]

    @staticmethod
    def _find(song, track_name, device_name, name):
        """(track, holder, parameter). The holder is a device, the return track of a send, or None for the rest of the mixer."""
        track = find_track(song, track_name)
        if not device_name:
            return (track,) + find_mixer_parameter(song, track, name)
        device = find_device(track, device_name)
        return track, device, find_parameter(track, device, name)

    @staticmethod
    def _is_current(song, found, track_name, device_name, name):
        """True if the entry is still valid. Live can keep the mixer of a deleted track alive, so the track must still belong to the song."""
        track, holder, parameter = found
        try:
            if not has_name(song, track, track_name):
                return False
            if device_name:
                return holder.name == device_name and name in (parameter.name, getattr(parameter, "original_name", None))
            return holder is None or (holder in list(song.return_tracks) and is_return(holder, name))
        except Exception:
            # The device was deleted.
            return False
