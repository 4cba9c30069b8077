using System.Xml.Linq;
using PaintSound.Live.Set.Lint.Structure;

namespace PaintSound.Live.Set.Lint;

/// <summary>The tempo stands at the parameter and at the beginning of its automation, which wins; both are the same.</summary>
internal sealed class TempoRule : ISetRule
{
    private const double Least = 20;
    private const double Most = 999;

    public IEnumerable<string> Faults(SetTree set)
    {
        var tempo = set.Main?.Elements("DeviceChain").Elements("Mixer").Elements("Tempo").FirstOrDefault();
        var beats = SetTree.Number(tempo, "Manual");
        if (!(beats is >= Least and <= Most))
        {
            yield return $"The tempo is {beats} beats a minute; Live takes {Least} to {Most}.";
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
