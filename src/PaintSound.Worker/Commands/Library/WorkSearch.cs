using PaintSound.Library.Search;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Spelling;

namespace PaintSound.Worker.Commands.Library;

/// <summary>Finds works and collections by the names that a person writes.</summary>
internal static class WorkSearch
{
    /// <summary>Returns the work with an id or a title. Capital letters in a title do not count.</summary>
    /// <exception cref="CommandException">There is no such work, or several have this title.</exception>
    public static LibraryWork Find(IReadOnlyList<LibraryWork> works, string name)
    {
        if (works.FirstOrDefault(work => work.Id == name) is { } byId)
        {
            return byId;
        }

        LibraryWork[] byTitle = [.. works.Where(work => work.Title.Equals(name, StringComparison.OrdinalIgnoreCase))];
        return byTitle switch
        {
            [var work] => work,
            [] => throw new CommandException(
                NearestWord.Ask(name, works.Select(work => work.Title)) is { Length: > 0 } question
                    ? $"The library has no work '{name}'{question}"
                    : $"The library has no work '{name}'. 'paintsound library list' lists ids and titles."),
            _ => throw new CommandException($"{byTitle.Length} works have the title '{name}': use the id ({string.Join(", ", byTitle.Select(work => work.Id))})."),
        };
    }

    /// <summary>Returns the works in which words occur, the best first; all works if there are no words.</summary>
    public static IEnumerable<LibraryWork> FindWords(IReadOnlyList<LibraryWork> works, string words)
    {
        using WordIndex index = new([.. works.Select(WordIndexEntry.Of)]);
        var byId = works.ToDictionary(work => work.Id, StringComparer.Ordinal);
        return index.Find(words)?.Select(id => byId[id]) ?? works;
    }

    /// <summary>Makes sure that a collection exists.</summary>
    /// <exception cref="CommandException">There is no such collection.</exception>
    public static void RequireCollection(WorkLibrary library, string collection)
    {
        var collections = library.LoadCollections();
        if (!collections.Contains(collection))
        {
            var question = NearestWord.Ask(collection, collections);
            throw new CommandException($"The library has no collection '{collection}', only {string.Join(", ", collections)}{(question.Length > 0 ? question : ".")}");
        }
    }
}
