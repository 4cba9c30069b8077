using PaintSound.Core.Works;
using PaintSound.Osc.Addresses;
using PaintSound.Osc.Codec;

namespace PaintSound.Live.Connections.PaintSoundDevice;

/// <summary>
/// Numbers the requests to the remote script or the Max for Live device, writes them as the <see cref="LiveCatalogue"/> says, and sends them. Remembers
/// the last of them until their replies come. Thread-safe.
/// </summary>
/// <param name="port">Sends the datagrams.</param>
/// <param name="time">The session clock; its start is now.</param>
internal sealed class DeviceRequests(LivePort port, TimeProvider time)
{
    // Parameters are set many times per second, so they have their own numbers; otherwise the launches would soon be forgotten. Max can reply
    // with a 32-bit float, which is exact up to twice this number.
    private const int ParameterOffset = 1 << 23;

    private readonly long _start = time.GetTimestamp();

    /// <summary>The last launches, stops, fades and clips.</summary>
    public PendingRequests Others { get; } = new(time);

    /// <summary>The last pings.</summary>
    public PendingRequests Pings { get; } = new(time);

    /// <summary>The last values of parameters.</summary>
    public PendingRequests Parameters { get; } = new(time, ParameterOffset);

    private OscArgument Now => OscArgument.From((int)time.GetElapsedTime(_start).TotalMilliseconds);

    private OscArgument ReplyPort => OscArgument.From(port.Port);

    /// <summary>Starts a session.</summary>
    public void Hello() => Send(LiveCatalogue.Hello, OscArgument.From(LiveCatalogue.Protocol), ReplyPort, Now);

    /// <summary>Asks whether Live answers.</summary>
    public void Ping() => Send(LiveCatalogue.Ping, OscArgument.From(Pings.Add(string.Empty)), Now, ReplyPort);

    /// <summary>Launches an excerpt.</summary>
    /// <param name="number">The number of the launch in <see cref="Others"/>. A launch that is sent again keeps its number.</param>
    /// <param name="excerpt">The excerpt.</param>
    public void Launch(int number, LiveExcerpt excerpt) => Send(
        LiveCatalogue.Launch,
        OscArgument.From(number),
        OscArgument.From(excerpt.Clip),
        OscArgument.From(excerpt.Excerpt.Work.File),
        OscArgument.From(excerpt.Track),
        OscArgument.From((float)excerpt.Excerpt.StartSeconds),
        OscArgument.From((float)Excerpt.Seconds),
        OscArgument.From(excerpt.Playback == PlaybackMode.Loop ? "loop" : "once"),
        OscArgument.From((int)time.GetElapsedTime(_start, excerpt.Due).TotalMilliseconds));

    /// <summary>Stops a track.</summary>
    public void Stop(string track) => Send(LiveCatalogue.Stop, Add("stop"), OscArgument.From(track));

    /// <summary>Fades a track.</summary>
    public void Fade(string track, double level, TimeSpan duration) =>
        Send(LiveCatalogue.Fade, Add("fade"), OscArgument.From(track), OscArgument.From((float)level), OscArgument.From((float)duration.TotalSeconds));

    /// <summary>Sets a parameter.</summary>
    public void Set(LiveParameter parameter, double value) => Send(
        LiveCatalogue.Set,
        OscArgument.From(Parameters.Add(parameter.ToString())),
        OscArgument.From(parameter.Track),
        OscArgument.From(parameter.Device),
        OscArgument.From(parameter.Name),
        OscArgument.From((float)value));

    /// <summary>Makes a clip of a file.</summary>
    /// <returns>The number of the request.</returns>
    public int Build(string clip, string file, string track, int scene, double gainDb)
    {
        var number = Others.Add(clip);
        Send(
            LiveCatalogue.Build,
            OscArgument.From(number),
            OscArgument.From(clip),
            OscArgument.From(file),
            OscArgument.From(track),
            OscArgument.From(scene),
            OscArgument.From((float)gainDb));
        return number;
    }

    /// <summary>Looks for a clip of a file or of its copy.</summary>
    /// <returns>The number of the request.</returns>
    public int Find(string clip, string file, string copy)
    {
        var number = Others.Add(clip);
        Send(LiveCatalogue.Find, OscArgument.From(number), OscArgument.From(clip), OscArgument.From(file), OscArgument.From(copy));
        return number;
    }

    /// <summary>Ends the show, or disarms it for good.</summary>
    public void Bye() => Send(LiveCatalogue.Bye, Add("bye"));

    /// <summary>Sends a message of another catalogue: the value of a control.</summary>
    public void Send(CatalogueEntry entry, params OscArgument[] arguments) => port.Send(entry.Address, arguments);

    private OscArgument Add(string title) => OscArgument.From(Others.Add(title));
}
