using System.Text.Json.Nodes;

namespace PaintSound.Worker.Show.Definitions;

/// <summary>The values that a key takes, as documentation and editors need them.</summary>
internal interface IShowValue
{
    /// <summary>The values in words, in Markdown: kind, unit and range.</summary>
    string Words { get; }

    /// <summary>The keys inside the value, each with its path below the key; none if the value is not a mapping.</summary>
    IEnumerable<ShowKeyPath> Keys { get; }

    /// <summary>Creates the JSON schema of the value (draft 7).</summary>
    JsonObject CreateSchema();
}
