using System.Xml.Linq;
using PaintSound.Live.Set.Lint.Structure;

namespace PaintSound.Live.Set.Lint;

/// <summary>The tempo is in the parameter and at the start of its automation, with the same value. Live uses the automation.</summary>
internal sealed class TempoRule : ISetRule
{
    private const double MinTempo = 20;
    private const double MaxTempo = 999;

    public IEnumerable<string> FindViolations(SetTree set)
    {
        var tempo = set.Main?.Elements("DeviceChain").Elements("Mixer").Elements("Tempo").FirstOrDefault();
        var beats = SetTree.Number(tempo, "Manual");
        if (!(beats is >= MinTempo and <= MaxTempo))
        {
            yield return $"The tempo is {beats} beats per minute; Live supports {MinTempo} to {MaxTempo}.";
        }

        var id = tempo?.Element("AutomationTarget")?.Attribute("Id")?.Value;
        var first = set.Main?.Descendants("AutomationEnvelope")
            .FirstOrDefault(envelope => SetTree.Value(envelope.Element("EnvelopeTarget"), "PointeeId") == id)?
            .Descendants("FloatEvent").FirstOrDefault()?.Attribute("Value")?.Value;
        if (first is null)
        {
            yield return "The tempo has no automation; Live takes it from there.";
        }
        else if (set.Root.Attribute("MinorVersion")?.Value == SetDocument.Version && SetTree.Number(first) != beats)
        {
            yield return $"The tempo is {beats}, but its automation begins with {first}.";
        }
    }
}
