using PaintSound.Osc.Codec;

namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>
/// The values from before the show of what is changed through AbletonOSC. Those of a clip are requested immediately before its first change: AbletonOSC
/// handles messages in their order, so the reply has the value from before. Those of tracks and devices come with each write (<see cref="AbletonWrites"/>).
/// Not thread-safe.
/// </summary>
/// <param name="send">Sends messages to AbletonOSC.</param>
internal sealed class AbletonOriginals(AbletonSender send)
{
    private static readonly string[] ClipProperties = ["warping", "looping", "loop_start", "loop_end", "start_marker", "end_marker"];

    private readonly Dictionary<AbletonProperty, AbletonWrite> _values = [];
    private readonly Dictionary<AbletonProperty, double?> _clipValues = [];
    private readonly HashSet<ClipPosition> _clips = [];

    /// <summary>Stores the value before a write, if it is the first of its property.</summary>
    /// <param name="write">The write.</param>
    /// <param name="before">The value before.</param>
    public void Add(AbletonWrite write, double before) => _values.TryAdd(write.Property, write with { Value = before });

    /// <summary>Returns the messages that request the loop, the markers and the warping of a clip before its first change.</summary>
    public OscMessage[] Keep(ClipPosition clip)
    {
        _clips.Add(clip);
        return
        [
            .. ClipProperties.Select(name => Of(clip, name)).Where(property => _clipValues.TryAdd(property, null))
                .Select(property => new OscMessage(property.Getter, property.Ids)),
        ];
    }

    /// <summary>Stores the value of a reply about a clip; ignores replies to other requests, and later ones.</summary>
    public void Handle(OscMessage message)
    {
        var property = AbletonProperty.Read(message);
        if (_clipValues.TryGetValue(property, out var value) && value is null && message.Arguments[^1].TryNumber(out var number))
        {
            _clipValues[property] = number;
        }
    }

    /// <summary>Sends every value of a clip that is known, and forgets all.</summary>
    /// <returns>The writes that restore tracks and devices.</returns>
    public IReadOnlyList<AbletonWrite> Restore()
    {
        foreach (var clip in _clips)
        {
            Restore(clip);
        }

        AbletonWrite[] writes = [.. _values.Values];
        Forget();
        return writes;
    }

    /// <summary>Forgets all, because another set was opened.</summary>
    public void Forget()
    {
        _values.Clear();
        _clipValues.Clear();
        _clips.Clear();
    }

    /// <summary>Adapts the values after the positions of the tracks changed.</summary>
    /// <param name="findPosition">Returns the new position of a track, or null if the track no longer exists.</param>
    public void Move(Func<int, int?> findPosition)
    {
        var (values, clipValues, clips) = (_values.Values.ToArray(), _clipValues.ToArray(), _clips.ToArray());
        Forget();
        foreach (var write in values)
        {
            if (findPosition(write.Property.Track) is { } track)
            {
                var moved = write.Property with { Track = track };
                _values[moved] = write with { Property = moved };
            }
        }

        foreach (var (property, value) in clipValues)
        {
            if (findPosition(property.Track) is { } track)
            {
                _clipValues[property with { Track = track }] = value;
            }
        }

        foreach (var clip in clips)
        {
            if (findPosition(clip.Track) is { } track)
            {
                _clips.Add(clip with { Track = track });
            }
        }
    }

    private static AbletonProperty Of(ClipPosition clip, string name) => new($"/live/clip/get/{name}", clip.Track, clip.Slot);

    // The loop brace of a looped clip was not changed, only hidden. The end must be after the start at every moment, as for an excerpt.
    private void Restore(ClipPosition clip)
    {
        if (!ClipProperties.All(name => _clipValues.GetValueOrDefault(Of(clip, name)) is not null))
        {
            return;
        }

        var isLooping = _clipValues[Of(clip, "looping")] != 0;
        var (start, end) = isLooping ? ("start_marker", "end_marker") : ("loop_start", "loop_end");
        send.SendBundle(
            Create("warping", OscArgument.From((int)_clipValues[Of(clip, "warping")]!.Value)),
            Create("looping", OscArgument.From(isLooping ? 1 : 0)),
            Create(start, OscArgument.From(0f)),
            Create(end, OscArgument.From((float)_clipValues[Of(clip, end)]!.Value)),
            Create(start, OscArgument.From((float)_clipValues[Of(clip, start)]!.Value)));

        OscMessage Create(string name, OscArgument value) => new(Of(clip, name).Setter, [.. Of(clip, name).Ids, value]);
    }
}
