using PaintSound.Worker.Paths;
using PaintSound.Worker.Show.Settings;
using Spectre.Console;

namespace PaintSound.Worker.Commands.New;

/// <summary>Asks on a terminal what no option answers. The choices are those of <see cref="NewShowChoices"/>.</summary>
/// <param name="console">The terminal.</param>
/// <param name="found">What exists.</param>
internal sealed class NewShowQuestions(IAnsiConsole console, FoundParts found)
{
    private const int VisibleChoices = 12;
    private readonly NewShowChoices _choices = new(found);

    /// <summary>Whether the terminal can show questions.</summary>
    public static bool CanAsk(IAnsiConsole console) => console.Profile.Capabilities is { Interactive: true, Ansi: true };

    /// <summary>Asks all that is not given.</summary>
    /// <param name="given">The answers that were given.</param>
    /// <param name="folder">The folder of the show file.</param>
    /// <param name="stop">Cancels the questions.</param>
    public async Task<GivenAnswers> AskAsync(GivenAnswers given, string folder, CancellationToken stop)
    {
        var library = given.Library ?? await AskLibraryAsync(folder, stop);
        var brush = given.Brush ?? await AskSourceAsync("Which input is the [bold]contact microphone[/] at the canvas?", _choices.Brush, stop);
        var canvas = given.Canvas ?? await AskSourceAsync("Which [bold]camera[/] sees the canvas?", _choices.Canvas, stop);
        var music = given.Music ?? await AskMusicAsync(stop);
        var live = given.Live ?? await SelectAsync("What plays the selections in [bold]Ableton Live[/]?", _choices.Live, stop);
        return new GivenAnswers(library, brush, canvas, music, live);
    }

    private async Task<string> AskLibraryAsync(string folder, CancellationToken stop)
    {
        var another = new Choice<string?>(NewShowChoices.AnotherLibrary, null);
        var path = found.Libraries.Count == 0
            ? null
            : await SelectAsync("Which [bold]library[/] of music and paintings?", [.. found.Libraries.Select(library => new Choice<string?>(library, library)), another], stop);
        return path ?? Path.GetFullPath(
            HomeFolder.Expand(await console.PromptAsync(new TextPrompt<string>("Folder of the [bold]library[/]:").DefaultValue(NewShowDefaults.LibraryName), stop)), folder);
    }

    private async Task<MusicAnswer> AskMusicAsync(CancellationToken stop)
    {
        const string Question = "Is there a [bold]composer[/]? With the composer's sound, PaintSound also selects paintings and measures congruity.";
        var none = new Choice<bool>(NewShowChoices.NoComposer, Value: false);
        var some = new Choice<bool>("Yes", Value: true);
        return await SelectAsync(Question, [none, some], stop)
            ? new MusicAnswer(await AskSourceAsync("Where is the composer's sound?", _choices.Music, stop))
            : new MusicAnswer(null);
    }

    private async Task<SourceSettings> AskSourceAsync(string question, IReadOnlyList<Choice<SourceSettings>> sources, CancellationToken stop)
    {
        Choice<SourceSettings?>[] choices = [.. sources.Select(source => new Choice<SourceSettings?>(source.Label, source.Value)), new(NewShowChoices.AnotherSource, null)];
        return await SelectAsync(question, choices, stop) ?? await AskNameAsync(stop);
    }

    private async Task<SourceSettings> AskNameAsync(CancellationToken stop)
    {
        SourceSettings? source = null;
        while (source is null)
        {
            var text = await console.PromptAsync(new TextPrompt<string>("Its name, address or path:"), stop);
            source = AnswerWords.ParseSource(HomeFolder.Expand(text));
            if (source is null)
            {
                console.MarkupLineInterpolated($"{AnswerWords.RefuseSource(text)}");
            }
        }

        return source;
    }

    private async Task<T> SelectAsync<T>(string question, IReadOnlyList<Choice<T>> choices, CancellationToken stop)
    {
        var prompt = new SelectionPrompt<Choice<T>>().Title(question).PageSize(VisibleChoices).WrapAround().UseConverter(choice => Markup.Escape(choice.Label)).AddChoices(choices);
        var chosen = await prompt.ShowAsync(console, stop);
        console.MarkupLine($"{question} [green]{Markup.Escape(chosen.Label)}[/]");
        return chosen.Value;
    }
}
