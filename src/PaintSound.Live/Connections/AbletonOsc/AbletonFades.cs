using PaintSound.Osc.Codec;

namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>The fades under way in Live through AbletonOSC, by track. A track has its own volume again when its fade is over.</summary>
/// <param name="send">Sends a message to AbletonOSC.</param>
/// <param name="time">The session's clock.</param>
internal sealed class AbletonFades(Action<string, OscArgument[]> send, TimeProvider time)
{
    private readonly Dictionary<int, AbletonFade> _fades = [];

    /// <summary>Begins a fade of a track, or turns the one under way.</summary>
    /// <param name="track">From 0.</param>
    /// <param name="level">0..1 of the track's own volume; at 0 the track is stopped.</param>
    /// <param name="length">How long it takes.</param>
    public void Begin(int track, double level, TimeSpan length)
    {
        if (!_fades.TryGetValue(track, out var fade))
        {
            _fades[track] = fade = new AbletonFade(time);
        }

        fade.Begin(level, length);
    }

    /// <summary>Takes the volume that the composer set, as it was asked for.</summary>
    public void Handle(int track, double volume)
    {
        if (_fades.TryGetValue(track, out var fade))
        {
            fade.Own ??= volume;
        }
    }

    /// <summary>Moves all of them on; where the volume is not known yet, asks for it.</summary>
    public void Step()
    {
        foreach (var (track, fade) in _fades.ToArray())
        {
            if (fade.Own is null)
            {
                send("/live/track/get/volume", [OscArgument.From(track)]);
                continue;
            }

            if (fade.Step() is { } volume)
            {
                SetVolume(track, volume);
            }

            if (fade.IsSilent)
            {
                send("/live/track/stop_all_clips", [OscArgument.From(track)]);
            }

            if (fade.IsOver)
            {
                End(track);
            }
        }
    }

    /// <summary>The tracks have changed their places.</summary>
    /// <param name="place">Where a track is now, or null where it is gone.</param>
    public void Move(Func<int, int?> place)
    {
        var before = _fades.ToArray();
        _fades.Clear();
        foreach (var (track, fade) in before)
        {
            if (place(track) is { } now)
            {
                _fades[now] = fade;
            }
        }
    }

    /// <summary>Ends the fade of a track, if there is one, with the volume that it had.</summary>
    public void End(int track)
    {
        if (_fades.Remove(track, out var fade) && fade.Own is { } own)
        {
            SetVolume(track, own);
        }
    }

    /// <summary>Ends all of them so.</summary>
    public void EndAll()
    {
        foreach (var track in _fades.Keys.ToArray())
        {
            End(track);
        }
    }

    private void SetVolume(int track, double volume) => send("/live/track/set/volume", [OscArgument.From(track), OscArgument.From((float)volume)]);
}
