using PaintSound.Core.Events;
using PaintSound.Core.Works;
using PaintSound.Osc.Codec;

namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>What was launched through AbletonOSC, one a track, followed through what is told of the tracks' slots.</summary>
/// <param name="send">Sends a message to AbletonOSC.</param>
/// <param name="tell">Told what a launch has come to, and how far it is in seconds.</param>
internal sealed class AbletonLaunches(Action<string, OscArgument[]> send, Action<LiveReportKind, AbletonLaunch, double> tell)
{
    private readonly Dictionary<int, AbletonLaunch> _launched = [];

    /// <summary>The tracks on which something may sound.</summary>
    public int[] Tracks => [.. _launched.Values.Where(launch => !launch.HasEnded).Select(launch => launch.Track)];

    /// <summary>Fires an excerpt, once and unwarped, and follows it.</summary>
    /// <param name="number">The launch's number.</param>
    /// <param name="place">Track and slot, from 0.</param>
    /// <param name="excerpt">What the clip there plays.</param>
    public void Launch(int number, (int Track, int Clip) place, LiveExcerpt excerpt)
    {
        Prepare(place, excerpt.Excerpt.StartSeconds);
        Follow(number, place, excerpt);
        ToClip("/live/clip/fire", place);
    }

    /// <summary>
    /// Follows none of them any more: the tracks' numbers by which AbletonOSC told of them mean others now. Each ends by itself after its excerpt.
    /// </summary>
    public void Forget()
    {
        var before = _launched.Values.Where(launch => !launch.HasEnded).ToArray();
        _launched.Clear();
        foreach (var launch in before)
        {
            tell(LiveReportKind.Ended, launch, 0);
        }
    }

    /// <summary>Takes what AbletonOSC tells, where it is about a launch.</summary>
    public void Handle(OscMessage message)
    {
        if (!_launched.TryGetValue(Whole(message, 0), out var launch))
        {
            return;
        }

        switch (message.Address)
        {
            case "/live/track/get/fired_slot_index":
                Come(launch, launch.Fired(Whole(message, 1)));
                break;
            case "/live/track/get/playing_slot_index":
                Come(launch, launch.Plays(Whole(message, 1)));
                break;
            case "/live/clip/get/playing_position" when launch.IsAt(Whole(message, 1)) && message.Arguments.Count > 2 && message.Arguments[2].TryNumber(out var seconds):
                tell(LiveReportKind.Position, launch, Math.Max(0, seconds - launch.Start));
                break;
            default:
                break;
        }
    }

    // An end may not stand before its start, not even in between: first the start to 0, then the end, then the start.
    private void Prepare((int Track, int Clip) place, double start)
    {
        ToClip("/live/clip/set/looping", place, OscArgument.From(0));
        ToClip("/live/clip/set/warping", place, OscArgument.From(0));
        ToClip("/live/clip/set/loop_start", place, OscArgument.From(0f));
        ToClip("/live/clip/set/loop_end", place, OscArgument.From((float)(start + Excerpt.Seconds)));
        ToClip("/live/clip/set/loop_start", place, OscArgument.From((float)start));
    }

    private void Follow(int number, (int Track, int Clip) place, LiveExcerpt excerpt)
    {
        var inPlace = false;
        if (_launched.TryGetValue(place.Track, out var before))
        {
            inPlace = before.IsAt(place.Clip);
            End(before);
        }
        else
        {
            send("/live/track/start_listen/fired_slot_index", [OscArgument.From(place.Track)]);
            send("/live/track/start_listen/playing_slot_index", [OscArgument.From(place.Track)]);
        }

        _launched[place.Track] = new AbletonLaunch(number, place.Track, place.Clip, excerpt.Clip, excerpt.Excerpt.StartSeconds, inPlace);
        ToClip("/live/clip/start_listen/playing_position", place);
    }

    private void Come(AbletonLaunch launch, LiveReportKind? to)
    {
        if (to == LiveReportKind.Ended)
        {
            End(launch);
        }
        else if (to is { } kind)
        {
            tell(kind, launch, 0);
        }
    }

    private void End(AbletonLaunch launch)
    {
        if (!launch.HasEnded)
        {
            launch.HasEnded = true;
            ToClip("/live/clip/stop_listen/playing_position", (launch.Track, launch.Clip));
            tell(LiveReportKind.Ended, launch, 0);
        }
    }

    private void ToClip(string address, (int Track, int Clip) place, params OscArgument[] arguments) =>
        send(address, [OscArgument.From(place.Track), OscArgument.From(place.Clip), .. arguments]);

    private static int Whole(OscMessage message, int index) =>
        index < message.Arguments.Count && message.Arguments[index].TryNumber(out var number) ? (int)number : -1;
}
