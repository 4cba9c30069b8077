using System.Globalization;

namespace PaintSound.Core.Control;

/// <summary>A value for a control: a number, or a word for a control of kind <see cref="ControlKind.Choice"/>. A switch is on at any number but 0.</summary>
/// <param name="Number">The number; 0 if there is a word.</param>
/// <param name="Word">The word, or null for a number.</param>
public readonly record struct ControlValue(double Number, string? Word = null)
{
    /// <summary>True for any number but 0.</summary>
    public bool IsOn => Word is null && Number != 0;

    /// <summary>A number.</summary>
    public static implicit operator ControlValue(double number) => new(number);

    /// <summary>1 for on, 0 for off.</summary>
    public static implicit operator ControlValue(bool on) => new(on ? 1 : 0);

    /// <summary>A word.</summary>
    public static implicit operator ControlValue(string word) => new(0, word);

    /// <summary>For people: the word in quotation marks, or the number with seven digits.</summary>
    public override string ToString() => Word is null ? Number.ToString("G7", CultureInfo.InvariantCulture) : $"'{Word}'";
}
