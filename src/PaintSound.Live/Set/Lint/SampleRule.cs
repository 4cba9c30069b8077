using System.Xml.Linq;
using PaintSound.Live.Set.Lint.Structure;

namespace PaintSound.Live.Set.Lint;

/// <summary>Every sample of the project exists in its folder, with the size that the set says, and has a date in seconds.</summary>
internal sealed class SampleRule : ISetRule
{
    private const string InProject = "3";

    // Ten digits are the years 2001 to 2286. Live refused thirteen digits, which are milliseconds.
    private const double MinDate = 1_000_000_000;
    private const double MaxDate = 9_999_999_999;

    public IEnumerable<string> FindViolations(SetTree set) => set.Root.Descendants("SampleRef").SelectMany(sample => FindViolations(sample, set.Project));

    private static IEnumerable<string> FindViolations(XElement sample, string? project)
    {
        var reference = sample.Element("FileRef");
        var path = SetTree.Value(reference, "RelativePath") ?? "";
        if (SetTree.Value(sample, "LastModDate") is { } date && SetTree.Number(date) != 0 && !(SetTree.Number(date) is >= MinDate and <= MaxDate))
        {
            yield return $"The date of {path} is {date}, not seconds since 1970.";
        }

        if (SetTree.Value(reference, "RelativePathType") != InProject)
        {
            yield break;
        }

        if (path.Length == 0 || path.StartsWith('/') || path.Contains('\\', StringComparison.Ordinal) || path.Split('/').Contains(".."))
        {
            yield return $"'{path}' is not a path within the project.";
        }
        else if (project is not null)
        {
            var file = new FileInfo(Path.Combine(project, path.Replace('/', Path.DirectorySeparatorChar)));
            if (!file.Exists)
            {
                yield return $"The sample {path} does not exist.";
            }
            else if (SetTree.Number(reference, "OriginalFileSize") != file.Length)
            {
                yield return $"The sample {path} has {file.Length} bytes, not {SetTree.Value(reference, "OriginalFileSize")}.";
            }
        }
    }
}
