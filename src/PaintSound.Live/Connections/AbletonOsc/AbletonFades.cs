using PaintSound.Osc.Codec;

namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>The running fades through AbletonOSC, by track. A completed fade restores the track's original volume. Not thread-safe.</summary>
/// <param name="set">The set, with the names of the tracks.</param>
/// <param name="writes">Writes the volumes.</param>
/// <param name="send">Sends messages to AbletonOSC.</param>
/// <param name="time">The session clock.</param>
internal sealed class AbletonFades(AbletonSet set, AbletonWrites writes, AbletonSender send, TimeProvider time)
{
    /// <summary>The address of the volume of a track.</summary>
    public const string Volume = "/live/track/get/volume";

    private readonly Dictionary<int, AbletonFade> _fades = [];

    /// <summary>Starts a fade of a track, or redirects the running one.</summary>
    /// <param name="track">The track, from 0.</param>
    /// <param name="level">The target, as a fraction 0..1 of the original volume; at 0 the track is stopped.</param>
    /// <param name="length">The duration.</param>
    public void Start(int track, double level, TimeSpan length)
    {
        if (!_fades.TryGetValue(track, out var fade))
        {
            _fades[track] = fade = new AbletonFade(time);
        }

        fade.Start(level, length);
    }

    /// <summary>Handles the reported volume of a track.</summary>
    public void Handle(int track, double volume)
    {
        if (_fades.TryGetValue(track, out var fade))
        {
            fade.OriginalVolume ??= volume;
        }
    }

    /// <summary>Does one step of all fades. Requests the volume of a track if it is not known yet.</summary>
    public void Step()
    {
        foreach (var (track, fade) in _fades.ToArray())
        {
            if (fade.OriginalVolume is null)
            {
                // The names come first, so that the volume belongs to the track with the right name.
                send.SendBundle(new OscMessage(AbletonSet.TrackNames), new OscMessage(Volume, OscArgument.From(track)));
                continue;
            }

            if (fade.Step() is { } volume)
            {
                SetVolume(track, volume);
            }

            if (fade.TryTakeStop())
            {
                send.Send("/live/track/stop_all_clips", OscArgument.From(track));
            }

            if (fade.IsComplete)
            {
                End(track);
            }
        }
    }

    /// <summary>Adapts the fades after the positions of the tracks changed.</summary>
    /// <param name="findPosition">Returns the new position of a track, or null if the track no longer exists.</param>
    public void Move(Func<int, int?> findPosition)
    {
        var fades = _fades.ToArray();
        _fades.Clear();
        foreach (var (track, fade) in fades)
        {
            if (findPosition(track) is { } position)
            {
                _fades[position] = fade;
            }
        }
    }

    /// <summary>Ends the fade of a track, if there is one, and restores the volume.</summary>
    public void End(int track)
    {
        if (_fades.Remove(track, out var fade) && fade.OriginalVolume is { } volume)
        {
            SetVolume(track, volume);
        }
    }

    /// <summary>Ends all fades and restores the volumes.</summary>
    public void EndAll()
    {
        foreach (var track in _fades.Keys.ToArray())
        {
            End(track);
        }
    }

    /// <summary>Forgets all fades, because the volumes are given back.</summary>
    public void Forget() => _fades.Clear();

    private void SetVolume(int track, double volume)
    {
        var name = set.GetTrackName(track);
        writes.Set(new AbletonWrite(new AbletonProperty(Volume, track), volume, new LiveParameter(name, string.Empty, "Volume"), () => Retry(name, volume)));
    }

    // A running fade writes again with its next step; the volume that it gives back is written to the track, wherever it is.
    private void Retry(string name, double volume)
    {
        if (set.FindPosition(name) is { } track && !_fades.ContainsKey(track))
        {
            SetVolume(track, volume);
        }
    }
}
