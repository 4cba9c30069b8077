using System.Globalization;
using System.Xml.Linq;

namespace PaintSound.Live.Set.Lint.Structure;

/// <summary>A set's XML, as the rules look at it; Live 11 and 12.</summary>
/// <param name="root">The element Ableton.</param>
/// <param name="project">The project's folder, or null where only the set is looked at.</param>
internal sealed class SetTree(XElement root, string? project)
{
    /// <summary>The element Ableton.</summary>
    public XElement Root { get; } = root;

    /// <summary>The project's folder, or null.</summary>
    public string? Project { get; } = project;

    /// <summary>The set in it.</summary>
    public XElement LiveSet { get; } = root.Element("LiveSet") ?? new XElement("LiveSet");

    /// <summary>All tracks in order; the main track is not among them.</summary>
    public IEnumerable<XElement> Tracks => LiveSet.Elements("Tracks").Elements();

    /// <summary>The return tracks.</summary>
    public IEnumerable<XElement> Returns => LiveSet.Elements("Tracks").Elements("ReturnTrack");

    /// <summary>How many scenes there are.</summary>
    public int Scenes => LiveSet.Elements("Scenes").Elements().Count();

    /// <summary>The main track; Master until Live 11.</summary>
    public XElement? Main => LiveSet.Element("MainTrack") ?? LiveSet.Element("MasterTrack");

    /// <summary>True for what automation can point at.</summary>
    public static bool IsPointee(XElement element) =>
        element.Attribute("Id") is not null
        && (element.Name == "Pointee" || (element.Elements().Count() == 1 && element.Element("LockEnvelope") is not null));

    /// <summary>The attribute Value of a child, or null.</summary>
    public static string? Value(XElement? parent, string name) => parent?.Element(name)?.Attribute("Value")?.Value;

    /// <summary>A child's value as a number; not a number where it is none.</summary>
    public static double Number(XElement? parent, string name) => Number(Value(parent, name));

    /// <summary>A text as a number; not a number where it is none.</summary>
    public static double Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;

    /// <summary>What a person calls a track, or any element.</summary>
    public static string Name(XElement element) =>
        $"{element.Name} {Value(element.Element("Name"), "EffectiveName") ?? Value(element, "Name") ?? element.Attribute("Id")?.Value}".Trim();
}
