"""Parameters that are set many times a second: found once by their names, and looked after."""

from .names import find_device, find_mixer, find_own, find_track, is_called, is_return


class Parameters(object):
    def __init__(self, song):
        self._song = song
        self._found = {}

    def forget(self):
        self._found = {}

    def drop(self, *names):
        """What was found cannot be set: it is looked for anew."""
        self._found.pop(names, None)

    def find(self, *names):
        """The parameter of a track, a device (empty for the mixer) and a name."""
        song = self._song()
        found = self._found.get(names)
        if found is None or not self._is_there(song, found, *names):
            self.drop(*names)
            found = self._found[names] = self._find(song, *names)
        return found[-1]

    @staticmethod
    def _find(song, track_name, device_name, name):
        """The track, what of it has the parameter (a device, or the return track of a send; nothing for the rest of the mixer), the parameter."""
        track = find_track(song, track_name)
        if not device_name:
            return (track,) + find_mixer(song, track, name)
        device = find_device(track, device_name)
        return track, device, find_own(track, device, name)

    @staticmethod
    def _is_there(song, found, track_name, device_name, name):
        """Of a track that was deleted Live may keep a mixer that can be set and is not heard: it has to be among the song's."""
        track, holder, parameter = found
        try:
            if not is_called(song, track, track_name):
                return False
            if device_name:
                return holder.name == device_name and name in (parameter.name, getattr(parameter, "original_name", None))
            return holder is None or (holder in list(song.return_tracks) and is_return(holder, name))
        except Exception:
            # Its device has been deleted.
            return False
