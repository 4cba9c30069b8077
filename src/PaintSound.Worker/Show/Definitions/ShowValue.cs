using System.Text.Json.Nodes;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Show.Definitions;

/// <summary>The values that a key takes, and how they are read.</summary>
/// <typeparam name="T">The type of the setting.</typeparam>
internal abstract class ShowValue<T> : IShowValue
{
    /// <inheritdoc/>
    public abstract string Words { get; }

    /// <inheritdoc/>
    public virtual IEnumerable<ShowKeyPath> Keys => [];

    /// <summary>Reads and checks a value.</summary>
    /// <exception cref="ShowException">The value is not allowed; the message names its line.</exception>
    public abstract T Read(ShowYamlNode node);

    /// <inheritdoc/>
    public abstract JsonObject CreateSchema();

    /// <summary>A setting as the show file writes it, for defaults; null if it has no such form.</summary>
    public virtual JsonNode? ToJson(T value) => null;
}
