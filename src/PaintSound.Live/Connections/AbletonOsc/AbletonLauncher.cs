using PaintSound.Osc.Codec;

namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>
/// Launches one excerpt at a time through AbletonOSC: no second one before its clip is confirmed and AbletonOSC has answered since. Not thread-safe.
/// </summary>
/// <param name="set">The set.</param>
/// <param name="launches">Launches a confirmed clip, and follows it.</param>
/// <param name="fades">Ends the fade of a track before a launch on it.</param>
/// <param name="reports">Receives the refusals.</param>
/// <param name="send">Sends messages to AbletonOSC.</param>
/// <param name="time">The session clock.</param>
internal sealed class AbletonLauncher(
    AbletonSet set, AbletonLaunches launches, AbletonFades fades, AbletonReports reports, AbletonSender send, TimeProvider time)
{
    private AbletonPendingLaunch? _pending;
    private bool _isUnanswered;

    /// <summary>True while a clip is not confirmed.</summary>
    public bool IsPending => _pending is not null;

    /// <summary>Asks for the clip of an excerpt; it is launched when its position is confirmed.</summary>
    /// <param name="number">The number of the launch.</param>
    /// <param name="excerpt">The excerpt.</param>
    /// <returns>False if the launch was dropped.</returns>
    public bool TryLaunch(int number, LiveExcerpt excerpt)
    {
        if (_isUnanswered || IsPending || !set.IsRead)
        {
            return false;
        }

        try
        {
            var pending = new AbletonPendingLaunch(set, send, time, number, excerpt);
            pending.Ask();
            (_pending, _isUnanswered) = (pending, true);
        }
        catch (LiveNameException e)
        {
            // Perhaps the clip was added or moved a moment ago.
            set.ReadClips();
            reports.ReportRefusal(e.Message);
            return false;
        }

        if (excerpt.Playback == PlaybackMode.Loop)
        {
            reports.ReportRefusal("AbletonOSC cannot loop an excerpt; it is played once. The remote script can loop.");
        }

        return true;
    }

    /// <summary>AbletonOSC has answered, so that it has handled what was sent before.</summary>
    public void MarkAnswered() => _isUnanswered = false;

    /// <summary>Finds the clip again after the tracks have changed.</summary>
    public void Move() => _pending?.Reset();

    /// <summary>Gives up a launch that is not confirmed, because Live did not answer for a long time, or has opened another set.</summary>
    public void Forget()
    {
        if (_pending is { } pending)
        {
            GiveUp(pending.LateText);
        }
    }

    /// <summary>Launches if a message confirms the clip; ignores other messages.</summary>
    public void Handle(OscMessage message)
    {
        if (_pending is not { } pending || !pending.Handle(message))
        {
            return;
        }

        if (pending.IsLate)
        {
            GiveUp(pending.LateText);
            return;
        }

        (_pending, _isUnanswered) = (null, true);
        fades.End(pending.Position.Track);
        launches.Launch(pending.Number, pending.Position, pending.Excerpt);
    }

    /// <summary>Asks again for a clip that was not confirmed for a while.</summary>
    public void Step()
    {
        if (_pending is not { } pending || !pending.IsDue())
        {
            return;
        }

        if (pending.HasFailed)
        {
            GiveUp(pending.IsLate ? pending.LateText : $"The clip '{pending.Excerpt.Clip}' was not launched: AbletonOSC did not confirm where it is.");
            return;
        }

        try
        {
            pending.Ask();
        }
        catch (LiveNameException e)
        {
            GiveUp(e.Message);
        }
    }

    private void GiveUp(string reason)
    {
        _pending = null;
        reports.ReportRefusal(reason);
    }
}
