using PaintSound.Web.NewShows;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Commands.New;

/// <summary>All answers of the page, understood.</summary>
/// <param name="File">The show file.</param>
/// <param name="Library">Absolute path of the library.</param>
/// <param name="Brush">The contact microphone.</param>
/// <param name="Canvas">The camera.</param>
/// <param name="Music">The composer's sound.</param>
/// <param name="Live">Ableton Live.</param>
internal sealed record PageAnswers(
    PageAnswer<NewShowFile> File,
    PageAnswer<string> Library,
    PageAnswer<SourceSettings> Brush,
    PageAnswer<SourceSettings> Canvas,
    PageAnswer<MusicAnswer> Music,
    PageAnswer<LiveAnswer> Live)
{
    /// <summary>The answers of the questions.</summary>
    public GivenAnswers Given => new(Library.Value, Brush.Value, Canvas.Value, Music.Value, Live.Value);

    /// <summary>What is wrong with the answers of the questions; null if nothing is.</summary>
    public string? WrongAnswer => FindWrong(Library.Remark, Brush.Remark, Canvas.Remark, Music.Remark, Live.Remark);

    /// <summary>Why the file cannot be written; null if it can.</summary>
    public string? Refusal => FindWrong(File.Remark) ?? WrongAnswer;

    private static string? FindWrong(params NewShowRemarkDto[] remarks) => Array.Find(remarks, remark => remark.Kind == RemarkKind.Wrong)?.Says;
}
