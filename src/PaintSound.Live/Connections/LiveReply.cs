using PaintSound.Core.Beat;
using PaintSound.Osc.Addresses;
using PaintSound.Osc.Codec;

namespace PaintSound.Live.Connections;

/// <summary>A reply of Live that matches the <see cref="LiveCatalogue"/>.</summary>
internal sealed class LiveReply
{
    private readonly OscMessage _message;

    private LiveReply(CatalogueEntry entry, OscMessage message) => (Entry, _message) = (entry, message);

    /// <summary>The entry of the catalogue.</summary>
    public CatalogueEntry Entry { get; }

    /// <summary>The number of the request.</summary>
    public int Number => (int)GetNumber(0);

    /// <summary>Reads a reply. Returns null for other messages. Integers and floats are both accepted, because Max chooses the type itself.</summary>
    public static LiveReply? Read(OscMessage message)
    {
        var entry = LiveCatalogue.All.FirstOrDefault(e => e.Direction == Direction.In && e.Address == message.Address);
        return entry is not null && entry.Arguments.Count == message.Arguments.Count
            && entry.Arguments.Zip(message.Arguments).All(pair => IsValid(pair.First, pair.Second))
                ? new LiveReply(entry, message)
                : null;
    }

    /// <summary>Returns a text argument.</summary>
    public string GetText(int index) => GetArgument(index).TryText(out var text) ? text : string.Empty;

    /// <summary>Returns a numeric argument.</summary>
    public double GetNumber(int index) => GetArgument(index).TryNumber(out var number) ? number : 0;

    /// <summary>Reads a <see cref="LiveCatalogue.Beat"/>.</summary>
    public BeatReport ReadBeat()
    {
        var position = GetNumber(0) + GetNumber(1);
        return new BeatReport(GetNumber(2), new TimeSignature((int)GetNumber(3), (int)GetNumber(4)), position, IsPlaying: GetNumber(7) != 0)
        {
            Bar = (int)GetNumber(5),
            BarStart = position - GetNumber(6),
            Quantisation = (LaunchQuantisation)(int)GetNumber(8),
        };
    }

    private OscArgument GetArgument(int index) => _message.Arguments[index];

    private static bool IsValid(CatalogueArgument expected, OscArgument argument) => expected.Type == OscType.Text
        ? argument.TryText(out _)
        : argument.TryNumber(out var number) && double.IsFinite(number) && Math.Abs(number) <= int.MaxValue;
}
