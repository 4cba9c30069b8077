using System.Diagnostics.CodeAnalysis;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Show.Definitions;

/// <summary>A key that a section may leave out, without a fixed default.</summary>
/// <param name="name">See <see cref="ShowKey"/>.</param>
/// <param name="value">The values that the key takes.</param>
/// <param name="description">See <see cref="ShowKey"/>.</param>
/// <param name="defaultWords">What happens without the key.</param>
internal sealed class OptionalKey<T>(string name, ShowValue<T> value, string description, string defaultWords = "none") : ShowKey(name, description)
{
    /// <inheritdoc/>
    public override IShowValue Value => value;

    /// <inheritdoc/>
    public override string DefaultWords => defaultWords;

    /// <summary>Reads the value, if the section has the key.</summary>
    /// <param name="section">The section.</param>
    /// <param name="setting">The value.</param>
    /// <returns>False if the section does not have the key.</returns>
    /// <exception cref="ShowException">The value is not allowed.</exception>
    public bool TryRead(ShowYamlNode section, [MaybeNullWhen(false)] out T setting)
    {
        var node = section[Name];
        setting = node is null ? default : value.Read(node);
        return node is not null;
    }
}
