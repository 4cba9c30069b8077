"""Finds tracks, devices and parameters by name. If a name is missing or exists more than once, raises Refusal and never guesses."""

from .messages import Refusal

MAIN = ("Main", "Master")


def find_track(song, name):
    """The track, return track or main track with this name."""
    return _get_single([track for track in song.tracks if track.name == name]
                 or [track for track in song.return_tracks if is_return(track, name)]
                 or ([song.master_track] if name in MAIN else []),
                 "track", name, "this set", lambda: [track.name for track in song.tracks])


def find_device(track, name):
    """The device of a track, also inside racks."""
    return _get_single([device for device in _devices(track) if device.name == name],
                 "device", name, "track '%s'" % track.name, lambda: [device.name for device in _devices(track)])


def find_parameter(track, device, name):
    """The parameter of a device."""
    return _get_single([parameter for parameter in device.parameters if parameter.name == name]
                 or [parameter for parameter in device.parameters if getattr(parameter, "original_name", None) == name],
                 "parameter", name, "device '%s' of track '%s'" % (device.name, track.name),
                 lambda: [parameter.name for parameter in device.parameters])


def find_mixer_parameter(song, track, name):
    """A parameter of a track's mixer: the return track of a send (else None), and the parameter."""
    mixer = track.mixer_device
    if name == "Volume":
        return None, mixer.volume
    if name == "Pan":
        return None, mixer.panning
    sends = [(to, send) for send, to in zip(mixer.sends, song.return_tracks) if is_return(to, name)]
    return _get_single(sends, "mixer control", name, "track '%s'" % track.name,
                 lambda: ["Volume", "Pan"] + [to.name for to in song.return_tracks])


def has_name(song, track, name):
    """True if the track still belongs to the song and still has this name."""
    if track in list(song.tracks):
        return track.name == name
    if track in list(song.return_tracks):
        return is_return(track, name)
    return name in MAIN and track == song.master_track


def is_return(track, name):
    """True if a return track has this name, with or without the letter that Live adds: A-Reverb."""
    own = track.name
    return name in (own, own[2:] if own[1:2] == "-" else own)


def _devices(holder):
    for device in holder.devices:
        yield device
        if getattr(device, "can_have_chains", False):
            for chain in device.chains:
                for inner in _devices(chain):
                    yield inner


def _get_single(found, kind, name, where, others):
    if len(found) == 1:
        return found[0]
    if found:
        raise Refusal("ambiguous", "There are %d %ss '%s' in %s: give each a different name." % (len(found), kind, name, where))
    names = ", ".join("'%s'" % other for other in list(others())[:8])
    raise Refusal("missing", "There is no %s '%s' in %s%s." % (kind, name, where, ", which has " + names if names else ""))
