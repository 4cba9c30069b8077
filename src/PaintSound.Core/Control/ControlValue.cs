using System.Globalization;

namespace PaintSound.Core.Control;

/// <summary>The value of a control: a number, or a word for a control of kind <see cref="ControlKind.Choice"/>. A switch is on for any number except 0.</summary>
/// <param name="Number">The number; 0 if there is a word.</param>
/// <param name="Word">The word, or null for a number.</param>
public readonly record struct ControlValue(double Number, string? Word = null)
{
    /// <summary>True for any number except 0.</summary>
    public bool IsOn => Word is null && Number != 0;

    /// <summary>Converts a number.</summary>
    public static implicit operator ControlValue(double number) => new(number);

    /// <summary>Converts a switch: 1 for on, 0 for off.</summary>
    public static implicit operator ControlValue(bool on) => new(on ? 1 : 0);

    /// <summary>Converts a word.</summary>
    public static implicit operator ControlValue(string word) => new(0, word);

    /// <summary>Returns text for people: the word in quotation marks, or the number with at most seven digits.</summary>
    public override string ToString() => Word is null ? Number.ToString("G7", CultureInfo.InvariantCulture) : $"'{Word}'";
}
