namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>The parameter values to set through AbletonOSC. Of several values for one parameter, only the last is sent. Not thread-safe.</summary>
/// <param name="set">The set, which contains the parameters.</param>
/// <param name="writes">Writes the values.</param>
internal sealed class AbletonParameters(AbletonSet set, AbletonWrites writes)
{
    private readonly Dictionary<LiveParameter, double> _last = [];
    private readonly Dictionary<LiveParameter, double> _pending = [];

    /// <summary>Stores a value; the next <see cref="Send"/> sends it.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="value">0..1, as a fraction of its range.</param>
    public void Set(LiveParameter parameter, double value) => _last[parameter] = _pending[parameter] = Math.Clamp(value, 0, 1);

    /// <summary>Stores the last value of every parameter again, because the set no longer has them.</summary>
    public void SetAll()
    {
        foreach (var (parameter, value) in _last)
        {
            _pending[parameter] = value;
        }
    }

    /// <summary>Sends the stored values. A parameter whose range is not known yet is requested, and its value stays stored.</summary>
    /// <param name="refuse">Called with the error for each name that is not in the set.</param>
    public void Send(Action<LiveNameException> refuse)
    {
        foreach (var (parameter, value) in _pending.ToArray())
        {
            try
            {
                if (Find(parameter) is not { } target)
                {
                    continue;
                }

                var own = target.Min + (value * (target.Max - target.Min));
                writes.Set(new AbletonWrite(target.Property, own, target.Parameter, () => _pending.TryAdd(parameter, value)));
            }
            catch (LiveNameException e)
            {
                refuse(e);
            }

            _pending.Remove(parameter);
        }
    }

    /// <summary>Returns where a parameter is; null if its range is not known yet.</summary>
    /// <exception cref="LiveNameException">The set has no such parameter, or more than one.</exception>
    public AbletonTarget? Find(LiveParameter parameter)
    {
        if (parameter.Device.Length == 0)
        {
            return FindInMixer(parameter, set.FindTrack(parameter.Track));
        }

        return set.FindDevice(parameter.Track, parameter.Device) is { } device && set.FindParameter(device, parameter.Name) is { } range
            ? new AbletonTarget(new AbletonProperty("/live/device/get/parameter/value", device.Track, device.Device, range.Index), parameter, range.Min, range.Max)
            : null;
    }

    private static AbletonTarget FindInMixer(LiveParameter parameter, int track)
    {
        switch (parameter.Name)
        {
            case "Volume":
                return new AbletonTarget(new AbletonProperty(AbletonFades.Volume, track), parameter, 0, 1);
            case "Pan":
                return new AbletonTarget(new AbletonProperty("/live/track/get/panning", track), parameter, -1, 1);
            default:
                var send = GetReturnTrack(parameter.Name);
                return new AbletonTarget(new AbletonProperty("/live/track/get/send", track, send), parameter with { Name = $"{(char)('A' + send)}" }, 0, 1);
        }
    }

    // AbletonOSC does not report the names of return tracks, but in Live they start with their letter.
    private static int GetReturnTrack(string name) => name.Length > 0 && name[0] is >= 'A' and <= 'L' && (name.Length == 1 || name[1] == '-')
        ? name[0] - 'A'
        : throw new LiveNameException($"AbletonOSC has no send '{name}': write the letter of the return track, such as 'A' or 'A-{name}'.");
}
