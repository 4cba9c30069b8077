using PaintSound.Osc.Codec;

namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>The parameter values to set through AbletonOSC. Of several values for one parameter, only the last is sent. Not thread-safe.</summary>
/// <param name="set">The set, which contains the parameters.</param>
/// <param name="originals">Keeps the value of a parameter before its first change.</param>
/// <param name="send">Sends a message to AbletonOSC.</param>
internal sealed class AbletonParameters(AbletonSet set, AbletonOriginals originals, Action<string, OscArgument[]> send)
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
            var index = set.FindTrack(parameter.Track);
            var track = OscArgument.From(index);
            var (address, arguments) = parameter.Name switch
            {
                "Volume" => ("/live/track/set/volume", new[] { track, OscArgument.From((float)value) }),
                "Pan" => ("/live/track/set/panning", [track, OscArgument.From((float)((2 * value) - 1))]),
                _ => ("/live/track/set/send", [track, OscArgument.From(GetReturnTrack(parameter.Name)), OscArgument.From((float)value)]),
            };
            originals.Keep(new AbletonProperty(
                address.Replace("/set/", "/get/", StringComparison.Ordinal), index, arguments.Length > 2 ? GetReturnTrack(parameter.Name) : -1));
            send(address, arguments);
            return true;
        }

        var device = set.FindDevice(parameter.Track, parameter.Device);
        if (set.FindParameter(device, parameter.Name) is not { } range)
        {
            return false;
        }

        originals.Keep(new AbletonProperty("/live/device/get/parameter/value", device.Track, device.Device, range.Index));
        send("/live/device/set/parameter/value",
        [
            OscArgument.From(device.Track),
            OscArgument.From(device.Device),
            OscArgument.From(range.Index),
            OscArgument.From((float)(range.Min + (value * (range.Max - range.Min)))),
        ]);
        return true;
    }

    // AbletonOSC does not report the names of return tracks, but in Live they start with their letter.
    private static int GetReturnTrack(string name) => name.Length > 0 && name[0] is >= 'A' and <= 'L' && (name.Length == 1 || name[1] == '-')
        ? name[0] - 'A'
        : throw new LiveNameException($"AbletonOSC has no send '{name}': write the letter of the return track, such as 'A' or 'A-{name}'.");
}
