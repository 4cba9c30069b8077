using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Show.Definitions;

/// <summary>A key that its section must have.</summary>
/// <param name="name">See <see cref="ShowKey"/>.</param>
/// <param name="value">The values that the key takes.</param>
/// <param name="description">See <see cref="ShowKey"/>.</param>
internal sealed class RequiredKey<T>(string name, ShowValue<T> value, string description) : ShowKey(name, description)
{
    /// <inheritdoc/>
    public override IShowValue Value => value;

    /// <inheritdoc/>
    public override bool IsRequired => true;

    /// <inheritdoc/>
    public override string DefaultWords => "required";

    /// <summary>Reads the value.</summary>
    /// <exception cref="ShowException">The section does not have the key, or the value is not allowed.</exception>
    public T Read(ShowYamlNode section) => value.Read(section.GetRequired(Name));
}
