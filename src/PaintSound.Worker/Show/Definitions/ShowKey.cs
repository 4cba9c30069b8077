using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PaintSound.Worker.Show.Definitions;

/// <summary>
/// A key of a show file. Every key is defined once: reading, error messages, the table in <c>docs/show-file.md</c> and the JSON schema
/// come from the definition.
/// </summary>
/// <param name="name">The key as the show file writes it.</param>
/// <param name="description">What the key means, in one or two sentences of Markdown; links are relative to <c>docs</c>.</param>
internal abstract partial class ShowKey(string name, string description)
{
    /// <summary>The key as the show file writes it.</summary>
    public string Name => name;

    /// <summary>What the key means, in Markdown.</summary>
    public string Description => description;

    /// <summary>The values that the key takes.</summary>
    public abstract IShowValue Value { get; }

    /// <summary>Whether the section must have the key.</summary>
    public virtual bool IsRequired => false;

    /// <summary>The default in words, in Markdown.</summary>
    public abstract string DefaultWords { get; }

    /// <summary>The default as the show file writes it, or null if there is no such form.</summary>
    protected virtual JsonNode? DefaultJson => null;

    /// <summary>Creates the JSON schema of the key's value, with description and default.</summary>
    public JsonObject CreateSchema()
    {
        var schema = Value.CreateSchema();

        // The schema lies anywhere, so relative links would lead nowhere.
        schema["description"] = Link().Replace(description, "${text}");
        if (DefaultJson is { } standard)
        {
            schema["default"] = standard;
        }

        return schema;
    }

    [GeneratedRegex(@"\[(?<text>[^\]]+)\]\([^)]+\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
