using PaintSound.Osc.Codec;

namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>
/// The names of the devices of the tracks, and of their parameters with their ranges, as AbletonOSC reports them. They are requested when they are
/// needed. AbletonOSC cannot reach devices in racks. Not thread-safe.
/// </summary>
/// <param name="send">Sends requests.</param>
internal sealed class AbletonDevices(AbletonSender send)
{
    /// <summary>The address of the names of the devices of a track.</summary>
    public const string DeviceNames = "/live/track/get/devices/name";

    private const string ParameterNames = "/live/device/get/parameters/name";
    private const string ParameterMinimums = "/live/device/get/parameters/min";
    private const string ParameterMaximums = "/live/device/get/parameters/max";

    private readonly Dictionary<int, string[]> _devices = [];
    private readonly Dictionary<DevicePosition, string[]> _parameters = [];
    private readonly Dictionary<DevicePosition, double[]> _minimums = [];
    private readonly Dictionary<DevicePosition, double[]> _maximums = [];

    /// <summary>Forgets all names.</summary>
    public void Clear()
    {
        _devices.Clear();
        _parameters.Clear();
        _minimums.Clear();
        _maximums.Clear();
    }

    /// <summary>Handles a reply; ignores other messages.</summary>
    public void Handle(OscMessage message)
    {
        switch (message.Address)
        {
            case DeviceNames:
                HandleDevices(message.GetInteger(0), message.GetTexts(1));
                break;
            case ParameterNames:
                _parameters[GetDevice(message)] = message.GetTexts(2);
                break;
            case ParameterMinimums:
                _minimums[GetDevice(message)] = message.GetNumbers(2);
                break;
            case ParameterMaximums:
                _maximums[GetDevice(message)] = message.GetNumbers(2);
                break;
            default:
                break;
        }
    }

    /// <summary>Returns the position of a device; null if the devices of the track are not known yet, and are requested.</summary>
    /// <param name="track">The position of the track.</param>
    /// <param name="trackName">The name of the track, for people.</param>
    /// <param name="name">The name of the device.</param>
    /// <exception cref="LiveNameException">There is none, or more than one.</exception>
    public DevicePosition? FindDevice(int track, string trackName, string name)
    {
        if (!_devices.TryGetValue(track, out var devices))
        {
            send.Send(DeviceNames, OscArgument.From(track));
            return null;
        }

        if (!devices.Contains(name))
        {
            // Read the names again for the next call: the device can be added.
            _devices.Remove(track);
        }

        return new DevicePosition(track, AbletonNames.GetSingle(AbletonNames.FindAll(devices, name), "device", name, $"track '{trackName}'", devices));
    }

    /// <summary>Returns a parameter of a device with its range. If the range is not known yet, requests it and returns null.</summary>
    /// <param name="device">The device.</param>
    /// <param name="trackName">The name of its track, for people.</param>
    /// <param name="name">The name of the parameter.</param>
    /// <exception cref="LiveNameException">There is no parameter with this name, or more than one.</exception>
    public ParameterRange? FindParameter(DevicePosition device, string trackName, string name)
    {
        if (!_parameters.TryGetValue(device, out var names)
            || !_minimums.TryGetValue(device, out var minimums)
            || !_maximums.TryGetValue(device, out var maximums))
        {
            OscArgument[] arguments = [OscArgument.From(device.Track), OscArgument.From(device.Device)];
            send.Send(ParameterNames, arguments);
            send.Send(ParameterMinimums, arguments);
            send.Send(ParameterMaximums, arguments);
            return null;
        }

        if (!names.Contains(name))
        {
            // Read the names again for the next call: a macro can be renamed.
            _parameters.Remove(device);
        }

        var index = AbletonNames.GetSingle(AbletonNames.FindAll(names, name), "parameter", name, $"device {device.Device + 1} of track '{trackName}'", names);
        return index < minimums.Length && index < maximums.Length ? new ParameterRange(index, minimums[index], maximums[index]) : null;
    }

    private void HandleDevices(int track, string[] names)
    {
        if (!_devices.TryGetValue(track, out var previous) || !previous.SequenceEqual(names))
        {
            foreach (var device in _parameters.Keys.Where(device => device.Track == track).ToArray())
            {
                _parameters.Remove(device);
            }
        }

        _devices[track] = names;
    }

    private static DevicePosition GetDevice(OscMessage message) => new(message.GetInteger(0), message.GetInteger(1));
}
