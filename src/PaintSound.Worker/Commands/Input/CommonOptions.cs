using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using PaintSound.Core.Choosing;
using PaintSound.Worker.Logging;

namespace PaintSound.Worker.Commands.Input;

/// <summary>Options that several commands share; each command makes its own copy.</summary>
internal static class CommonOptions
{
    public static Option<bool> Json() => new("--json") { Description = "Answer with one JSON document on standard output." };

    /// <summary>The log file of a performance.</summary>
    /// <param name="standard">The default, in words.</param>
    public static Option<string?> LogFile(string standard) => new("--log-file")
    {
        Description = $"The log file; default: {standard} in the folder for logs ({Path.GetDirectoryName(LogFolder.DefaultFile("SHOW"))}).",
    };

    public static Option<bool> Verbose() => new("--verbose") { Description = "Print debug messages, with level and category." };

    public static Option<string> Library() => new("--library")
    {
        Description = "Folder of the library (made by 'paintsound index').",
        Required = true,
    };

    public static Option<string[]> Models() => new("--models")
    {
        Description = "Folder of a network of your own, or of several; may be given twice. What it lacks, PaintSound brings.",
    };

    public static Option<int> Top() => Positive("--top", 5, "How many to list.");

    public static Option<double> Gate() =>
        Number("--gate", 0.01, "Fraction of the excerpts that passes the gate, above 0, at most 1.", number => number is > 0 and <= 1);

    public static Option<SoundDistanceKind> Distance() => new("--distance")
    {
        Description = "How far a sound is from the brush: weighed (rhythm and timbre) or paper (the network's pooled last convolution).",
        CustomParser = result =>
        {
            var word = result.Tokens.Single().Value;
            if (word is "weighed" or "paper")
            {
                return Enum.Parse<SoundDistanceKind>(word, ignoreCase: true);
            }

            result.AddError($"--distance does not take '{word}': weighed or paper.");
            return default;
        },
    };

    public static Option<int> Positive(string name, int standard, string description) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => standard,
        CustomParser = result => (int)Parse(result, name, "a whole number of at least 1", number => number >= 1 && number == (int)number),
    };

    public static Option<double> Number(string name, double standard, string description, Func<double, bool> takes) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => standard,
        CustomParser = result => Parse(result, name, description.TrimEnd('.'), takes),
    };

    private static double Parse(ArgumentResult result, string name, string what, Func<double, bool> takes)
    {
        var text = result.Tokens.Single().Value;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && takes(number))
        {
            return number;
        }

        result.AddError($"{name} does not take '{text}': {what}.");
        return 0;
    }
}
