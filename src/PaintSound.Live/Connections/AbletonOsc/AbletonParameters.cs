namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>The parameter values to set through AbletonOSC. Of several values for one parameter, only the last is sent. Not thread-safe.</summary>
/// <param name="set">The set, which contains the parameters.</param>
/// <param name="writes">Writes the values.</param>
internal sealed class AbletonParameters(AbletonSet set, AbletonWrites writes)
{
    private readonly Dictionary<LiveParameter, double> _pending = [];

    /// <summary>Stores a value; the next <see cref="Send"/> sends it.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="value">0..1, as a fraction of its range.</param>
    public void Set(LiveParameter parameter, double value) => _pending[parameter] = Math.Clamp(value, 0, 1);

    /// <summary>Sends the stored values. A parameter whose range is not known yet is requested, and its value stays stored.</summary>
    /// <param name="refuse">Called with the error for each name that is not in the set.</param>
    public void Send(Action<LiveNameException> refuse)
    {
        foreach (var (parameter, value) in _pending.ToArray())
        {
            try
            {
                if (!TrySend(parameter, value))
                {
                    continue;
                }
            }
            catch (LiveNameException e)
            {
                refuse(e);
            }

            _pending.Remove(parameter);
        }
    }

    /// <summary>Returns false if the range of the parameter is not known yet.</summary>
    private bool TrySend(LiveParameter parameter, double value)
    {
        if (parameter.Device.Length == 0)
        {
            var track = set.FindTrack(parameter.Track);
            var (property, own) = parameter.Name switch
            {
                "Volume" => (new AbletonProperty("/live/track/get/volume", track), value),
                "Pan" => (new AbletonProperty("/live/track/get/panning", track), (2 * value) - 1),
                _ => (new AbletonProperty("/live/track/get/send", track, GetReturnTrack(parameter.Name)), value),
            };
            Write(property, own);
            return true;
        }

        if (set.FindDevice(parameter.Track, parameter.Device) is not { } device || set.FindParameter(device, parameter.Name) is not { } range)
        {
            return false;
        }

        Write(new AbletonProperty("/live/device/get/parameter/value", device.Track, device.Device, range.Index), range.Min + (value * (range.Max - range.Min)));
        return true;

        void Write(AbletonProperty property, double own) =>
            writes.Set(new AbletonWrite(property, own, parameter.Track, parameter.Device, () => _pending.TryAdd(parameter, value)));
    }

    // AbletonOSC does not report the names of return tracks, but in Live they start with their letter.
    private static int GetReturnTrack(string name) => name.Length > 0 && name[0] is >= 'A' and <= 'L' && (name.Length == 1 || name[1] == '-')
        ? name[0] - 'A'
        : throw new LiveNameException($"AbletonOSC has no send '{name}': write the letter of the return track, such as 'A' or 'A-{name}'.");
}
