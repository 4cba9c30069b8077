using System.Globalization;
using System.Text.RegularExpressions;
using PaintSound.Media.Devices;

namespace PaintSound.Media.Systems;

/// <summary>Reads the list of v4l2-ctl, and plans what to set so that a camera keeps its picture as it is, and to give it back its own settings. Stateless.</summary>
internal static partial class VideoControls
{
    // Linux, include/uapi/linux/v4l2-controls.h. Linux 5.13 renamed some controls. The manual exposure mode is 1; all other switches are off at 0.
    private static readonly (string What, string[] Automatic, int Manual, string[] Values)[] Kinds =
    [
        ("exposure", ["auto_exposure", "exposure_auto"], 1, ["exposure_time_absolute", "exposure_absolute", "exposure"]),
        ("frame rate", ["exposure_dynamic_framerate", "exposure_auto_priority"], 0, []),
        ("gain", ["gain_automatic", "autogain"], 0, ["gain"]),
        ("white balance", ["white_balance_automatic", "white_balance_temperature_auto"], 0, ["white_balance_temperature"]),
        ("focus", ["focus_automatic_continuous", "focus_auto"], 0, ["focus_absolute"]),
    ];

    // What a person knows a camera by. The frame rate is a part of the exposure.
    private static readonly string[] Names = ["exposure", "gain", "white balance", "focus"];

    /// <summary>Parses the output of <c>v4l2-ctl --list-ctrls</c>. Lines of another form are ignored.</summary>
    public static IReadOnlyList<VideoControl> Parse(string list) =>
    [
        .. list.Split('\n').Select(line => ControlPattern().Match(line)).Where(match => match.Success).Select(match => new VideoControl(
            match.Groups["name"].Value, int.Parse(match.Groups["value"].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture))),
    ];

    /// <summary>
    /// Returns what to set to lock a camera: every automatic is switched off, and the value that it had chosen is set, because some cameras would start
    /// again from their default.
    /// </summary>
    /// <param name="controls">The controls of the camera.</param>
    public static IReadOnlyList<VideoControlChange> PlanLock(IReadOnlyList<VideoControl> controls)
    {
        List<VideoControlChange> changes = [];
        foreach (var (what, automatic, manual, values) in Kinds)
        {
            if (Find(controls, automatic) is not { } mode)
            {
                continue;
            }

            changes.Add(new VideoControlChange(what, mode.Name, manual));
            if (Find(controls, values) is { } value)
            {
                changes.Add(new VideoControlChange(what, value.Name, value.Value));
            }
        }

        return changes;
    }

    /// <summary>Returns those of the controls that <see cref="PlanLock"/> can change.</summary>
    public static IReadOnlyList<VideoControl> SelectOwn(IReadOnlyList<VideoControl> controls)
    {
        var names = PlanLock(controls).Select(change => change.Name).ToHashSet(StringComparer.Ordinal);
        return [.. controls.Where(control => names.Contains(control.Name))];
    }

    /// <summary>Returns what to set so that a camera has its own settings again. What it has already is not set.</summary>
    /// <param name="own">The controls that the camera had.</param>
    /// <param name="now">The controls that it has.</param>
    public static IReadOnlyList<VideoControlChange> PlanRestore(IReadOnlyList<VideoControl> own, IReadOnlyList<VideoControl> now)
    {
        List<VideoControlChange> changes = [];
        foreach (var (what, automatic, manual, values) in Kinds)
        {
            // A value can only be set while its automatic is off.
            var mode = Find(own, automatic);
            VideoControl?[] order = mode?.Value == manual ? [mode, Find(own, values)] : [Find(own, values), mode];
            changes.AddRange(order.OfType<VideoControl>()
                .Where(control => now.Any(other => other.Name == control.Name && other.Value != control.Value))
                .Select(control => new VideoControlChange(what, control.Name, control.Value)));
        }

        return changes;
    }

    /// <summary>Returns what was locked and what was not, and why, in sentences.</summary>
    /// <param name="changes">What was asked for.</param>
    /// <param name="refused">What the camera refused.</param>
    public static string DescribeLock(IReadOnlyList<VideoControlChange> changes, IReadOnlyCollection<RefusedControl> refused)
    {
        var failed = refused.Select(change => change.Change.What).Distinct().ToArray();
        var granted = changes.Select(change => change.What).Distinct().Except(failed).Intersect(Names).ToArray();
        var missing = Names.Except(granted).Except(failed).ToArray();
        List<string> sentences = [$"Locked: {(granted.Length == 0 ? "nothing" : string.Join(", ", granted))}."];
        sentences.AddRange(DescribeRefused(refused));
        if (missing.Length > 0)
        {
            sentences.Add($"The camera has no automatic to switch for: {string.Join(", ", missing)}.");
        }

        return string.Join(' ', sentences);
    }

    /// <summary>Returns what has the camera's own setting again and what has not, and why, in sentences.</summary>
    /// <param name="own">The controls that the camera had.</param>
    /// <param name="refused">What the camera refused.</param>
    public static string DescribeRestored(IReadOnlyList<VideoControl> own, IReadOnlyCollection<RefusedControl> refused)
    {
        var failed = refused.Select(change => change.Change.What).ToArray();
        var restored = Kinds.Where(kind => Names.Contains(kind.What) && !failed.Contains(kind.What)).Select(kind => (kind.What, kind.Manual, Mode: Find(own, kind.Automatic)))
            .Where(kind => kind.Mode is not null).Select(kind => $"{kind.What} {(kind.Mode!.Value == kind.Manual ? "by hand" : "automatic")}").ToArray();
        return string.Join(' ', [$"The camera has its own settings again: {(restored.Length == 0 ? "none" : string.Join(", ", restored))}.", .. DescribeRefused(refused)]);
    }

    /// <summary>Returns what the camera adjusts by itself: exposure, gain, white balance, focus.</summary>
    public static IReadOnlyList<string> ListAutomatic(IReadOnlyList<VideoControl> controls) =>
        [.. Kinds.Where(kind => Names.Contains(kind.What) && Find(controls, kind.Automatic) is { } mode && mode.Value != kind.Manual).Select(kind => kind.What)];

    /// <summary>Returns true if a control is a value that the camera adjusts by itself now, so that it need not be what was set.</summary>
    /// <param name="controls">The controls of the camera.</param>
    /// <param name="name">The name of the control.</param>
    public static bool IsAdjusted(IReadOnlyList<VideoControl> controls, string name) =>
        Kinds.Any(kind => kind.Values.Contains(name) && Find(controls, kind.Automatic) is { } mode && mode.Value != kind.Manual);

    private static IEnumerable<string> DescribeRefused(IReadOnlyCollection<RefusedControl> refused) => refused.Count == 0 ? [] :
        [$"The camera refused: {string.Join(", ", refused.DistinctBy(change => change.Change.What).Select(change => $"{change.Change.What} ({change.Reason})"))}."];

    private static VideoControl? Find(IReadOnlyList<VideoControl> controls, string[] names) => controls.FirstOrDefault(control => names.Contains(control.Name));

    [GeneratedRegex(@"^\s*(?<name>[a-z0-9_]+) 0x[0-9a-f]+ \([a-z0-9]+\)\s*:.*?\bvalue=(?<value>-?\d{1,9})\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ControlPattern();
}
