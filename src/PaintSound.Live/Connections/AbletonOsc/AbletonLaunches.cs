using PaintSound.Core.Events;
using PaintSound.Core.Works;
using PaintSound.Osc.Codec;

namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>The launches through AbletonOSC, one per track. Their state follows from what AbletonOSC reports. Not thread-safe.</summary>
/// <param name="send">Sends messages to AbletonOSC.</param>
/// <param name="report">Called with each change of a launch, and the position in the excerpt in seconds.</param>
internal sealed class AbletonLaunches(AbletonSender send, Action<LiveReportKind, AbletonLaunch, double> report)
{
    private readonly Dictionary<int, AbletonLaunch> _launches = [];

    /// <summary>The tracks on which a launched clip plays or will play.</summary>
    public int[] Tracks => [.. _launches.Values.Where(launch => !launch.HasEnded).Select(launch => launch.Position.Track)];

    /// <summary>Launches an excerpt, once and unwarped, and follows its state.</summary>
    /// <param name="number">The number of the launch.</param>
    /// <param name="position">The position of the clip.</param>
    /// <param name="excerpt">The excerpt of the clip.</param>
    /// <param name="before">The state of the clip before its first launch; null for a later one.</param>
    public void Launch(int number, ClipPosition position, LiveExcerpt excerpt, AbletonClipState? before)
    {
        Follow(number, position, excerpt);
        send.SendBundle([.. before?.CreateLaunch(position) ?? [], .. CreateExcerpt(position, excerpt.Excerpt.StartSeconds), Create("/live/clip/fire", position)]);
    }

    /// <summary>
    /// Reports all launches as ended, because the track numbers of AbletonOSC now mean other tracks. The clips themselves stop at the end of
    /// their excerpts.
    /// </summary>
    public void Forget()
    {
        var launches = _launches.Values.Where(launch => !launch.HasEnded).ToArray();
        _launches.Clear();
        foreach (var launch in launches)
        {
            report(LiveReportKind.Ended, launch, 0);
        }
    }

    /// <summary>Handles a message from AbletonOSC; ignores those that are not about a launch.</summary>
    public void Handle(OscMessage message)
    {
        if (!_launches.TryGetValue(message.GetInteger(0), out var launch))
        {
            return;
        }

        switch (message.Address)
        {
            case "/live/track/get/fired_slot_index":
                Change(launch, launch.HandleFiredSlot(message.GetInteger(1)));
                break;
            case "/live/track/get/playing_slot_index":
                Change(launch, launch.HandlePlayingSlot(message.GetInteger(1)));
                break;
            case "/live/clip/get/playing_position" when launch.IsPlayingFrom(message.GetInteger(1))
                && message.Arguments.Count > 2 && message.Arguments[2].TryNumber(out var seconds):
                report(LiveReportKind.Position, launch, Math.Max(0, seconds - launch.Start));
                break;
            default:
                break;
        }
    }

    // The end must be after the start at every moment. So set the start to 0, then the end, then the start.
    private static OscMessage[] CreateExcerpt(ClipPosition position, double start) =>
    [
        Create("/live/clip/set/looping", position, OscArgument.From(0)),
        Create("/live/clip/set/warping", position, OscArgument.From(0)),
        Create("/live/clip/set/loop_start", position, OscArgument.From(0f)),
        Create("/live/clip/set/loop_end", position, OscArgument.From((float)(start + Excerpt.Seconds))),
        Create("/live/clip/set/loop_start", position, OscArgument.From((float)start)),
    ];

    private void Follow(int number, ClipPosition position, LiveExcerpt excerpt)
    {
        var isSlotPlaying = false;
        if (_launches.TryGetValue(position.Track, out var previous))
        {
            isSlotPlaying = previous.IsPlayingFrom(position.Slot);
            End(previous);
        }
        else
        {
            send.Send("/live/track/start_listen/fired_slot_index", OscArgument.From(position.Track));
            send.Send("/live/track/start_listen/playing_slot_index", OscArgument.From(position.Track));
        }

        _launches[position.Track] = new AbletonLaunch(number, position, excerpt.Clip, excerpt.Excerpt.StartSeconds, isSlotPlaying);
        send.Send("/live/clip/start_listen/playing_position", OscArgument.From(position.Track), OscArgument.From(position.Slot));
    }

    private void Change(AbletonLaunch launch, LiveReportKind? change)
    {
        if (change == LiveReportKind.Ended)
        {
            End(launch);
        }
        else if (change is { } kind)
        {
            report(kind, launch, 0);
        }
    }

    private void End(AbletonLaunch launch)
    {
        if (!launch.HasEnded)
        {
            launch.HasEnded = true;
            send.Send("/live/clip/stop_listen/playing_position", OscArgument.From(launch.Position.Track), OscArgument.From(launch.Position.Slot));
            report(LiveReportKind.Ended, launch, 0);
        }
    }

    private static OscMessage Create(string address, ClipPosition position, params OscArgument[] arguments) =>
        new(address, [OscArgument.From(position.Track), OscArgument.From(position.Slot), .. arguments]);
}
