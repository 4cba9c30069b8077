using System.CommandLine;
using PaintSound.Worker.Commands.Canvas;
using PaintSound.Worker.Commands.Library;
using PaintSound.Worker.Commands.Live;
using PaintSound.Worker.Commands.Midi;
using PaintSound.Worker.Commands.Models;
using PaintSound.Worker.Commands.New;
using PaintSound.Worker.Commands.Show;
using PaintSound.Worker.Commands.Takes;

namespace PaintSound.Worker.Commands;

/// <summary>The command line of PaintSound.</summary>
internal static class CommandLine
{
    /// <summary>Creates the root command with all commands.</summary>
    public static RootCommand CreateRoot() => new("PaintSound: a brush and a canvas select music.")
    {
        DemoCommand.Create(),
        NewCommand.Create(),
        RunCommand.Create(),
        RehearseCommand.Create(),
        SessionCommand.Create(),
        IndexCommand.Create(),
        LibraryCommand.Create(),
        SelectCommand.Create(),
        PaintingsCommand.Create(),
        ScoreCommand.Create(),
        TranslateCommand.Create(),
        ReplayCommand.Create(),
        ExportCommand.Create(),
        TakesCommand.Create(),
        CanvasCommand.Create(),
        DevicesCommand.Create(),
        AddressesCommand.Create(),
        MidiCommand.Create(),
        DoctorCommand.Create(),
        BenchCommand.Create(),
        ModelsCommand.Create(),
        LiveCommand.Create(),
        ShowCommand.Create(),
        PackCommand.Create(),
    };
}
