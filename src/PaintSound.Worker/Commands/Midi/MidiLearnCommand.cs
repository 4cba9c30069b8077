using System.CommandLine;
using System.CommandLine.Parsing;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Control;
using PaintSound.Core.Logging;
using PaintSound.Midi.Controllers;
using PaintSound.Midi.Streams;
using PaintSound.Midi.Systems;
using PaintSound.Worker.Commands.Input;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Logging;

namespace PaintSound.Worker.Commands.Midi;

/// <summary><c>paintsound midi learn</c>: asks for a knob, fader or button of a controller for each control, and writes a map of them.</summary>
internal static class MidiLearnCommand
{
    private const int Each = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Every control, in the order of the table; of what a show names itself, the first eight places.</summary>
    private static ControlId[] All => [.. ControlTable.All.SelectMany(control => control.Family switch
    {
        null => [new ControlId(control)],
        { FixedItems: { Count: > 0 } items } => items.Select(item => new ControlId(control, item)),
        _ => Enumerable.Range(1, Each).Select(place => new ControlId(control, $"{place}")),
    })];

    public static Command Create()
    {
        var port = new Option<string>("--port") { Description = "Port of the controller, or a part of its name; 'paintsound devices' lists the ports.", Required = true };
        var to = new Option<string>("--out") { Description = "The map file to write; a show file uses it as 'midi: {controller: {port: PORT, map: FILE}}'.", Required = true };
        var only = new Option<ControlId[]>("--only")
        {
            Description = $"Ask for this control only: {string.Join(", ", ControlTable.All.Select(Form))}. Can be given several times.",
            CustomParser = Read,
            DefaultValueFactory = _ => All,
        };
        var command = new Command("learn", "Ask for the knobs, faders and buttons of a controller one after the other, and write the map.") { port, to, only };
        command.SetAction((parsed, stop) => LearnAsync(parsed.GetValue(port)!, parsed.GetValue(to)!, parsed.GetValue(only)!, stop));
        return command;
    }

    private static async Task<int> LearnAsync(string port, string file, ControlId[] targets, CancellationToken stop)
    {
        var events = Channel.CreateUnbounded<byte[]?>();
        var system = MidiSystems.Open(wanted: null);
        // Opened once here, so that a wrong name is an error and not waited for.
        system.OpenIn(port).Dispose();
        using var loggers = LoggerFactory.Create(builder => builder.AddPaintSoundLogging(new LoggingSettings(), TimeProvider.System));
        using var input = new MidiInput(
            () => system.OpenIn(port),
            message => events.Writer.TryWrite(message.ToArray()),
            RateLimitedLogger.Once(loggers.CreateLogger<MidiInput>()),
            TimeProvider.System);
        input.Start();
        // Lines that are typed stand among the messages: an empty one for "leave out", null for "end".
        ConsoleInput.Read(line => events.Writer.TryWrite(line == "end" ? null : []));

        var lesson = new MidiLearn(targets);
        await Console.Out.WriteLineAsync("Move the control that is named. Enter skips it; 'end' and Enter writes the map.");
        while (lesson.Current is { } target)
        {
            await Console.Out.WriteLineAsync($"{target}: {(Action(target.Definition))}");
            if (!await LearnAsync(lesson, target, events.Reader, stop))
            {
                break;
            }
        }

        if (lesson.Learned.Count == 0)
        {
            throw new CommandException($"No control change and no note came from {port}, so no map was written. Check that the controller sends control changes or notes.");
        }

        await File.WriteAllLinesAsync(file, ["# A controller map of PaintSound.", .. lesson.Learned.Select(Line)], stop);
        await Console.Out.WriteLineAsync($"{lesson.Learned.Count} controls are in {file}.");
        return ExitStatus.Done;
    }

    private static ControlId[]? Read(ArgumentResult given)
    {
        try
        {
            return [.. given.Tokens.Select(token => ControlId.Parse(token.Value))];
        }
        catch (InvalidControlException e)
        {
            given.AddError(e.Message);
            return null;
        }
    }

    private static string Form(ControlDefinition control) => control.Family is { } family ? $"'{control.Name} {family.Name.ToUpperInvariant()}'" : control.Name;

    private static string Action(ControlDefinition control) =>
        !control.IsContinuous ? "press a button"
        : control.Kind == ControlKind.Choice ? "turn a knob, move a fader or press a button"
        : "turn a knob or move a fader";

    /// <returns>False where nothing more is to be learned.</returns>
    private static async Task<bool> LearnAsync(MidiLearn lesson, ControlId target, ChannelReader<byte[]?> events, CancellationToken stop)
    {
        while (lesson.Current == target)
        {
            byte[]? message;
            try
            {
                message = await events.ReadAsync(stop).AsTask().WaitAsync(Patience, TimeProvider.System, stop);
            }
            catch (TimeoutException)
            {
                await Console.Error.WriteLineAsync($"No message came for {Patience.TotalMinutes:0} minutes.");
                return false;
            }

            if (message is null)
            {
                return false;
            }

            if (message.Length == 0)
            {
                lesson.Skip();
            }
            else if (lesson.Process(message) is { } learned)
            {
                await Console.Out.WriteLineAsync($"    {learned.Input}");
            }
        }

        return true;
    }

    private static string Line(ControllerBinding binding) =>
        $"{binding.Control}: {{{(binding.Input.IsNote ? "note" : "control")}: {binding.Input.Number}, channel: {binding.Input.Channel}}}";
}
