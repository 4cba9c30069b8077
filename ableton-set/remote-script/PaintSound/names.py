"""Finds tracks, devices and parameters by their names. What is not there, or there more than once, is said and never guessed."""

from .messages import Refusal

MAIN = ("Main", "Master")


def find_track(song, name):
    """The track, return track or main track of a name."""
    return _only([track for track in song.tracks if track.name == name]
                 or [track for track in song.return_tracks if _is_return(track, name)]
                 or ([song.master_track] if name in MAIN else []),
                 "track", name, "this set", lambda: [track.name for track in song.tracks])


def find_parameter(song, track_name, device_name, parameter_name):
    """The parameter of a device, or of the mixer where the device's name is empty."""
    track = find_track(song, track_name)
    if not device_name:
        return _mixer(song, track, parameter_name)
    device = _only([device for device in _devices(track) if device.name == device_name],
                   "device", device_name, "track '%s'" % track_name,
                   lambda: [device.name for device in _devices(track)])
    return _only([parameter for parameter in device.parameters if parameter.name == parameter_name]
                 or [parameter for parameter in device.parameters if getattr(parameter, "original_name", None) == parameter_name],
                 "parameter", parameter_name, "device '%s' of track '%s'" % (device_name, track_name),
                 lambda: [parameter.name for parameter in device.parameters])


def _mixer(song, track, name):
    mixer = track.mixer_device
    if name == "Volume":
        return mixer.volume
    if name == "Pan":
        return mixer.panning
    sends = [send for send, to in zip(mixer.sends, song.return_tracks) if _is_return(to, name)]
    return _only(sends, "mixer control", name, "track '%s'" % track.name,
                 lambda: ["Volume", "Pan"] + [to.name for to in song.return_tracks])


def _is_return(track, name):
    # Live puts the return track's letter before the name that a person gave it: A-Reverb.
    own = track.name
    return name in (own, own[2:] if own[1:2] == "-" else own)


def _devices(holder):
    for device in holder.devices:
        yield device
        if getattr(device, "can_have_chains", False):
            for chain in device.chains:
                for inner in _devices(chain):
                    yield inner


def _only(found, kind, name, where, others):
    if len(found) == 1:
        return found[0]
    if found:
        raise Refusal("ambiguous", "There are %d %ss '%s' in %s: give each a name of its own." % (len(found), kind, name, where))
    names = ", ".join("'%s'" % other for other in list(others())[:8])
    raise Refusal("missing", "There is no %s '%s' in %s%s." % (kind, name, where, ", which has " + names if names else ""))
