using System.Text;
using PaintSound.Core.Works;

namespace PaintSound.Live.Set.Samples;

/// <summary>
/// Creates the file names of the samples in a project. They are the names of the works' files, changed only if another system does not allow
/// them or if two would be equal, because projects are moved between computers.
/// </summary>
internal static class SampleNames
{
    private const int MaxCharacters = 80;
    private const string Forbidden = "<>:\"/\\|?*";

    private static readonly HashSet<string> Reserved = new(
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(1, 9).SelectMany(i => new[] { $"COM{i}", $"LPT{i}" })], StringComparer.OrdinalIgnoreCase);

    /// <summary>Creates the names.</summary>
    /// <param name="works">The works, in the order of the grid.</param>
    /// <returns>The names without extension, by the id of the work. They also differ if case is ignored.</returns>
    public static IReadOnlyDictionary<string, string> Of(IEnumerable<MusicWork> works)
    {
        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var work in works)
        {
            var stem = Clean(Path.GetFileNameWithoutExtension(work.File));
            var name = stem;
            for (var i = 2; !used.Add(name); i++)
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
            if (clean.Length >= MaxCharacters)
            {
                break;
            }

            clean.Append(rune.IsAscii && Forbidden.Contains((char)rune.Value, StringComparison.Ordinal) ? new Rune('_') : rune);
        }

        var trimmed = clean.ToString().Trim('.', ' ');
        return trimmed.Length == 0 ? "sample" : Reserved.Contains(trimmed.Split('.')[0]) ? "_" + trimmed : trimmed;
    }
}
