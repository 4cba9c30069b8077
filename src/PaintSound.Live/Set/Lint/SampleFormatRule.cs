using System.Xml.Linq;
using PaintSound.Live.Set.Lint.Structure;
using PaintSound.Live.Set.Samples;

namespace PaintSound.Live.Set.Lint;

/// <summary>
/// Every sample of the project is in a format that Live opens, with the extension of its kind and with the sample rate that the set says. MP3 files are
/// not looked at: they have at most two channels and 48 kHz.
/// </summary>
internal sealed class SampleFormatRule : ISetRule
{
    private const string Mp3Extension = ".mp3";

    public IEnumerable<string> FindViolations(SetTree set) =>
        set.Project is not { } project ? [] : set.Root.Descendants("SampleRef").SelectMany(sample => FindViolations(sample, project));

    private static IEnumerable<string> FindViolations(XElement sample, string project)
    {
        var path = SetTree.Value(sample.Element("FileRef"), "RelativePath") ?? "";
        var file = Path.Combine(project, path.Replace('/', Path.DirectorySeparatorChar));
        var extension = Path.GetExtension(path).ToLowerInvariant();
        if (extension == Mp3Extension || !File.Exists(file))
        {
            yield break;
        }

        if (SampleFormatReader.Read(file) is not { } format)
        {
            yield return $"The sample {path} is of a kind that Live does not open on every system.";
            yield break;
        }

        if (!format.IsOpenedByLive)
        {
            yield return $"Live does not open the sample {path}: {format}.";
        }

        if (!format.HasExtensionOf(path))
        {
            yield return $"The sample {path} should end with {string.Join(" or ", format.Extensions)}.";
        }

        if (SetTree.Number(sample, "DefaultSampleRate") != format.Rate)
        {
            yield return $"The sample {path} has {format.Rate} Hz, not {SetTree.Value(sample, "DefaultSampleRate")}.";
        }
    }
}
