using System.CommandLine;
using System.Globalization;
using PaintSound.Library.Search;
using PaintSound.Worker.Commands.Input;
using PaintSound.Worker.Commands.Output;

namespace PaintSound.Worker.Commands.Library;

/// <summary><c>paintsound library show WORK</c>: shows one work of a library.</summary>
internal static class LibraryShowCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("WORK") { Description = "The id or the title of the work." };
        var folder = CommonOptions.Library();
        var json = CommonOptions.Json();
        var command = new Command("show", "Show one work with its files.") { name, folder, json };
        command.SetAction(parsed =>
        {
            var work = WorkJson.Of(WorkSearch.Find(WorkLibrary.Open(parsed.GetValue(folder)!).LoadWorks(), parsed.GetValue(name)!));
            CommandOutput.Write(work, parsed.GetValue(json), output => Write(work, output));
            return ExitStatus.Done;
        });
        return command;
    }

    private static void Write(WorkJson work, TextWriter output)
    {
        output.WriteLine($"title       {OneLine.Of(work.Title)}");
        output.WriteLine($"id          {work.Id}");
        output.WriteLine($"kind        {work.Kind}");
        output.WriteLine($"collection  {OneLine.Of(work.Collection)}");
        if (work.Kind == "music")
        {
            output.WriteLine($"length      {work.Length}");
            output.WriteLine($"excerpts    {work.Excerpts}");
            output.WriteLine($"loudness    {(work.LoudnessLufs is { } loudness ? FormattableString.Invariant($"{loudness:0.0} LUFS") : "not measured")}");
        }

        WriteTag("in its tags", work.TagTitle);
        WriteTag("artist", work.Artist);
        WriteTag("album", work.Album);
        WriteTag("year", work.Year?.ToString(CultureInfo.InvariantCulture));
        WriteTag("genre", work.Genre);
        WriteTag("tempo", work.TempoBpm is { } tempo ? FormattableString.Invariant($"{tempo:0.0} beats per minute") : null);
        WriteTag("selection", work.IsOff ? "switched off: it is never selected" : null);
        foreach (var file in work.Files)
        {
            output.WriteLine($"file        {OneLine.Of(file)}{(File.Exists(file) ? string.Empty : "  (it is not there: connect its disk, or index its folder again)")}");
        }

        void WriteTag(string name, string? value)
        {
            if (value is not null)
            {
                output.WriteLine($"{name,-12}{value}");
            }
        }
    }
}
