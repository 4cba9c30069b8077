using System.Globalization;
using System.Xml.Linq;

namespace PaintSound.Live.Set.Lint.Structure;

/// <summary>The XML of a set of Live 11 or 12, with access for the rules.</summary>
/// <param name="root">The root element, Ableton.</param>
/// <param name="project">The folder of the project; null to check only the set.</param>
internal sealed class SetTree(XElement root, string? project)
{
    /// <summary>The root element, Ableton.</summary>
    public XElement Root { get; } = root;

    /// <summary>The folder of the project, or null.</summary>
    public string? Project { get; } = project;

    /// <summary>The element LiveSet; empty if it is missing.</summary>
    public XElement LiveSet { get; } = root.Element("LiveSet") ?? new XElement("LiveSet");

    /// <summary>All tracks in order, without the main track.</summary>
    public IEnumerable<XElement> Tracks => LiveSet.Elements("Tracks").Elements();

    /// <summary>The return tracks.</summary>
    public IEnumerable<XElement> Returns => LiveSet.Elements("Tracks").Elements("ReturnTrack");

    /// <summary>The number of scenes.</summary>
    public int Scenes => LiveSet.Elements("Scenes").Elements().Count();

    /// <summary>The main track, called MasterTrack up to Live 11.</summary>
    public XElement? Main => LiveSet.Element("MainTrack") ?? LiveSet.Element("MasterTrack");

    /// <summary>True if automation can point at the element.</summary>
    public static bool IsPointee(XElement element) =>
        element.Attribute("Id") is not null
        && (element.Name == "Pointee" || (element.Elements().Count() == 1 && element.Element("LockEnvelope") is not null));

    /// <summary>Returns the attribute Value of a child, or null.</summary>
    public static string? Value(XElement? parent, string name) => parent?.Element(name)?.Attribute("Value")?.Value;

    /// <summary>Returns the value of a child as a number; NaN if it is not a number.</summary>
    public static double Number(XElement? parent, string name) => Number(Value(parent, name));

    /// <summary>Converts a text to a number; NaN if it is not a number.</summary>
    public static double Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;

    /// <summary>Returns the name of a track or another element for people.</summary>
    public static string Name(XElement element) =>
        $"{element.Name} {Value(element.Element("Name"), "EffectiveName") ?? Value(element, "Name") ?? element.Attribute("Id")?.Value}".Trim();
}
