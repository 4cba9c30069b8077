using PaintSound.Osc.Codec;

namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>
/// The values from before the show of what is changed through AbletonOSC. They are requested immediately before the first change: AbletonOSC
/// handles messages in their order, so the reply has the value from before. Not thread-safe.
/// </summary>
/// <param name="send">Sends a message to AbletonOSC.</param>
internal sealed class AbletonOriginals(Action<string, OscArgument[]> send)
{
    private static readonly string[] ClipProperties = ["warping", "looping", "loop_start", "loop_end", "start_marker", "end_marker"];

    private readonly Dictionary<AbletonProperty, double?> _values = [];
    private readonly HashSet<ClipPosition> _clips = [];

    /// <summary>Requests a value before its first change.</summary>
    public void Keep(AbletonProperty property)
    {
        if (_values.TryAdd(property, null))
        {
            send(property.Getter, property.Ids);
        }
    }

    /// <summary>Requests the loop, the markers and the warping of a clip before its first change.</summary>
    public void Keep(ClipPosition clip)
    {
        _clips.Add(clip);
        foreach (var name in ClipProperties)
        {
            Keep(Of(clip, name));
        }
    }

    /// <summary>Stores the value of a reply; ignores replies to other requests, and later ones.</summary>
    public void Handle(OscMessage message)
    {
        var property = AbletonProperty.Read(message);
        if (_values.TryGetValue(property, out var value) && value is null && message.Arguments[^1].TryNumber(out var number))
        {
            _values[property] = number;
        }
    }

    /// <summary>Sends every value that is known, and forgets all.</summary>
    public void Restore()
    {
        foreach (var clip in _clips)
        {
            Restore(clip);
        }

        foreach (var (property, value) in _values)
        {
            if (value is { } known && !property.Getter.StartsWith("/live/clip/", StringComparison.Ordinal))
            {
                send(property.Setter, [.. property.Ids, OscArgument.From((float)known)]);
            }
        }

        Forget();
    }

    /// <summary>Forgets all, because another set was opened.</summary>
    public void Forget()
    {
        _values.Clear();
        _clips.Clear();
    }

    /// <summary>Adapts the values after the positions of the tracks changed.</summary>
    /// <param name="findPosition">Returns the new position of a track, or null if the track no longer exists.</param>
    public void Move(Func<int, int?> findPosition)
    {
        var (values, clips) = (_values.ToArray(), _clips.ToArray());
        Forget();
        foreach (var (property, value) in values)
        {
            if (findPosition(property.Track) is { } track)
            {
                _values[property with { Track = track }] = value;
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
        if (!ClipProperties.All(name => _values.GetValueOrDefault(Of(clip, name)) is not null))
        {
            return;
        }

        var isLooping = _values[Of(clip, "looping")] != 0;
        var (start, end) = isLooping ? ("start_marker", "end_marker") : ("loop_start", "loop_end");
        Send("warping", OscArgument.From((int)_values[Of(clip, "warping")]!.Value));
        Send("looping", OscArgument.From(isLooping ? 1 : 0));
        Send(start, OscArgument.From(0f));
        Send(end, OscArgument.From((float)_values[Of(clip, end)]!.Value));
        Send(start, OscArgument.From((float)_values[Of(clip, start)]!.Value));

        void Send(string name, OscArgument value) => send(Of(clip, name).Setter, [.. Of(clip, name).Ids, value]);
    }
}
