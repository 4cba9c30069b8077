using PaintSound.Osc.Codec;

namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>
/// What a launch changes of a clip: the loop, the markers, the warping, and how the clip is launched. Read before the first change. Not thread-safe.
/// </summary>
internal sealed class AbletonClipState
{
    private static readonly string[] Excerpt = ["warping", "looping", "loop_start", "loop_end", "start_marker", "end_marker"];

    // How PaintSound launches a clip: 0 is the mode Trigger, no Legato, and the launch quantisation of the set (Global).
    private static readonly string[] Launch = ["launch_mode", "legato", "launch_quantization"];
    private const string Muted = "muted";

    private readonly Dictionary<string, double> _values = new(StringComparer.Ordinal);

    /// <summary>Creates a state whose values are not known yet.</summary>
    public AbletonClipState()
    {
    }

    /// <summary>Creates a state with values from a file.</summary>
    /// <param name="values">The values by property; unknown properties are ignored.</param>
    public AbletonClipState(IReadOnlyDictionary<string, double> values)
    {
        foreach (var name in Excerpt.Concat(Launch))
        {
            if (values.TryGetValue(name, out var value))
            {
                _values[name] = value;
            }
        }
    }

    /// <summary>The values by property.</summary>
    public IReadOnlyDictionary<string, double> Values => _values;

    /// <summary>True if the loop, the markers and the warping are known.</summary>
    public bool IsExcerptKnown => Excerpt.All(_values.ContainsKey);

    /// <summary>True if it is known how the clip is launched.</summary>
    public bool IsLaunchKnown => Launch.Append(Muted).All(_values.ContainsKey);

    /// <summary>True if the composer has deactivated the clip.</summary>
    public bool IsDeactivated => _values.GetValueOrDefault(Muted) != 0;

    /// <summary>Forgets the values, because perhaps they belong to another clip.</summary>
    public void Clear() => _values.Clear();

    /// <summary>Returns the messages that ask for the values.</summary>
    /// <param name="position">The position of the clip.</param>
    /// <param name="asksLaunch">Whether to ask how the clip is launched.</param>
    public static IEnumerable<OscMessage> CreateQuestions(ClipPosition position, bool asksLaunch) =>
        (asksLaunch ? [.. Excerpt, .. Launch, Muted] : Excerpt).Select(name => Of(position, name)).Select(property => new OscMessage(property.Getter, property.Ids));

    /// <summary>Stores the value of a reply; ignores other messages.</summary>
    public void Handle(OscMessage message, ClipPosition position)
    {
        var name = message.Address[(message.Address.LastIndexOf('/') + 1)..];
        if (AbletonProperty.Read(message) == Of(position, name) && message.Arguments[^1].TryNumber(out var value) && double.IsFinite(value))
        {
            _values[name] = value;
        }
    }

    /// <summary>Returns the messages that let the clip be launched as PaintSound does; none if it is so.</summary>
    public IEnumerable<OscMessage> CreateLaunch(ClipPosition position) =>
        Launch.Where(name => _values.GetValueOrDefault(name) != 0).Select(name => Create(position, name, OscArgument.From(0)));

    /// <summary>
    /// Returns the messages that give the clip its values back. The loop brace of a looped clip was not changed, only hidden. The end must be after the
    /// start at every moment, as for an excerpt.
    /// </summary>
    public OscMessage[] CreateRestore(ClipPosition position)
    {
        var isLooping = _values["looping"] != 0;
        var (start, end) = isLooping ? ("start_marker", "end_marker") : ("loop_start", "loop_end");
        return
        [
            Create(position, "warping", OscArgument.From((int)_values["warping"])),
            Create(position, "looping", OscArgument.From(isLooping ? 1 : 0)),
            Create(position, start, OscArgument.From(0f)),
            Create(position, end, OscArgument.From((float)_values[end])),
            Create(position, start, OscArgument.From((float)_values[start])),
            .. Launch.Where(name => _values.GetValueOrDefault(name) != 0).Select(name => Create(position, name, OscArgument.From((int)_values[name]))),
        ];
    }

    private static AbletonProperty Of(ClipPosition clip, string name) => new($"/live/clip/get/{name}", clip.Track, clip.Slot);

    private static OscMessage Create(ClipPosition clip, string name, OscArgument value) => new(Of(clip, name).Setter, [.. Of(clip, name).Ids, value]);
}
