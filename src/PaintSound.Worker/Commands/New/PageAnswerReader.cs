using System.Buffers;
using PaintSound.Library;
using PaintSound.Library.Search;
using PaintSound.Web.NewShows;
using PaintSound.Worker.Paths;
using PaintSound.Worker.Show.Settings;
using PaintSound.Worker.Wording;

namespace PaintSound.Worker.Commands.New;

/// <summary>Understands the answers of the page.</summary>
/// <param name="found">What exists.</param>
/// <param name="folder">The folder of the show file. The file is written there and nowhere else.</param>
internal sealed class PageAnswerReader(FoundParts found, string folder)
{
    private const string Extension = ".yaml";
    private const int MaxNameLength = 200;

    // The same on all systems, so that a show can move.
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("/\\:*?\"<>|");

    /// <summary>Understands all answers.</summary>
    /// <param name="answers">The answers of the page.</param>
    public PageAnswers Read(NewShowAnswersDto answers)
    {
        NewShowChoices choices = new(found);
        return new PageAnswers(
            ReadName(answers.Name.Trim()),
            ReadLibrary(answers.Library.Trim()),
            ReadSource(answers.Brush.Trim(), choices.Brush),
            ReadSource(answers.Canvas.Trim(), choices.Canvas),
            ReadMusic(answers.Music.Trim(), choices.Music),
            AnswerWords.ParseLive(answers.Live) is { } live
                ? new PageAnswer<LiveAnswer>(live)
                : PageAnswer<LiveAnswer>.Wrong($"'{answers.Live}' is none of {string.Join(", ", AnswerWords.Connections)}."));
    }

    /// <summary>Says what is in a library.</summary>
    /// <param name="path">Absolute path of its folder.</param>
    public static NewShowRemarkDto DescribeLibrary(string path)
    {
        try
        {
            var library = WorkLibrary.Open(path);
            var works = library.LoadWorks();
            return works.Count == 0
                ? new NewShowRemarkDto(RemarkKind.Later, $"The library is empty. 'paintsound index FOLDER... --library \"{path}\"' adds music and paintings.")
                : new NewShowRemarkDto(RemarkKind.Good, $"{Quantity.Of(works.Count, "work")} in {Quantity.Of(library.LoadCollections().Count, "collection")}.");
        }
        catch (LibraryException e)
        {
            return new NewShowRemarkDto(RemarkKind.Later, Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any()
                ? e.Message
                : $"There is no library in {path} yet. 'paintsound index' makes it from your music and paintings, before the show.");
        }
    }

    private PageAnswer<NewShowFile> ReadName(string name)
    {
        if (name.Length == 0)
        {
            return PageAnswer<NewShowFile>.Wrong("Give the show file a name.");
        }

        if (name.AsSpan().ContainsAny(Forbidden) || name.Any(char.IsControl) || name.Trim('.').Length == 0 || name.Length > MaxNameLength)
        {
            return PageAnswer<NewShowFile>.Wrong($"'{name}' cannot be the name of a file. Use letters, digits, '-' and '_'. The file is written to {folder}.");
        }

        NewShowFile file = new(Path.Combine(folder, Path.GetExtension(name) is ".yaml" or ".yml" ? name : name + Extension));
        return file.Exists
            ? new PageAnswer<NewShowFile>(file, new NewShowRemarkDto(RemarkKind.Wrong, file.ExistsMessage))
            : new PageAnswer<NewShowFile>(file);
    }

    private PageAnswer<string> ReadLibrary(string text)
    {
        if (text.Length == 0)
        {
            return PageAnswer<string>.Wrong("Write the folder of the library.");
        }

        if (text.Any(char.IsControl))
        {
            return PageAnswer<string>.Wrong("The folder of the library cannot contain such letters.");
        }

        var path = Path.GetFullPath(HomeFolder.Expand(text), folder);
        return File.Exists(path)
            ? PageAnswer<string>.Wrong($"{path} is a file. A library is a folder.")
            : new PageAnswer<string>(path, DescribeLibrary(path));
    }

    private static PageAnswer<SourceSettings> ReadSource(string text, IReadOnlyList<Choice<SourceSettings>> choices)
    {
        if (text.Length == 0)
        {
            return PageAnswer<SourceSettings>.Wrong("Write the name of the device, the address of the stream or the path of the recording.");
        }

        // A device that is listed is meant, even if a file has its name.
        var source = choices.FirstOrDefault(choice => AnswerWords.Write(choice.Value) == text)?.Value ?? AnswerWords.ParseSource(HomeFolder.Expand(text));
        return source is null ? PageAnswer<SourceSettings>.Wrong(AnswerWords.RefuseSource(text)) : new PageAnswer<SourceSettings>(source);
    }

    private static PageAnswer<MusicAnswer> ReadMusic(string text, IReadOnlyList<Choice<SourceSettings>> choices)
    {
        if (text == AnswerWords.None)
        {
            return new PageAnswer<MusicAnswer>(new MusicAnswer(null));
        }

        var source = ReadSource(text, choices);
        return new PageAnswer<MusicAnswer>(source.Value is { } value ? new MusicAnswer(value) : null, source.Remark);
    }
}
