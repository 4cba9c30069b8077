using PaintSound.Live.Set.Lint.Structure;

namespace PaintSound.Live.Set.Lint;

/// <summary>A MIDI or key mapping names a channel and a number that there are.</summary>
internal sealed class MappingRule : ISetRule
{
    // -1: a key of the computer; 16: the macros of a rack.
    private const double LastChannel = 16;
    private const double LastNumber = 127;

    public IEnumerable<string> Faults(SetTree set) =>
        from mapping in set.Root.Descendants()
        where mapping.Name.LocalName.Contains("KeyMidi", StringComparison.Ordinal) && mapping.Element("Channel") is not null
        let channel = SetTree.Number(mapping, "Channel")
        let number = SetTree.Number(mapping, "NoteOrController")
        where !(channel is >= -1 and <= LastChannel && number is >= -1 and <= LastNumber)
        select $"A mapping in {SetTree.Name(mapping.Parent!)} listens to number {number} on channel {channel}.";
}
