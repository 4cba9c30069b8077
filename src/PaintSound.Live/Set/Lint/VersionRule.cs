using PaintSound.Live.Set.Lint.Structure;

namespace PaintSound.Live.Set.Lint;

/// <summary>A set contains the version of Live that it is for, so that an older Live refuses it.</summary>
internal sealed class VersionRule : ISetRule
{
    public IEnumerable<string> FindViolations(SetTree set)
    {
        if (set.Root.Name != "Ableton" || set.Root.Element("LiveSet") is null)
        {
            yield return $"It is not a Live set: its root is {set.Root.Name}.";
        }

        foreach (var name in new[] { "MajorVersion", "MinorVersion", "Creator" })
        {
            if (string.IsNullOrEmpty(set.Root.Attribute(name)?.Value))
            {
                yield return $"The set has no {name}.";
            }
        }
    }
}
