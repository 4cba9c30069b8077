using System.Text;
using PaintSound.Core.Works;

namespace PaintSound.Live.Set;

/// <summary>
/// Names for the samples of a project: those of the works' files, so that a person finds them; changed only where another system could
/// not hold them or two would be the same, as a project is carried from one computer to another.
/// </summary>
internal static class SampleNames
{
    private const int MostCharacters = 80;
    private const string Forbidden = "<>:\"/\\|?*";

    private static readonly HashSet<string> Reserved = new(
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(1, 9).SelectMany(i => new[] { $"COM{i}", $"LPT{i}" })], StringComparer.OrdinalIgnoreCase);

    /// <summary>Names the works' samples.</summary>
    /// <param name="works">The works, in the order of the grid.</param>
    /// <returns>A name without its ending for each, by the work's id; no two alike, in capitals or not.</returns>
    public static IReadOnlyDictionary<string, string> Of(IEnumerable<MusicWork> works)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var work in works)
        {
            var stem = Clean(Path.GetFileNameWithoutExtension(work.File));
            var name = stem;
            for (var i = 2; !taken.Add(name); i++)
            {
                name = $"{stem} {i}";
            }

            names.Add(work.Id, name);
        }

        return names;
    }

    private static string Clean(string name)
    {
        var words = ClipNameText.Clean(name).Normalize(NormalizationForm.FormC);
        var clean = new StringBuilder(words.Length);
        foreach (var rune in words.EnumerateRunes())
        {
            if (clean.Length >= MostCharacters)
            {
                break;
            }

            clean.Append(rune.IsAscii && Forbidden.Contains((char)rune.Value, StringComparison.Ordinal) ? new Rune('_') : rune);
        }

        var trimmed = clean.ToString().Trim('.', ' ');
        return trimmed.Length == 0 ? "sample" : Reserved.Contains(trimmed.Split('.')[0]) ? "_" + trimmed : trimmed;
    }
}
