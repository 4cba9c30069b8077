using PaintSound.Media;
using PaintSound.Web;
using PaintSound.Worker.Announce;
using PaintSound.Worker.Show;

namespace PaintSound.Worker.Stage;

/// <summary>The web pages of a performance: one more voice, and one more door to the controls.</summary>
internal sealed class Pages
{
    private readonly WebSetting _setting;
    private readonly Desk _desk;
    private readonly TimeProvider _time;
    private readonly Billboard _board;

    public Pages(WebSetting setting, Players players, Cast cast, TimeProvider time)
    {
        (_setting, _desk, _time) = (setting, cast.Desk, time);
        var mel = cast.BrushMel;
        _board = new Billboard(new Programme(
            Names(players),
            cast.Excerpts,
            [.. cast.Desk.Collections],
            [.. cast.Desk.Distances.Select(kind => kind.ToString().ToLowerInvariant())],
            [.. cast.Desk.State.Depths.Keys])
        {
            Bands = mel.Bands,
            ColumnsASecond = mel.SampleRate / (double)mel.Hop,
            StepSeconds = Performance.StepLength.TotalSeconds,
        });
        Voice = new WebVoice(_board);
    }

    /// <summary>Tells the pages what happens.</summary>
    public IAnnouncer Voice { get; }

    /// <summary>Serves the pages for as long as a performance lasts.</summary>
    /// <param name="performance">What is performed.</param>
    /// <param name="opened">Told the links.</param>
    /// <param name="say">Told what a person should know.</param>
    /// <param name="play">Plays it.</param>
    public async Task ServeAsync(Performance performance, Action<string> opened, Action<string> say, Func<Task> play)
    {
        var ffmpeg = Ffmpeg.Find();
        var shelf = new Shelf(new ScreenPicture(ffmpeg, _time), new ExcerptSound(new StretchReader(ffmpeg, _time)));
        _board.Offered += shelf.Offer;
        var access = Access.Guards(_setting.Listen.Address) ? Access.Keep(TokenFile) : Access.Open;
        var host = new PageHost(_setting.Listen, access, _board, performance, shelf, _desk, say, _time);
        using var over = new CancellationTokenSource();
        var serving = host.RunAsync(opened, over.Token);
        try
        {
            await play();
        }
        finally
        {
            await over.CancelAsync();
            await serving;
        }
    }

    private static string TokenFile => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "paintsound", "page-tokens");

    private static Dictionary<string, string> Names(Players players)
    {
        var names = new Dictionary<string, string> { ["brush"] = players.Brush.Name, ["canvas"] = players.Canvas.Name };
        if (players.Music is { } music)
        {
            names["music"] = music.Name;
        }

        return names;
    }
}
