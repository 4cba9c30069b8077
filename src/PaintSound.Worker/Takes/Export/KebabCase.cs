using System.Text.Json;

namespace PaintSound.Worker.Takes.Export;

/// <summary>Writes words of an enumeration as in JSON and in show files, such as <c>fell-silent</c>.</summary>
internal static class KebabCase
{
    /// <summary>Returns the word.</summary>
    public static string Of(Enum word) => JsonNamingPolicy.KebabCaseLower.ConvertName(word.ToString());
}
