using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
using PaintSound.Web;
using PaintSound.Worker.Commands.Input;
using PaintSound.Worker.Spelling;

namespace PaintSound.Worker.Commands.Takes;

/// <summary>The options of <c>paintsound replay</c> that play a take in real time.</summary>
internal sealed class PlaybackOptions
{
    private const double MinSpeed = 0.5;
    private const double MaxSpeed = 4;

    /// <summary>How fast the take is played; null if it is only compared.</summary>
    public Option<double?> Speed { get; } = new("--speed")
    {
        Description = "Play the take live again into OSC, MIDI, Live, lights and pages: 1 for real time, 0.5 to 4.",
        CustomParser = result => ParseSpeed(result),
    };

    /// <summary>Where the take begins.</summary>
    public Option<TimeSpan?> From { get; } = new("--from")
    {
        Description = "With --speed or --page: where to begin, such as 1:23 or 83 (seconds) or 1:02:03.",
        CustomParser = result => ParseTime(result),
    };

    /// <summary>Another show file.</summary>
    public Option<string?> Show { get; } = new("--show") { Description = "With --speed: a show file whose outputs, library and networks are used in place of those of the take." };

    /// <summary>The controls.</summary>
    public Option<bool> LiveControls { get; } = new("--live-controls") { Description = "With --speed: the controls are yours, and the selections follow them. Default: they change as in the take." };

    /// <summary>The page of the take.</summary>
    public Option<bool> Page { get; } = new("--page") { Description = "Serve a page with any moment of the take: canvas, sound, selections, congruity, controls. Until Ctrl+C." };

    /// <summary>Where the page is served.</summary>
    public Option<IPEndPoint> Listen { get; } = CommonOptions.EndPoint("--listen", PageHost.DefaultEndPoint, "With --page: the address and port of the page. If other computers can reach it, the link has a token.");

    /// <summary>All options.</summary>
    public IEnumerable<Option> All => [Speed, From, Show, LiveControls, Page, Listen];

    /// <summary>Makes the command refuse options that have no meaning together.</summary>
    /// <param name="command">The command.</param>
    /// <param name="against">The option that compares with other settings.</param>
    public void Check(Command command, Option<string?> against) => command.Validators.Add(result =>
    {
        var isPlayed = Has(result, Speed);
        if (!isPlayed && (Has(result, Show) || Has(result, LiveControls)))
        {
            result.AddError("--show and --live-controls need '--speed 1', which plays the take live. To see what other settings would have selected, use '--against'.");
        }
        else if (result.GetValue(Page) && (isPlayed || Has(result, against)))
        {
            result.AddError("--page shows the take on a page of its own; it cannot be used with --speed or --against.");
        }
        else if (!isPlayed && Has(result, From) && !result.GetValue(Page))
        {
            result.AddError("--from needs '--speed 1', which plays the take live from there, or '--page'. The comparison with the take always starts at its beginning.");
        }
        else if (isPlayed && Has(result, against))
        {
            result.AddError("--against compares as fast as possible; it cannot be used with --speed. To play a take into the outputs of another show, use '--show'.");
        }
    });

    private static bool Has(CommandResult result, Option option) => result.GetResult(option) is { Implicit: false };

    private static double? ParseSpeed(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var speed) && speed is >= MinSpeed and <= MaxSpeed)
        {
            return speed;
        }

        result.AddError($"--speed does not take '{text}': a number from 0.5 to 4, 1 for real time{DecimalComma.Advise(text)}.");
        return null;
    }

    private static TimeSpan? ParseTime(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (TryParseTime(text, out var time))
        {
            return time;
        }

        result.AddError($"--from does not take '{text}': minutes and seconds such as 1:23, hours such as 1:02:03, or seconds such as 83{DecimalComma.Advise(text)}.");
        return null;
    }

    /// <summary>Reads a time: seconds, minutes and seconds, or hours, minutes and seconds.</summary>
    /// <param name="text">The text.</param>
    /// <param name="time">The time.</param>
    /// <returns>False if it is no such time.</returns>
    public static bool TryParseTime(string text, out TimeSpan time)
    {
        const int MaxHours = 1000;
        time = default;
        var parts = text.Split(':');
        double seconds = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            // Only the last part has decimals, and only the first may be longer than an hour or a minute.
            var styles = i == parts.Length - 1 ? NumberStyles.AllowDecimalPoint : NumberStyles.None;
            if (parts.Length > 3 || !double.TryParse(parts[i], styles, CultureInfo.InvariantCulture, out var value) || (i > 0 && value >= 60))
            {
                return false;
            }

            seconds = (60 * seconds) + value;
        }

        var isTime = seconds < MaxHours * 3600;
        time = TimeSpan.FromSeconds(isTime ? seconds : 0);
        return isTime;
    }
}
