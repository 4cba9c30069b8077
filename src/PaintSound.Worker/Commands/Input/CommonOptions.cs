using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Rule;
using PaintSound.Osc;
using PaintSound.Osc.Output;
using PaintSound.Worker.Logging;
using PaintSound.Worker.Spelling;

namespace PaintSound.Worker.Commands.Input;

/// <summary>Options that several commands share. Each command creates its own copy.</summary>
internal static class CommonOptions
{
    public static Option<bool> Json() => new("--json") { Description = "Print one JSON document on standard output." };

    /// <summary>The log file of a performance.</summary>
    /// <param name="defaultName">The name of the default file, for the help.</param>
    public static Option<string?> LogFile(string defaultName) => new("--log-file")
    {
        Description = $"Log file. Default: {defaultName} in {Path.GetDirectoryName(LogFolder.DefaultFile("SHOW"))}.",
    };

    public static Option<bool> Verbose() => new("--verbose") { Description = "Print debug messages, with level and category." };

    public static Option<string> Library() => new("--library")
    {
        Description = "Folder of the library (made by 'paintsound index').",
        Required = true,
    };

    public static Option<string[]> Models() => new("--models")
    {
        Description = "Folder of your own network, or of several. Can be given twice. If a network is missing there, the bundled one is used.",
    };

    public static Option<int> Top() => Positive("--top", 5, "Number of results.");

    public static Option<double?> Gate() => new("--gate")
    {
        Description = "Fraction of the excerpts that pass the gate, above 0, at most 1. At least 15 pass. Default: 0.05 for up to ten hours of music, less for more.",
        CustomParser = result =>
        {
            var value = result.Tokens.Single().Value;
            if (double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 1)
            {
                return number;
            }

            result.AddError($"--gate does not take '{value}': a number above 0, at most 1{DecimalComma.Advise(value)}.");
            return null;
        },
    };

    public static Option<SoundDistanceKind> Distance() =>
        OneOf<SoundDistanceKind>("--distance", "Sound distance: weighed (rhythm and timbre) or paper (the network's pooled last convolution).");

    public static Option<CorrespondenceKind> Correspondence() => OneOf<CorrespondenceKind>(
        "--correspondence", "What judges which music and paintings correspond: network, or rule (the published correspondences, without a network).");

    /// <summary>A computer and port that receives OSC.</summary>
    public static Option<OscTarget> OscTarget(string name, OscTarget defaultValue, string description) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => defaultValue,
        CustomParser = result =>
        {
            try
            {
                return PaintSound.Osc.Output.OscTarget.Parse(result.Tokens.Single().Value);
            }
            catch (OscException e)
            {
                result.AddError(e.Message);
                return null;
            }
        },
    };

    /// <summary>An address of this computer and a port.</summary>
    public static Option<IPEndPoint> EndPoint(string name, IPEndPoint defaultValue, string description) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => defaultValue,
        CustomParser = result =>
        {
            var text = result.Tokens.Single().Value;
            if (IPEndPoint.TryParse(text, out var end) && end.Port > 0)
            {
                return end;
            }

            result.AddError($"{name} takes an address of this computer and a port, such as {defaultValue}, not '{text}'.");
            return null;
        },
    };

    public static Option<int> Positive(string name, int defaultValue, string description) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => defaultValue,
        CustomParser = result => (int)Parse(result, name, "a whole number of at least 1", number => number >= 1 && number == (int)number),
    };

    public static Option<double> Number(string name, double defaultValue, string description, Func<double, bool> isValid) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => defaultValue,
        CustomParser = result => Parse(result, name, description.TrimEnd('.'), isValid),
    };

    /// <summary>One of the words of an enum.</summary>
    private static Option<T> OneOf<T>(string name, string description)
        where T : struct, Enum => new(name)
        {
            Description = description,
            CustomParser = result =>
            {
                var value = result.Tokens.Single().Value;
                foreach (var kind in Enum.GetValues<T>())
                {
                    if (value == WordOf(kind))
                    {
                        return kind;
                    }
                }

                result.AddError($"{name} does not take '{value}': {string.Join(" or ", Enum.GetValues<T>().Select(WordOf))}{(NearestWord.Ask(value, Enum.GetValues<T>().Select(WordOf)) is { Length: > 0 } question ? question : ".")}");
                return default;
            },
        };

    private static string WordOf<T>(T kind)
        where T : struct, Enum => kind.ToString().ToLowerInvariant();

    private static double Parse(ArgumentResult result, string name, string expected, Func<double, bool> isValid)
    {
        var text = result.Tokens.Single().Value;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && isValid(number))
        {
            return number;
        }

        result.AddError($"{name} does not take '{text}': {expected}{DecimalComma.Advise(text)}.");
        return 0;
    }
}
