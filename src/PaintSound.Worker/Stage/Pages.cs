using PaintSound.Core.Works;
using PaintSound.Media;
using PaintSound.Web;
using PaintSound.Worker.Announce;
using PaintSound.Worker.Setup;
using PaintSound.Worker.Show;

namespace PaintSound.Worker.Stage;

/// <summary>The web pages of a performance: one more voice, and one more door to the controls.</summary>
internal sealed class Pages
{
    private readonly WebSetting _setting;
    private readonly Desk _desk;
    private readonly TimeProvider _time;
    private readonly Billboard _board;
    private readonly Func<Performance, ISetup> _setup;
    private readonly IEnumerable<Painting> _ahead;

    /// <summary>Prepares them.</summary>
    /// <param name="file">The show file.</param>
    /// <param name="show">What was read from it.</param>
    /// <param name="sources">Have the camera.</param>
    /// <param name="players">Who is heard and seen.</param>
    /// <param name="cast">Library and controls.</param>
    /// <param name="time">The session's clock.</param>
    public Pages(string file, ShowFile show, Sources sources, Players players, Cast cast, TimeProvider time)
    {
        (_setting, _desk, _time) = (show.Web, cast.Desk, time);
        var calibration = new Calibration(time);
        _setup = performance => new StageSetup(file, show, sources, calibration, performance, cast.Desk);
        var mel = cast.BrushMel;
        _board = new Billboard(new Programme(
            Names(players, show),
            cast.Excerpts,
            [.. cast.Desk.Collections],
            [.. cast.Desk.Distances.Select(kind => kind.ToString().ToLowerInvariant())],
            [.. cast.Desk.State.Depths.Keys])
        {
            Bands = mel.Bands,
            ColumnsASecond = mel.SampleRate / (double)mel.Hop,
            CanvasShape = show.CanvasShape,
            StepSeconds = Performance.StepLength.TotalSeconds,
        });
        _ahead = players.Music is null ? [] : cast.Gallery;
        Voices = [new WebVoice(_board), calibration];
    }

    /// <summary>Tell the pages what happens.</summary>
    public IReadOnlyList<IAnnouncer> Voices { get; }

    /// <summary>Writes into the operator's log.</summary>
    public void Note(string sentence) => _board.Say(sentence);

    /// <summary>Serves the pages for as long as a performance lasts.</summary>
    /// <param name="performance">What is performed.</param>
    /// <param name="opened">Told the links.</param>
    /// <param name="say">Told what a person should know.</param>
    /// <param name="play">Plays it.</param>
    public async Task ServeAsync(Performance performance, Action<string> opened, Action<string> say, Func<Task> play)
    {
        var ffmpeg = Ffmpeg.Find();
        var shelf = new Shelf(new ScreenPicture(ffmpeg, _time), new ExcerptSound(new StretchReader(ffmpeg, _time)), say);
        _board.ExcerptOffered += shelf.Offer;
        _board.PaintingOffered += shelf.Offer;
        var access = Access.Guards(_setting.Listen.Address) ? Access.Keep(TokenFile) : Access.Open;
        var host = new PageHost(_setting.Listen, access, _board, performance, shelf, _desk, _setup(performance), say, _time);
        using var over = new CancellationTokenSource();
        var serving = host.RunAsync(opened, over.Token);
        var preparing = shelf.PrepareAsync(_ahead, over.Token);
        try
        {
            await play();
        }
        finally
        {
            await over.CancelAsync();
            await serving;
            await preparing;
        }
    }

    private static string TokenFile => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "paintsound", "page-tokens");

    // Where on this machine a recording lies is nobody's business, and neither is what opens a camera on the network.
    private static string Name(string name, SourceSetting setting) => setting.Kind == SourceSettingKind.File ? Path.GetFileName(name)
        : Uri.TryCreate(name, UriKind.Absolute, out var address) && address.UserInfo.Length > 0 ? name.Replace(address.UserInfo + "@", "", StringComparison.Ordinal)
        : name;

    private static Dictionary<string, string> Names(Players players, ShowFile show)
    {
        var names = new Dictionary<string, string> { ["brush"] = Name(players.Brush.Name, show.Brush), ["canvas"] = Name(players.Canvas.Name, show.Canvas) };
        if (players.Music is { } music)
        {
            names["music"] = Name(music.Name, show.Music!.Source);
        }

        return names;
    }
}
