using System.CommandLine;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Paths;
using PaintSound.Worker.Show;
using PaintSound.Worker.Show.Settings;
using Spectre.Console;

namespace PaintSound.Worker.Commands.New;

/// <summary><c>paintsound new SHOW</c>: writes a show file from what exists and what the person answers.</summary>
internal static class NewCommand
{
    public static Command Create()
    {
        var show = new Argument<string>("SHOW") { Description = "The show file to write, such as my-show.yaml. An existing file is never replaced." };
        var options = new NewShowOptions();
        var yes = new Option<bool>("--yes") { Description = "Ask nothing: take what exists, the first of each kind, for what no option says." };
        var command = new Command("new", "Write a show file: asks for library, microphone, camera, music and Live.")
        {
            show, options.Library, options.Brush, options.Canvas, options.Music, options.Live, yes,
        };
        command.SetAction((parsed, stop) => RunAsync(parsed.GetValue(show)!, options.Read(parsed), parsed.GetValue(yes), AnsiConsole.Console, stop));
        return command;
    }

    /// <summary>Asks and writes.</summary>
    /// <param name="show">The show file.</param>
    /// <param name="given">The answers of the command line.</param>
    /// <param name="asksNothing">True to take what exists.</param>
    /// <param name="console">Where to ask.</param>
    /// <param name="stop">Cancels the questions; nothing is written then.</param>
    /// <exception cref="CommandException">The file exists, or its folder does not, or the questions need a terminal.</exception>
    internal static async Task<int> RunAsync(string show, GivenAnswers given, bool asksNothing, IAnsiConsole console, CancellationToken stop)
    {
        var file = Path.GetFullPath(HomeFolder.Expand(show));
        var folder = Path.GetDirectoryName(file)!;
        RequireNew(file, folder);
        var asks = !asksNothing && !given.AreComplete;
        if (asks && !NewShowQuestions.CanAsk(console))
        {
            throw new CommandException("The questions need a terminal. Add --yes to take what exists, or answer with --library, --brush, --canvas, --music and --live.");
        }

        var found = await PartSearch.RunAsync([folder, Environment.CurrentDirectory], stop);
        if (asks)
        {
            found.Remarks.ToList().ForEach(remark => console.MarkupLineInterpolated($"[grey]{remark}[/]"));
            given = await new NewShowQuestions(console, found).AskAsync(given, folder, stop);
        }

        var answers = NewShowDefaults.Complete(given, found, folder);
        var text = NewShowText.Create(answers, found, file);
        // What it writes must be what 'show check' accepts.
        ShowFile.Parse(text, file);
        Write(file, text);
        await Console.Out.WriteLineAsync($"{show} was written.{Environment.NewLine}{Summarise(answers)}{Environment.NewLine}{Next(answers, show)}");
        return ExitStatus.Done;
    }

    private static void RequireNew(string file, string folder)
    {
        if (Path.Exists(file))
        {
            throw new CommandException($"{file} exists already, and is not replaced. Choose another name, or move it away.");
        }

        if (!Directory.Exists(folder))
        {
            throw new CommandException($"The folder {folder} does not exist. Create it first, or choose another one.");
        }
    }

    // Another program may have written the file while the questions were asked: moving does not replace it.
    private static void Write(string file, string text)
    {
        var draft = $"{file}.{Guid.NewGuid():N}.new";
        try
        {
            File.WriteAllText(draft, text);
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException e) when (Path.Exists(file))
        {
            throw new CommandException($"{file} exists already, and is not replaced. Choose another name, or move it away.", e);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static string Summarise(NewShow answers)
    {
        return $"Library: {answers.Library}. Brush: {Describe(answers.Brush)}. Canvas: {Describe(answers.Canvas)}. Music: {(answers.Music is { } music ? Describe(music) : "none")}. " +
            $"Live: {(answers.Live is { } live ? NewShowOptions.WordOf(live) : "none")}.";

        static string Describe(SourceSettings source) => source.Kind == SourceSettingsKind.Simulated ? "simulated" : source.Name;
    }

    private static string Next(NewShow answers, string show)
    {
        var check = $"paintsound doctor \"{show}\" checks it, paintsound run \"{show}\" starts it.";
        return Directory.Exists(answers.Library)
            ? check
            : $"There is no library in {answers.Library} yet: paintsound index FOLDER... --library \"{answers.Library}\" makes it from your music and paintings. Then {check}";
    }
}
