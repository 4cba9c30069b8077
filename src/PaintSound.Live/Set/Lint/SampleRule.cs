using System.Xml.Linq;
using PaintSound.Live.Set.Lint.Structure;

namespace PaintSound.Live.Set.Lint;

/// <summary>A sample is found: in the project's folder, where the set says; its date is in seconds.</summary>
internal sealed class SampleRule : ISetRule
{
    private const string InProject = "3";

    // Ten digits are 2001 to 2286; Live has refused thirteen, which are milliseconds.
    private const double Earliest = 1_000_000_000;
    private const double Latest = 9_999_999_999;

    public IEnumerable<string> Faults(SetTree set) => set.Root.Descendants("SampleRef").SelectMany(sample => Faults(sample, set.Project));

    private static IEnumerable<string> Faults(XElement sample, string? project)
    {
        var file = sample.Element("FileRef");
        var path = SetTree.Value(file, "RelativePath") ?? "";
        if (SetTree.Value(sample, "LastModDate") is { } date && SetTree.Number(date) != 0 && !(SetTree.Number(date) is >= Earliest and <= Latest))
        {
            yield return $"The date of {path} is {date}, not seconds since 1970.";
        }

        if (SetTree.Value(file, "RelativePathType") != InProject)
        {
            yield break;
        }

        if (path.Length == 0 || path.StartsWith('/') || path.Contains('\\', StringComparison.Ordinal) || path.Split('/').Contains(".."))
        {
            yield return $"'{path}' is no place within the project.";
        }
        else if (project is not null)
        {
            var found = new FileInfo(Path.Combine(project, path.Replace('/', Path.DirectorySeparatorChar)));
            if (!found.Exists)
            {
                yield return $"The sample {path} is not there.";
            }
            else if (SetTree.Number(file, "OriginalFileSize") != found.Length)
            {
                yield return $"The sample {path} has {found.Length} bytes, not {SetTree.Value(file, "OriginalFileSize")}.";
            }
        }
    }
}
