using PaintSound.Live.Set.Lint.Structure;

namespace PaintSound.Live.Set.Lint;

/// <summary>A MIDI or key mapping has a valid channel and number.</summary>
internal sealed class MappingRule : ISetRule
{
    // -1 is a key of the computer, 16 the macros of a rack.
    private const double MaxChannel = 16;
    private const double MaxNumber = 127;

    public IEnumerable<string> FindViolations(SetTree set) =>
        from mapping in set.Root.Descendants()
        where mapping.Name.LocalName.Contains("KeyMidi", StringComparison.Ordinal) && mapping.Element("Channel") is not null
        let channel = SetTree.Number(mapping, "Channel")
        let number = SetTree.Number(mapping, "NoteOrController")
        where !(channel is >= -1 and <= MaxChannel && number is >= -1 and <= MaxNumber)
        select $"A mapping in {SetTree.Name(mapping.Parent!)} has the invalid number {number} on channel {channel}.";
}
