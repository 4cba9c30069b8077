namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>A launch whose clip is confirmed first. Not thread-safe.</summary>
/// <param name="time">The session clock.</param>
/// <param name="number">The number of the launch.</param>
/// <param name="excerpt">The excerpt.</param>
/// <param name="check">Confirms the clip.</param>
/// <param name="read">The state of the clip, which is read with the confirmation; null if it is known from an earlier launch.</param>
internal sealed class AbletonPendingLaunch(TimeProvider time, int number, LiveExcerpt excerpt, AbletonClipCheck check, AbletonClipState? read)
{
    /// <summary>The number of the launch.</summary>
    public int Number => number;

    /// <summary>The excerpt.</summary>
    public LiveExcerpt Excerpt => excerpt;

    /// <summary>Confirms the clip.</summary>
    public AbletonClipCheck Check => check;

    /// <summary>The state of the clip from before this launch, if it is the first.</summary>
    public AbletonClipState? Read => read;

    /// <summary>True after the latest time of the launch.</summary>
    public bool IsLate => time.GetTimestamp() > excerpt.Due;

    /// <summary>Says that the launch is late.</summary>
    public string LateText => $"The clip '{excerpt.Clip}' was not launched: Live answered too late.";

    /// <summary>Says why the launch is given up.</summary>
    public string FailedText => IsLate
        ? LateText
        : read is { IsExcerptKnown: false }
            ? $"The clip '{excerpt.Clip}' was not launched: AbletonOSC did not tell its markers, so they could not be given back."
            : $"The clip '{excerpt.Clip}' was not launched: AbletonOSC did not confirm where it is.";

    /// <summary>True if the launch is late, or the clip was not confirmed after several tries.</summary>
    public bool HasFailed => check.HasFailed || IsLate;
}
