using System.Collections.Immutable;
using System.Net;
using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Live.Connections;
using PaintSound.Media;
using PaintSound.Osc.Control;
using PaintSound.Performance.Pipeline;
using PaintSound.Worker.Hosting;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PaintSound.Worker.Show;

/// <summary>The one configuration file of a performance.</summary>
/// <param name="Library">Folder of the library.</param>
/// <param name="Models">Folders of networks, which come before those that PaintSound brings.</param>
/// <param name="Brush">The contact microphone.</param>
/// <param name="Canvas">The camera.</param>
/// <param name="Music">The composer's live sound, or null where only the painter plays.</param>
/// <param name="Corners">The canvas's corners in the camera's picture.</param>
/// <param name="FramesPerSecond">How often the canvas is looked at.</param>
/// <param name="OscTargets">Where messages go, each <c>host:port</c>.</param>
/// <param name="OscListen">Where control messages are received, <c>address:port</c>.</param>
/// <param name="Choosing">The settings at the beginning; controls change them during the performance.</param>
internal sealed record ShowFile(
    string Library,
    IReadOnlyList<string> Models,
    SourceSettings Brush,
    SourceSettings Canvas,
    MusicSettings? Music,
    Corners Corners,
    double FramesPerSecond,
    IReadOnlyList<string> OscTargets,
    string OscListen,
    ChoosingControls Choosing)
{
    /// <summary>Where control messages are received unless the show says otherwise.</summary>
    public static string DefaultListen { get; } = OscReceiver.DefaultEndPoint.ToString();

    /// <summary>How often a canvas is looked at in a second, unless the show says otherwise.</summary>
    public const double StandardFrames = 4;

    /// <summary>What follows what.</summary>
    public IReadOnlyList<ModulationSettings> Modulations { get; private init; } = [];

    /// <summary>Where OSCQuery is served; null for nowhere.</summary>
    public IPEndPoint? OscQuery { get; private init; } = OscQueryServer.DefaultEndPoint;

    /// <summary>The web pages.</summary>
    public WebSettings Web { get; private init; } = WebSettings.Standard;

    /// <summary>Width over height of the canvas.</summary>
    public double CanvasShape { get; private init; } = 1;

    /// <summary>How the projection stands at the beginning.</summary>
    public Projection Projection { get; private init; } = new();

    /// <summary>What was learned of the stage.</summary>
    public StageCalibration Senses { get; private init; } = new();

    /// <summary>How the controls stand at the beginning.</summary>
    public ShowState State => new()
    {
        Choosing = Choosing,
        Projection = Projection,
        Depths = Modulations.ToImmutableSortedDictionary(m => m.Name, m => m.Depth, StringComparer.Ordinal),
    };

    /// <summary>The MIDI side, or null where there is none.</summary>
    public MidiSettings? Midi { get; private init; }

    /// <summary>How what is chosen is played in Live, or null where it is not.</summary>
    public LiveSettings? Live { get; private init; }

    private ShowYamlNode? Off { get; init; }

    /// <summary>Reads a show file.</summary>
    /// <exception cref="ShowException">It cannot be read or followed; the message names the line.</exception>
    public static ShowFile Read(string path)
    {
        var show = Parse(path);
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var canvas = show.GetRequired("canvas");
        var brush = show.GetRequired("brush");
        var osc = show["osc"];
        var music = show["music"] is { } composer ? MusicSettings.Read(composer, folder) : null;
        var choosing = show["choosing"] is { } settings ? ReadChoosing(settings) : new ChoosingControls();
        var read = new ShowFile(
            Resolve(show.GetRequired("library").Text, folder),
            show["models"] is { } models ? [.. models.ItemOrItems.Select(item => Resolve(item.Text, folder))] : [],
            SourceSettings.Read(brush, folder),
            SourceSettings.Read(canvas, folder),
            music,
            canvas["corners"] is { } corners ? ReadCorners(corners) : Corners.Whole,
            canvas["frames"]?.Number(0.5, 30) ?? StandardFrames,
            osc?["to"] is { } targets ? [.. targets.Items.Select(item => item.Target().ToString())] : [],
            osc?["listen"] is { } listen ? ReadListen(listen) : DefaultListen,
            music is null ? choosing : choosing with { MusicSilenceDb = music.SilenceDb })
        {
            Off = show["choosing"]?["off"],
            OscQuery = osc?["query"] is { } query ? ReadQuery(query) : OscQueryServer.DefaultEndPoint,
            CanvasShape = canvas["size"] is { } size ? ReadShape(size) : 1,
            Projection = show["projection"] is { } projection ? ProjectionSettings.Read(projection) : new Projection(),
            Senses = StageCalibrationSettings.Read(brush, canvas),
            Web = show["web"] is { } web ? WebSettings.Read(web) : WebSettings.Standard,
            Modulations = show["modulations"] is { } modulations ? ModulationSettings.ReadAll(modulations, show["music"] is not null) : [],
            Midi = show["midi"] is { } midi ? MidiSettings.Read(midi, folder) : null,
            Live = show["live"] is { } live ? LiveSettings.Read(live) : null,
        };
        if (read.Live is { Connection: LiveConnectionKind.Midi } && read.Midi is null)
        {
            read = read with { Midi = MidiSettings.Standard };
        }

        if (read.Live is null or { Connection: LiveConnectionKind.Midi } && read.Modulations.Any(modulation => modulation.Target is LiveTargetSettings))
        {
            throw show["modulations"]!.Invalid("parameters of Live only in a show whose 'live: door' reaches them, which MIDI does not: there, 'control' is the target");
        }

        if (read.Midi is null && read.Modulations.Any(modulation => modulation.Target is MidiTargetSettings))
        {
            throw show["modulations"]!.Invalid("control changes only in a show that has 'midi'");
        }

        show.EnsureAllRead();
        canvas.EnsureAllRead();
        brush.EnsureAllRead();
        osc?.EnsureAllRead();
        return read;
    }

    /// <summary>Makes sure that what the show switches off is there.</summary>
    /// <param name="collections">The library's collections.</param>
    /// <exception cref="ShowException">It is not; the message names the line.</exception>
    public void Require(IReadOnlyCollection<string> collections)
    {
        foreach (var item in Off?.Items ?? [])
        {
            if (!collections.Contains(item.Text))
            {
                throw item.Invalid($"collections of the library ({string.Join(", ", collections)})");
            }
        }
    }

    /// <summary>A path in a show file is relative to the show file, so that a folder can be carried to another machine.</summary>
    internal static string Resolve(string path, string folder) => Path.GetFullPath(path, folder);

    /// <summary>Reads a file of YAML.</summary>
    /// <param name="path">The file.</param>
    /// <param name="what">What a person calls it.</param>
    /// <exception cref="ShowException">It cannot be read.</exception>
    internal static ShowYamlNode Parse(string path, string what = "show file")
    {
        var yaml = new YamlStream();
        try
        {
            using var reader = File.OpenText(path);
            yaml.Load(reader);
        }
        catch (YamlException e)
        {
            throw new ShowException($"{path}, line {e.Start.Line}: this is not YAML ({e.Message}).", e);
        }
        catch (Exception e) when (Directory.Exists(path))
        {
            throw new ShowException($"{path} is a folder; run takes a show file.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ShowException($"The {what} {path} cannot be read: {e.Message}", e);
        }

        return yaml.Documents.Count switch
        {
            0 => throw new ShowException($"The {what} {path} is empty. The README shows what belongs into it."),
            1 => new ShowYamlNode(path, string.Empty, yaml.Documents[0].RootNode),
            _ => throw new ShowException($"The show file {path} holds more than one show: a line '---' begins another."),
        };
    }

    private static IPEndPoint? ReadQuery(ShowYamlNode node) => node.Text == "off" ? null : IPEndPoint.Parse(ReadListen(node));

    private static string ReadListen(ShowYamlNode node) =>
        IPEndPoint.TryParse(node.Text, out var end) && end.Port > 0 ? node.Text : throw node.Invalid("an address of this machine and a port, such as 127.0.0.1:9100");

    private static ChoosingControls ReadChoosing(ShowYamlNode node)
    {
        var standard = new ChoosingControls();
        var controls = new ChoosingControls
        {
            Gate = node["gate"]?.Number(ControlTable.Gate) ?? standard.Gate,
            Dwell = node["dwell"]?.Seconds(ControlTable.Dwell) ?? standard.Dwell,
            RepeatAfter = node["rest"]?.Seconds(0, 3600) ?? standard.RepeatAfter,
            Weight = node["weight"]?.Number(0, 1) ?? standard.Weight,
            Distance = node["distance"]?.OneOf<SoundDistanceKind>() ?? standard.Distance,
            Follow = node["follow"]?.Number(ControlTable.Follow) ?? standard.Follow,
            Strategy = node["strategy"]?.OneOf<ChoosingStrategy>() ?? standard.Strategy,
            Silence = node["silence"]?.OneOf<SilencePolicy>() ?? standard.Silence,
            SilenceDb = (float?)node["silence-db"]?.Number(-120, 0) ?? standard.SilenceDb,
            Excluded = node["off"] is { } off ? [.. off.Items.Select(item => item.Text)] : standard.Excluded,
        };
        node.EnsureAllRead();
        return controls;
    }

    private static double ReadShape(ShowYamlNode node)
    {
        var (width, height) = node.Pair(0, 100_000);
        return width / height is >= 0.1 and <= 10 ? width / height : throw node.Invalid("the canvas's width and height in any unit, such as [80, 60]");
    }

    private static Corners ReadCorners(ShowYamlNode node)
    {
        var points = node.Items;
        if (points.Count != 4 || points.Any(point => point.Items.Count != 2))
        {
            throw WrongCorners();
        }

        NormalisedPoint At(int i) => new(points[i].Items[0].Number(0, 1), points[i].Items[1].Number(0, 1));
        var corners = new Corners(At(0), At(1), At(2), At(3));
        return corners.IsConvex ? corners : throw WrongCorners();

        ShowException WrongCorners() =>
            node.Invalid("four points around the canvas: [[x, y] top left, top right, bottom left, bottom right], each 0 to 1");
    }
}
