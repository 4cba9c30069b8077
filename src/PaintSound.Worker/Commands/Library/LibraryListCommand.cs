using System.CommandLine;
using PaintSound.Library.Search;
using PaintSound.Worker.Commands.Input;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Wording;

namespace PaintSound.Worker.Commands.Library;

/// <summary><c>paintsound library list</c>: lists the works of a library.</summary>
internal static class LibraryListCommand
{
    public static Command Create()
    {
        var folder = CommonOptions.Library();
        var collection = new Option<string?>("--collection") { Description = "List this collection only." };
        var search = new Option<string?>("--search") { Description = "List works with these words, or their beginnings, in title, tags, collection or folders, the best first." };
        var json = CommonOptions.Json();
        var command = new Command("list", "List the works with collection, kind, length and number of excerpts.") { folder, collection, search, json };
        command.SetAction(parsed =>
        {
            var library = WorkLibrary.Open(parsed.GetValue(folder)!);
            var name = parsed.GetValue(collection);
            if (name is not null)
            {
                WorkSearch.RequireCollection(library, name);
            }

            var found = WorkSearch.FindWords(library.LoadWorks(), parsed.GetValue(search) ?? "");
            WorkJson[] works = [.. found.Where(work => name is null || work.Collection == name).Select(WorkJson.Of)];
            CommandOutput.Write(works, parsed.GetValue(json), output => Write(works, output));
            return ExitStatus.Done;
        });
        return command;
    }

    private static void Write(WorkJson[] works, TextWriter output)
    {
        var collections = works.Select(work => work.Collection).Distinct().ToArray();
        var width = collections.Select(name => OneLine.Of(name).Length).DefaultIfEmpty(0).Max();
        foreach (var work in works)
        {
            output.WriteLine($"{work.Id}  {work.Kind,-8}  {work.Length,7}  {work.Excerpts,6} excerpts  {OneLine.Of(work.Collection).PadRight(width)}  {OneLine.Of(work.Title)}{Describe(work)}");
        }

        output.WriteLine(
            $"{Quantity.Of(works.Count(work => work.Kind == "music"), "work")} of music with {Quantity.Of(works.Sum(work => work.Excerpts), "excerpt")}, " +
            $"{Quantity.Of(works.Count(work => work.Kind == "painting"), "painting")}; collections: {(collections.Length == 0 ? "none" : OneLine.Of(string.Join(", ", collections)))}.");
    }

    /// <summary>What the tags add to the title, and whether the work is switched off.</summary>
    private static string Describe(WorkJson work)
    {
        var title = work.TagTitle is { } tag && !tag.Equals(work.Title, StringComparison.OrdinalIgnoreCase) ? tag : null;
        var words = string.Join(", ", new[] { title, work.Artist }.OfType<string>());
        return $"{(words.Length > 0 ? $"  ({words})" : "")}{(work.IsOff ? "  switched off" : "")}";
    }
}
