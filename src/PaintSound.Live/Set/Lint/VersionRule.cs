using PaintSound.Live.Set.Lint.Structure;

namespace PaintSound.Live.Set.Lint;

/// <summary>A set says for which Live it is; an older one refuses it instead of misreading it.</summary>
internal sealed class VersionRule : ISetRule
{
    public IEnumerable<string> Faults(SetTree set)
    {
        if (set.Root.Name != "Ableton" || set.Root.Element("LiveSet") is null)
        {
            yield return $"It is no Live set, but begins with {set.Root.Name}.";
        }

        foreach (var name in new[] { "MajorVersion", "MinorVersion", "Creator" })
        {
            if (string.IsNullOrEmpty(set.Root.Attribute(name)?.Value))
            {
                yield return $"The set does not say its {name}.";
            }
        }
    }
}
