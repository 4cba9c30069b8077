using PaintSound.Osc.Codec;

namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>
/// Launches one excerpt at a time through AbletonOSC: no second one before its clip is confirmed and AbletonOSC has answered since. Not thread-safe.
/// </summary>
/// <param name="set">The set.</param>
/// <param name="launches">Launches a confirmed clip, and follows it.</param>
/// <param name="fades">Ends the fade of a track before a launch on it.</param>
/// <param name="originals">Keeps the state of a clip before its first change.</param>
/// <param name="modes">Whether it can be asked how a clip is launched.</param>
/// <param name="reports">Receives the refusals.</param>
/// <param name="send">Sends messages to AbletonOSC.</param>
/// <param name="time">The session clock.</param>
internal sealed class AbletonLauncher(
    AbletonSet set,
    AbletonLaunches launches,
    AbletonFades fades,
    AbletonOriginals originals,
    AbletonLaunchModes modes,
    AbletonReports reports,
    AbletonSender send,
    TimeProvider time)
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
            var pending = Create(number, excerpt);
            pending.Check.Ask();
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
    public void Move() => _pending?.Check.Reset();

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
        if (message.Address == AbletonSession.ErrorAddress && IsPending)
        {
            // Perhaps there is no clip at the position.
            set.ReadClips();
        }

        if (_pending is not { } pending || !pending.Check.Handle(message))
        {
            return;
        }

        if (pending.IsLate)
        {
            GiveUp(pending.LateText);
            return;
        }

        var position = pending.Check.Position;
        var track = set.GetTrackName(position.Track);
        if (pending.Read is { IsDeactivated: true })
        {
            GiveUp($"Clip '{pending.Excerpt.Clip}' of track '{track}' is deactivated: activate it in Live, or take its work out of the library.");
            return;
        }

        if (pending.Read is { } before)
        {
            originals.Add(new ClipName(track, pending.Excerpt.Clip), before);
            originals.Save();
        }

        if (!modes.AreKnown)
        {
            reports.ReportRefusal(AbletonLaunchModes.Sentence);
        }

        (_pending, _isUnanswered) = (null, true);
        fades.End(position.Track);
        launches.Launch(pending.Number, position, pending.Excerpt, pending.Read);
    }

    /// <summary>Asks again for a clip that was not confirmed for a while.</summary>
    public void Step()
    {
        if (_pending is not { } pending || !pending.Check.IsDue)
        {
            return;
        }

        if (pending.HasFailed)
        {
            GiveUp(pending.FailedText);
            return;
        }

        try
        {
            pending.Check.Ask();
        }
        catch (LiveNameException e)
        {
            GiveUp(e.Message);
        }
    }

    /// <exception cref="LiveNameException">The set has no clip with this name, or more than one.</exception>
    private AbletonPendingLaunch Create(int number, LiveExcerpt excerpt)
    {
        var clip = new ClipName(set.GetTrackName(set.FindClip(excerpt.Clip, excerpt.Track).Track), excerpt.Clip);
        var read = originals.Has(clip) ? null : new AbletonClipState();
        return new AbletonPendingLaunch(time, number, excerpt, new AbletonClipCheck(set, modes, send, time, clip, read), read);
    }

    private void GiveUp(string reason)
    {
        _pending = null;
        reports.ReportRefusal(reason);
    }
}
