using PaintSound.Osc.Codec;

namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>What parameters of Live are to be set to through AbletonOSC. Of several values for one the last counts.</summary>
/// <param name="set">Where they are, by name.</param>
/// <param name="send">Sends a message to AbletonOSC.</param>
internal sealed class AbletonParameters(AbletonSet set, Action<string, OscArgument[]> send)
{
    private readonly Dictionary<LiveParameter, double> _wanted = [];

    /// <summary>Notes a value, which is sent with the next beat.</summary>
    /// <param name="parameter">Which.</param>
    /// <param name="value">0..1 of its range.</param>
    public void Set(LiveParameter parameter, double value) => _wanted[parameter] = Math.Clamp(value, 0, 1);

    /// <summary>Sends what was noted; what is not known yet is asked for, and waits.</summary>
    /// <param name="refuse">Called with the error of each name that the set does not have.</param>
    public void Send(Action<LiveNameException> refuse)
    {
        foreach (var (parameter, value) in _wanted.ToArray())
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

            _wanted.Remove(parameter);
        }
    }

    /// <summary>False while the parameter is being asked for.</summary>
    private bool TrySend(LiveParameter parameter, double value)
    {
        if (parameter.Device.Length == 0)
        {
            var track = OscArgument.From(set.FindTrack(parameter.Track));
            var (address, arguments) = parameter.Name switch
            {
                "Volume" => ("/live/track/set/volume", new[] { track, OscArgument.From((float)value) }),
                "Pan" => ("/live/track/set/panning", [track, OscArgument.From((float)((2 * value) - 1))]),
                _ => ("/live/track/set/send", [track, OscArgument.From(ReturnOf(parameter.Name)), OscArgument.From((float)value)]),
            };
            send(address, arguments);
            return true;
        }

        var device = set.FindDevice(parameter.Track, parameter.Device);
        if (set.FindParameter(device, parameter.Name) is not { } found)
        {
            return false;
        }

        send("/live/device/set/parameter/value",
        [
            OscArgument.From(device.Track),
            OscArgument.From(device.Device),
            OscArgument.From(found.Parameter),
            OscArgument.From((float)(found.Least + (value * (found.Most - found.Least)))),
        ]);
        return true;
    }

    // AbletonOSC does not tell the names of return tracks; Live begins them with their letter.
    private static int ReturnOf(string name) => name.Length > 0 && name[0] is >= 'A' and <= 'L' && (name.Length == 1 || name[1] == '-')
        ? name[0] - 'A'
        : throw new LiveNameException($"Through AbletonOSC the send to '{name}' is named by its letter, such as 'A' or 'A-{name}'.");
}
