using PaintSound.Osc.Addresses;
using PaintSound.Osc.Codec;

namespace PaintSound.Live.Connections;

/// <summary>An answer of Live that is as <see cref="LiveCatalogue"/> says.</summary>
internal sealed class LiveReply
{
    private readonly OscMessage _message;

    private LiveReply(CatalogueEntry entry, OscMessage message) => (Entry, _message) = (entry, message);

    /// <summary>What it is.</summary>
    public CatalogueEntry Entry { get; }

    /// <summary>What it answers.</summary>
    public int Number => (int)Float(0);

    /// <summary>Reads an answer, or nothing where it is none; numbers may be of either kind, since Max knows what it likes better.</summary>
    public static LiveReply? Read(OscMessage message)
    {
        var entry = LiveCatalogue.All.FirstOrDefault(e => e.Direction == Direction.In && e.Address == message.Address);
        return entry is not null && entry.Arguments.Count == message.Arguments.Count
            && entry.Arguments.Zip(message.Arguments).All(pair => Fits(pair.First, pair.Second))
                ? new LiveReply(entry, message)
                : null;
    }

    /// <summary>An argument that is text.</summary>
    public string Text(int index) => At(index).TryText(out var text) ? text : string.Empty;

    /// <summary>An argument that is a number.</summary>
    public double Float(int index) => At(index).TryNumber(out var number) ? number : 0;

    private OscArgument At(int index) => _message.Arguments[index];

    private static bool Fits(CatalogueArgument wanted, OscArgument given) => wanted.Type == OscType.Text
        ? given.TryText(out _)
        : given.TryNumber(out var number) && double.IsFinite(number) && Math.Abs(number) <= int.MaxValue;
}
