using System.Text.RegularExpressions;
using PaintSound.Core;

namespace PaintSound.Vision;

/// <summary>OpenCV cannot be used. The message says why and what to do, in one line.</summary>
public sealed partial class VisionException : PaintSoundException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened and what to do.</param>
    /// <param name="inner">The cause.</param>
    public VisionException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Explains why the native library did not load.</summary>
    /// <param name="loaderMessage">What the system's loader says; it names every place that it searched.</param>
    /// <param name="isLinux">True on Linux, where the library needs GTK and libatomic.</param>
    internal static string Describe(string loaderMessage, bool isLinux)
    {
        if (isLinux && MissingLibrary().Match(loaderMessage) is { Success: true } missing)
        {
            var library = missing.Groups["library"].Value;
            return $"OpenCV did not load because {library} is missing. Install GTK 3 and libatomic: apt-get install libgtk-3-0 libatomic1 (on Ubuntu 24.04 and later libgtk-3-0t64 libatomic1).";
        }

        return loaderMessage.Contains("No such file", StringComparison.Ordinal) || loaderMessage.Contains("not found", StringComparison.OrdinalIgnoreCase) || loaderMessage.Contains("Unable to load", StringComparison.Ordinal)
            ? "OpenCV's native library is not beside the program: the package source has none for this system, or the program was built with -p:Vision=false. Set the corners by hand on the setup page."
            : $"OpenCV did not load: {loaderMessage.ReplaceLineEndings(" ").Trim()}";
    }

    // The library itself is searched in many places; another one that it needs is named without a folder.
    [GeneratedRegex(@"(?<![/\w])(?<library>(?!libOpenCvSharpExtern)lib[\w+.-]+\.so[\w.]*): cannot open shared object file", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MissingLibrary();
}
