using System.CommandLine;

namespace PaintSound.Worker.Commands.Live;

/// <summary>The options that several commands of Live share.</summary>
internal static class LiveOptions
{
    public static Option<bool> OriginalLoudness() => new("--original-loudness")
    {
        Description = "Leave every clip at 0 dB. Default: the gain of each clip brings its work to the median loudness of the library (EBU R128).",
    };
}
