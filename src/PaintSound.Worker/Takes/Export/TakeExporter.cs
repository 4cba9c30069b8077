using PaintSound.Core;
using PaintSound.Midi.Files;
using PaintSound.Takes.Replay;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Wording;

namespace PaintSound.Worker.Takes.Export;

/// <summary>
/// Makes tables, MIDI, brush sounds, a Live set, a picture and a film of a take. It takes what was recorded as it is, and selects nothing again: a take of
/// another version, or of a library that has changed since, gives what was performed. A damaged take is exported as far as it goes.
/// </summary>
/// <param name="take">The take.</param>
/// <param name="parts">What to write.</param>
/// <param name="output">Where it goes. The folder exists and is empty.</param>
internal sealed class TakeExporter(Take take, IReadOnlySet<ExportPart> parts, ExportOutput output)
{
    private const string MidiFile = "performance.mid";

    /// <summary>Writes everything that was asked for, what takes longest last.</summary>
    /// <param name="progress">Receives the share of a part that is done, 0..1, and what is done.</param>
    /// <param name="stop">Cancels. What was written before stays.</param>
    /// <exception cref="PaintSoundException">The take cannot be read, or something cannot be written.</exception>
    public async Task<ExportReport> WriteAsync(Action<double, string> progress, CancellationToken stop)
    {
        try
        {
            var material = await Task.Run(() => new TakeMaterialReader(take, parts, output).Read(progress, stop), stop);
            await WriteAsync(material, progress, stop);
            return new ExportReport(
                output.Folder, material.Contents.Length.TotalSeconds, material.Selections.Count, material.Contents.Strokes.Count, material.Contents.Lost,
                material.IsDamaged, output.Files, output.Missing);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{output.Folder} cannot be written: {e.Message.TrimEnd('.')}. What is named above is complete.", e);
        }
        finally
        {
            if (!parts.Contains(ExportPart.Sound))
            {
                File.Delete(output.At(TakeMaterialReader.BrushFile));
                File.Delete(output.At(TakeMaterialReader.MusicFile));
            }
        }
    }

    private async Task WriteAsync(TakeMaterial material, Action<double, string> progress, CancellationToken stop)
    {
        var contents = material.Contents;
        if (parts.Contains(ExportPart.Selections))
        {
            PerformanceJson.Of(contents.Length, material.Selections).Write(output.At("selections.json"));
            output.Report("selections.json", $"{Quantity.Of(material.Selections.Count, "selection")} with their reasons");
        }

        if (parts.Contains(ExportPart.Csv))
        {
            Write("selections.csv", EventTables.CreateSelections(material.Selections), "selections");
            Write("paintings.csv", EventTables.CreatePaintings(contents), "selected paintings");
            Write("congruity.csv", EventTables.CreateCongruity(contents), "values of congruity");
            Write("strokes.csv", EventTables.CreateStrokes(contents), "strokes");
            Write("onsets.csv", EventTables.CreateOnsets(contents), "onsets");
        }

        if (parts.Contains(ExportPart.Midi))
        {
            MidiFileWriter.Write(output.At(MidiFile), contents.Tempo, PerformanceMidi.CreateTracks(contents));
            output.Report(MidiFile, "onsets, strokes and congruity as MIDI, selections as markers");
        }

        if (parts.Contains(ExportPart.Sound))
        {
            output.Report(TakeMaterialReader.BrushFile, "the sound of the brush");
            if (take.Head.HasMusic)
            {
                output.Report(TakeMaterialReader.MusicFile, "the music as PaintSound heard it");
            }
        }

        if (material.States is { } states)
        {
            new StrokeSnippets(output.At(StrokeSnippets.Folder)).Write(contents, states.States, output.At(TakeMaterialReader.BrushFile), material.Brush);
            output.Report(StrokeSnippets.Folder, $"{contents.Strokes.Count} strokes as sounds, with {states.Pictures} states of the painting");
        }

        if (parts.Contains(ExportPart.Live))
        {
            await new LiveExport(material, output).WriteAsync(take.Head.HasMusic, progress, stop);
        }

        if (material.Recording is not null)
        {
            await WriteFilmAsync(new FilmExport(material, output), progress, stop);
        }
    }

    private async Task WriteFilmAsync(FilmExport film, Action<double, string> progress, CancellationToken stop)
    {
        film.AddEvents(stop);
        if (parts.Contains(ExportPart.Picture))
        {
            film.WritePicture();
        }

        if (parts.Contains(ExportPart.Film))
        {
            await film.WriteFilmAsync(progress, stop);
        }
    }

    private void Write(string name, CsvTable table, string content)
    {
        table.Write(output.At(name));
        output.Report(name, $"{table.Rows} {content}");
    }
}
