using PaintSound.Live.Connections;
using PaintSound.Media.Devices;
using PaintSound.Worker.Paths;
using PaintSound.Worker.Show.Settings;
using Spectre.Console;

namespace PaintSound.Worker.Commands.New;

/// <summary>Asks on a terminal what no option answers. The first choice of each question is what <see cref="NewShowDefaults"/> would take.</summary>
/// <param name="console">The terminal.</param>
/// <param name="found">What exists.</param>
internal sealed class NewShowQuestions(IAnsiConsole console, FoundParts found)
{
    private const int VisibleChoices = 12;

    /// <summary>Whether the terminal can show questions.</summary>
    public static bool CanAsk(IAnsiConsole console) => console.Profile.Capabilities is { Interactive: true, Ansi: true };

    /// <summary>Asks all that is not given.</summary>
    /// <param name="given">The answers that were given.</param>
    /// <param name="folder">The folder of the show file.</param>
    /// <param name="stop">Cancels the questions.</param>
    public async Task<GivenAnswers> AskAsync(GivenAnswers given, string folder, CancellationToken stop)
    {
        var library = given.Library ?? await AskLibraryAsync(folder, stop);
        var brush = given.Brush ?? await AskSourceAsync("Which input is the [bold]contact microphone[/] at the canvas?", found.Microphones, "A simulated painter", stop);
        var canvas = given.Canvas ?? await AskSourceAsync("Which [bold]camera[/] sees the canvas?", found.Cameras, "A simulated painter", stop);
        var music = given.Music ?? await AskMusicAsync(stop);
        var live = given.Live ?? await AskLiveAsync(stop);
        return new GivenAnswers(library, brush, canvas, music, live);
    }

    private async Task<string> AskLibraryAsync(string folder, CancellationToken stop)
    {
        var another = new Choice<string?>("Another folder, or one that does not exist yet", null);
        var path = found.Libraries.Count == 0
            ? null
            : await SelectAsync("Which [bold]library[/] of music and paintings?", [.. found.Libraries.Select(library => new Choice<string?>(library, library)), another], stop);
        return path ?? Path.GetFullPath(
            HomeFolder.Expand(await console.PromptAsync(new TextPrompt<string>("Folder of the [bold]library[/]:").DefaultValue(NewShowDefaults.LibraryName), stop)), folder);
    }

    private async Task<MusicAnswer> AskMusicAsync(CancellationToken stop)
    {
        const string Question = "Is there a [bold]composer[/]? With the composer's sound, PaintSound also selects paintings and measures congruity.";
        var none = new Choice<bool>("No composer", Value: false);
        var some = new Choice<bool>("Yes", Value: true);
        return await SelectAsync(Question, [none, some], stop)
            ? new MusicAnswer(await AskSourceAsync("Where is the composer's sound?", [.. found.Monitors, .. found.Microphones], "A simulated composer", stop))
            : new MusicAnswer(null);
    }

    private async Task<LiveAnswer> AskLiveAsync(CancellationToken stop)
    {
        var ready = found.Live.Select(kind => Describe(kind, "; it listens now"));
        var others = Enum.GetValues<LiveConnectionKind>().Except(found.Live).Select(kind => Describe(kind, string.Empty));
        Choice<LiveAnswer> none = new("Live plays nothing", new LiveAnswer(null));
        return await SelectAsync<LiveAnswer>("What plays the selections in [bold]Ableton Live[/]?", found.Live.Count > 0 ? [.. ready, none, .. others] : [none, .. others], stop);

        static Choice<LiveAnswer> Describe(LiveConnectionKind kind, string state) => new(kind switch
        {
            LiveConnectionKind.RemoteScript => "PaintSound's remote script",
            LiveConnectionKind.Max => "PaintSound's Max for Live device",
            LiveConnectionKind.AbletonOsc => "AbletonOSC",
            _ => "MIDI notes for mapped clips",
        } + state, new LiveAnswer(kind));
    }

    private async Task<SourceSettings> AskSourceAsync(string question, IReadOnlyList<Device> devices, string simulated, CancellationToken stop)
    {
        var written = new Choice<SourceSettings?>("A recording, a stream or another device, by its name", null);
        Choice<SourceSettings?>[] choices =
        [
            .. devices.Select(device => new Choice<SourceSettings?>($"{device.Name}  {device.Label}", new SourceSettings(SourceSettingsKind.Device, device.Name))),
            new(simulated, NewShowDefaults.Simulated),
            written,
        ];
        return await SelectAsync(question, choices, stop) ?? await AskNameAsync(stop);
    }

    private async Task<SourceSettings> AskNameAsync(CancellationToken stop)
    {
        SourceSettings? source = null;
        while (source is null)
        {
            var text = await console.PromptAsync(new TextPrompt<string>("Its name, address or path:"), stop);
            source = NewShowOptions.ParseSource(HomeFolder.Expand(text));
            if (source is null)
            {
                console.MarkupLineInterpolated($"'{text}' is no name of a device and no file that exists.");
            }
        }

        return source;
    }

    private async Task<T> SelectAsync<T>(string question, Choice<T>[] choices, CancellationToken stop)
    {
        var prompt = new SelectionPrompt<Choice<T>>().Title(question).PageSize(VisibleChoices).WrapAround().UseConverter(choice => Markup.Escape(choice.Label)).AddChoices(choices);
        var chosen = await prompt.ShowAsync(console, stop);
        console.MarkupLine($"{question} [green]{Markup.Escape(chosen.Label)}[/]");
        return chosen.Value;
    }

    private sealed record Choice<T>(string Label, T Value);
}
