using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using PaintSound.Core.Brush.Placing;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Commands.Input;

/// <summary>The options of a recording with several contact microphones, one on each channel.</summary>
internal static class MicrophoneOptions
{
    private const int MaxChannel = 64;
    private const double NarrowestAspect = 0.1, WidestAspect = 10;

    /// <summary>The microphones, as <c>brush: microphones</c> of a show file has them.</summary>
    public static Option<MicrophoneSettings[]> Microphones() => new("--microphones")
    {
        Description = "Two to four contact microphones in the recording, each CHANNEL:X,Y: the channel from 1, and the place on the canvas from 0,0 (top left) to 1,1. " +
            "For example 1:0.1,0.1 2:0.9,0.1. Default: one microphone.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
        CustomParser = Parse,
    };

    /// <summary>The proportions of the canvas, as <c>canvas: aspect</c> of a show file has them: width divided by height.</summary>
    public static Option<double?> Aspect() => new("--aspect")
    {
        Description = "Width and height of the canvas in any unit, such as 80,60, for the place of the brush. Default: from --corners, else a square.",
        CustomParser = result =>
        {
            if (Numbers(result.Tokens.Single().Value) is [> 0 and var width, > 0 and var height] && width / height is >= NarrowestAspect and <= WidestAspect)
            {
                return width / height;
            }

            result.AddError("--aspect takes the width and height of the canvas, such as 80,60.");
            return null;
        },
    };

    private static MicrophoneSettings[] Parse(ArgumentResult result)
    {
        List<MicrophoneSettings> microphones = [];
        foreach (var token in result.Tokens)
        {
            if (token.Value.Split(':') is not [var number, var place]
                || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var channel) || channel is < 1 or > MaxChannel
                || Numbers(place) is not [>= 0 and <= 1 and var x, >= 0 and <= 1 and var y])
            {
                result.AddError($"--microphones takes CHANNEL:X,Y for each microphone, such as 1:0.1,0.9; {token.Value} is something else.");
                return [];
            }

            var microphone = new MicrophoneSettings(channel, x, y);
            if (microphone.FindConflict(microphones) is { } conflict)
            {
                result.AddError($"--microphones {conflict}.");
                return [];
            }

            microphones.Add(microphone);
        }

        if (microphones.Count is < MicrophoneArray.MinMicrophones or > MicrophoneArray.MaxMicrophones)
        {
            result.AddError($"--microphones takes 2 to 4 microphones, not {microphones.Count}. For one microphone, leave the option out.");
        }

        return [.. microphones];
    }

    private static double[] Numbers(string text) =>
        [.. text.Split(',').Select(part => double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN)];
}
