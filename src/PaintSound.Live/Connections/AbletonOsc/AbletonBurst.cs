using PaintSound.Osc.Codec;

namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>Writes that are sent together, and what AbletonOSC replied. A write whose value before the show is not known is only a question. Not thread-safe.</summary>
/// <param name="writes">The writes.</param>
/// <param name="questions">Those that are only questions.</param>
/// <param name="sentAt">The time of sending, a timestamp of the session clock.</param>
internal sealed class AbletonBurst(IReadOnlyList<AbletonWrite> writes, IReadOnlySet<AbletonWrite> questions, long sentAt)
{
    private readonly Dictionary<AbletonProperty, double> _before = [];
    private readonly Dictionary<int, string[]> _devices = [];
    private string[]? _tracks;

    /// <summary>The time of sending.</summary>
    public long SentAt => sentAt;

    /// <summary>True after the first reply: an error then ends the burst.</summary>
    public bool IsAnswered => _tracks is not null;

    /// <summary>True when all replies are there.</summary>
    public bool IsComplete => IsAnswered && _before.Count == writes.Count;

    /// <summary>True if nothing of it is sent again, because the set is given back.</summary>
    public bool IsAbandoned { get; set; }

    /// <summary>The writes.</summary>
    public IReadOnlyList<AbletonWrite> Writes => writes;

    /// <summary>Returns the messages: first the names at this moment, then for each write the value before, and the new value.</summary>
    public OscMessage[] CreateMessages() =>
    [
        new(AbletonSet.TrackNames),
        .. writes.Where(write => write.Parameter.Device.Length > 0).Select(write => write.Property.Track).Distinct()
            .Select(track => new OscMessage(AbletonDevices.DeviceNames, OscArgument.From(track))),
        .. writes.SelectMany(CreateMessages),
    ];

    /// <summary>Stores a reply; ignores other messages.</summary>
    public void Handle(OscMessage message)
    {
        if (message.Address == AbletonSet.TrackNames)
        {
            _tracks ??= message.GetTexts(0);
        }
        else if (message.Address == AbletonDevices.DeviceNames)
        {
            _devices.TryAdd(message.GetInteger(0), message.GetTexts(1));
        }
        else if (AbletonProperty.Read(message) is var property && writes.Any(write => write.Property == property)
            && message.Arguments[^1].TryNumber(out var value) && double.IsFinite(value))
        {
            _before.TryAdd(property, value);
        }
    }

    /// <summary>Returns true if a write is only a question.</summary>
    public bool IsQuestion(AbletonWrite write) => questions.Contains(write);

    /// <summary>Returns the value before a write; null if AbletonOSC did not reply, because there was an error before the write, or the reply was lost.</summary>
    public double? GetBefore(AbletonWrite write) => _before.TryGetValue(write.Property, out var value) ? value : null;

    /// <summary>Returns true if the track and the device with the right names were at the position of a write; null if AbletonOSC did not tell their names.</summary>
    public bool? IsRight(AbletonWrite write)
    {
        var isTrackRight = HasName(_tracks, write.Property.Track, write.Parameter.Track);
        return isTrackRight != true || write.Parameter.Device.Length == 0
            ? isTrackRight
            : HasName(_devices.GetValueOrDefault(write.Property.Track), write.Property.Second, write.Parameter.Device);
    }

    private IEnumerable<OscMessage> CreateMessages(AbletonWrite write)
    {
        yield return new OscMessage(write.Property.Getter, write.Property.Ids);
        if (!IsQuestion(write))
        {
            yield return new OscMessage(write.Property.Setter, [.. write.Property.Ids, OscArgument.From((float)write.Value)]);
        }
    }

    private static bool? HasName(string[]? names, int position, string name) => names is null ? null : position < names.Length && names[position] == name;
}
