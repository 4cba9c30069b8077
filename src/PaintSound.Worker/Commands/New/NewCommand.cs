using System.CommandLine;
using PaintSound.Web;
using PaintSound.Worker.Commands.Input;
using PaintSound.Worker.Commands.Output;
using Spectre.Console;

namespace PaintSound.Worker.Commands.New;

/// <summary><c>paintsound new SHOW</c>: writes a show file from what exists and what the person answers, on a terminal or on a page.</summary>
internal static class NewCommand
{
    public static Command Create()
    {
        var show = new Argument<string?>("SHOW")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = $"The show file to write, such as {NewShowFile.DefaultName}. An existing file is never replaced.",
        };
        var options = new NewShowOptions();
        var yes = new Option<bool>("--yes") { Description = "Ask nothing: take what exists, the first of each kind, for what no option says." };
        var page = new Option<bool>("--page") { Description = "Ask on a page of the browser, with a level meter for the microphone and the picture of the camera." };
        var listen = CommonOptions.EndPoint("--listen", PageHost.DefaultEndPoint, "With --page: the address and port of the page. If other computers can reach it, the link has a token.");
        var command = new Command("new", "Write a show file: asks for library, microphone, camera, music and Live.")
        {
            show, options.Library, options.Brush, options.Canvas, options.Music, options.Live, yes, page, listen,
        };
        command.Validators.Add(result =>
        {
            var onPage = result.GetValue(page);
            if (onPage && result.GetValue(yes))
            {
                result.AddError("--page asks on a page, and --yes asks nothing. Use one of them.");
            }
            else if (!onPage && result.GetResult(listen) is { Implicit: false })
            {
                result.AddError("--listen is the address of the page. It needs '--page'.");
            }
            else if (!onPage && result.GetResult(show) is not { Tokens.Count: > 0 })
            {
                result.AddError($"'paintsound new' needs the name of the show file, such as: paintsound new {NewShowFile.DefaultName}");
            }
        });
        command.SetAction((parsed, stop) =>
        {
            var given = options.Read(parsed);
            return parsed.GetValue(page)
                ? NewPageCommand.RunAsync(parsed.GetValue(show) ?? NewShowFile.DefaultName, given, parsed.GetValue(listen)!, stop)
                : RunAsync(parsed.GetValue(show)!, given, parsed.GetValue(yes), AnsiConsole.Console, stop);
        });
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
        var file = NewShowFile.Find(show);
        file.RequireNew();
        var asks = !asksNothing && !given.AreComplete;
        if (asks && !NewShowQuestions.CanAsk(console))
        {
            throw new CommandException(
                "The questions need a terminal. Add --page to answer in a browser, or --yes to take what exists, or answer with --library, --brush, --canvas, --music and --live.");
        }

        var found = await PartSearch.RunAsync([file.Folder, Environment.CurrentDirectory], stop);
        if (asks)
        {
            found.Remarks.ToList().ForEach(remark => console.MarkupLineInterpolated($"[grey]{remark}[/]"));
            given = await new NewShowQuestions(console, found).AskAsync(given, file.Folder, stop);
        }

        var answers = NewShowDefaults.Complete(given, found, file.Folder);
        file.Write(NewShowText.CreateValid(answers, found, file.Path));
        await Console.Out.WriteLineAsync($"{new NewShowSummary(show, answers)}");
        return ExitStatus.Done;
    }
}
