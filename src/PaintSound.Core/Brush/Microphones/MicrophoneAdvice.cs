using System.Globalization;

namespace PaintSound.Core.Brush.Microphones;

/// <summary>What the setup page and the doctor say about contact microphones.</summary>
public static class MicrophoneAdvice
{
    /// <summary>Describes a reading: what it is and what to do.</summary>
    /// <param name="reading">The reading.</param>
    public static string Describe(in MicrophoneReading reading) => reading.Condition switch
    {
        MicrophoneCondition.Missing => "No sound arrives from the device.",
        MicrophoneCondition.Silent => "Delivers nothing, not even noise: the input is switched off, or the device has fewer channels.",
        MicrophoneCondition.Copy => $"Delivers the sound of microphone {reading.CopyOf + 1}: the device copies one input to another.",
        MicrophoneCondition.Humming => Text($"Hums at {reading.LevelDb:0} dB: the plug is out, or the cable is damaged or lies beside a power cable."),
        MicrophoneCondition.Clipping => "Clips: turn down the gain of this input.",
        _ => Text($"Works, {reading.LevelDb:0} dB."),
    };

    /// <summary>True if a person must change something.</summary>
    public static bool IsWrong(in MicrophoneReading reading) => reading.Condition != MicrophoneCondition.Working;

    /// <summary>Describes a check with taps: what to do next, or the result.</summary>
    /// <param name="taps">The check.</param>
    /// <param name="labels">The microphones, in their order.</param>
    public static string Describe(TapProgress taps, IReadOnlyList<MicrophoneLabel> labels)
    {
        ArgumentNullException.ThrowIfNull(taps);
        ArgumentNullException.ThrowIfNull(labels);
        return taps.State switch
        {
            TapState.Waiting => $"Tap once on the canvas beside {labels[taps.Next]}.",
            TapState.NotHeard => $"No tap beside {labels[taps.Next]} was heard in 20 s. Tap harder, or turn up the gain, and begin again.",
            TapState.Done => Describe(taps.Result!, labels),
            _ => string.Empty,
        };
    }

    /// <summary>True if the check found something that a person must change, or was not certain.</summary>
    public static bool IsWrong(TapProgress taps)
    {
        ArgumentNullException.ThrowIfNull(taps);
        return taps.State == TapState.NotHeard || taps.Result is { } result && (!result.IsCertain || result.Deaf.Count > 0 || Exchanged(result).Length > 0);
    }

    private static string Describe(TapResult result, IReadOnlyList<MicrophoneLabel> labels)
    {
        var deaf = string.Concat(result.Deaf.Select(microphone => $"{labels[microphone].Title} heard no tap: its cable is dead, or its gain is down. "));
        if (!result.IsCertain)
        {
            return $"{deaf}The taps do not show which microphone is where. Tap within 5 cm of each, one after the other, and begin again.";
        }

        var exchanged = Exchanged(result);
        if (exchanged.Length == 0)
        {
            return deaf.Length > 0 ? $"{deaf}The others are in their places." : "Every microphone is in its place.";
        }

        return exchanged is [var one, var other] && result.Placed[one] == other && result.Placed[other] == one
            ? $"{deaf}The cables of {labels[one]} and {labels[other]} are exchanged. Exchange them, or their 'channel' in the show file."
            : deaf + string.Concat(exchanged.Select(place => $"At the place of {labels[place]} is {labels[result.Placed[place]!.Value]}. ")) + "Exchange their cables, or their 'channel' in the show file.";
    }

    private static int[] Exchanged(TapResult result) =>
        [.. Enumerable.Range(0, result.Placed.Count).Where(place => result.Placed[place] is { } microphone && microphone != place)];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
