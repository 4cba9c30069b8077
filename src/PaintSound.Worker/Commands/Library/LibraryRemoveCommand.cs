using System.CommandLine;
using PaintSound.Library.Editing;
using PaintSound.Library.Search;
using PaintSound.Worker.Commands.Input;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Wording;
using Spectre.Console;

namespace PaintSound.Worker.Commands.Library;

/// <summary><c>paintsound library remove</c>: removes works or a collection from a library. Their files stay.</summary>
internal static class LibraryRemoveCommand
{
    private const int NamedWorks = 5;

    public static Command Create()
    {
        var names = new Argument<string[]>("WORK") { Description = "Ids or titles of works.", Arity = ArgumentArity.ZeroOrMore };
        var folder = CommonOptions.Library();
        var collection = new Option<string?>("--collection") { Description = "Remove all works of this collection instead." };
        var yes = new Option<bool>("--yes") { Description = "Do not ask." };
        var command = new Command("remove", "Remove works or a collection from a library. The files stay.") { names, folder, collection, yes };
        command.Validators.Add(result =>
        {
            if (result.GetValue(names) is { Length: > 0 } == result.GetValue(collection) is not null)
            {
                result.AddError("Name the works to remove, or a collection with --collection.");
            }
        });
        command.SetAction((parsed, stop) => RemoveAsync(
            WorkLibrary.Open(parsed.GetValue(folder)!), parsed.GetValue(names)!, parsed.GetValue(collection), parsed.GetValue(yes), AnsiConsole.Console, stop));
        return command;
    }

    /// <summary>Asks and removes.</summary>
    /// <param name="library">The library.</param>
    /// <param name="names">Ids or titles of works; empty if a collection is named.</param>
    /// <param name="collection">The name of a collection, or null.</param>
    /// <param name="asksNothing">True to remove without a question.</param>
    /// <param name="console">Where to ask.</param>
    /// <param name="stop">Cancels the question; nothing is removed then.</param>
    /// <exception cref="CommandException">A work or the collection does not exist, or the question needs a terminal.</exception>
    internal static async Task<int> RemoveAsync(
        WorkLibrary library, IReadOnlyList<string> names, string? collection, bool asksNothing, IAnsiConsole console, CancellationToken stop)
    {
        var works = library.LoadWorks();
        if (collection is not null)
        {
            WorkSearch.RequireCollection(library, collection);
        }

        LibraryWork[] chosen = collection is null
            ? [.. names.Select(name => WorkSearch.Find(works, name)).DistinctBy(work => work.Id)]
            : [.. works.Where(work => work.Collection == collection)];
        var titles = string.Join(", ", chosen.Take(NamedWorks).Select(work => OneLine.Of(work.Title))) + (chosen.Length > NamedWorks ? " ..." : string.Empty);
        var what = collection is null ? titles : $"collection '{OneLine.Of(collection)}' with {Quantity.Of(chosen.Length, "work")} ({titles})";
        if (!asksNothing && !await AskAsync(what, console, stop))
        {
            await Console.Out.WriteLineAsync("Nothing was removed.");
            return ExitStatus.Done;
        }

        var removed = collection is null ? LibraryEditor.RemoveWorks(library, [.. chosen.Select(work => work.Id)]) : LibraryEditor.RemoveCollection(library, collection);
        await Console.Out.WriteLineAsync($"Removed from the library: {Quantity.Of(removed, "work")}. Their files stay: move them away before you index their folder again, or they come back.");
        return ExitStatus.Done;
    }

    private static async Task<bool> AskAsync(string what, IAnsiConsole console, CancellationToken stop) => console.Profile.Capabilities.Interactive
        ? await console.PromptAsync(new ConfirmationPrompt(Markup.Escape($"Remove {what} from the library? The files stay.")) { DefaultValue = false }, stop)
        : throw new CommandException("The question needs a terminal. Add --yes to remove without a question.");
}
