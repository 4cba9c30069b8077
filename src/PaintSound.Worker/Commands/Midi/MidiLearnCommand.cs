using System.CommandLine;
using System.CommandLine.Parsing;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Logging;
using PaintSound.Midi;
using PaintSound.Midi.Controllers;
using PaintSound.Midi.Ports;
using PaintSound.Worker.Commands.Input;
using PaintSound.Worker.Commands.Output;
using PaintSound.Worker.Logging;

namespace PaintSound.Worker.Commands.Midi;

/// <summary><c>paintsound midi learn</c>: asks for a knob, fader or button of a controller for each control, and writes a map of them.</summary>
internal static class MidiLearnCommand
{
    private const int Each = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>What is asked for, in order.</summary>
    private static ControlTarget[] Targets =>
    [
        .. Enum.GetValues<ControlAction>().Where(action => action is not (ControlAction.Depth or ControlAction.Collection)).Select(action => new ControlTarget(action)),
        .. Enumerable.Range(1, Each).Select(i => new ControlTarget(ControlAction.Collection, $"{i}")),
        .. Enumerable.Range(1, Each).Select(i => new ControlTarget(ControlAction.Depth, $"{i}")),
    ];

    public static Command Create()
    {
        var port = new Option<string>("--port") { Description = "The controller's port, or a part of its name; 'paintsound devices' lists them.", Required = true };
        var to = new Option<string>("--out") { Description = "The map, which a show file takes as 'midi: {controller: {port: PORT, map: FILE}}'.", Required = true };
        var only = new Option<ControlTarget[]>("--only")
        {
            Description = "Ask for this alone: gate, dwell, follow, smoothing, hold, next, arm, distance, 'collection NAME', 'depth NAME'. May be given several times.",
            CustomParser = Read,
            DefaultValueFactory = _ => Targets,
        };
        var command = new Command("learn", "Learns what the knobs, faders and buttons of a controller are to do.") { port, to, only };
        command.SetAction((parsed, stop) => LearnAsync(parsed.GetValue(port)!, parsed.GetValue(to)!, parsed.GetValue(only)!, stop));
        return command;
    }

    private static async Task<int> LearnAsync(string port, string file, ControlTarget[] targets, CancellationToken stop)
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
        await Console.Out.WriteLineAsync("Move what is asked for. Enter leaves one out; 'end' and Enter writes the map.");
        while (lesson.Current is { } target)
        {
            await Console.Out.WriteLineAsync($"{target}: {(target.IsContinuous ? "turn a knob or move a fader" : "press a button")}");
            if (!await LearnAsync(lesson, target, events.Reader, stop))
            {
                break;
            }
        }

        if (lesson.Learned.Count == 0)
        {
            throw new CommandException($"Nothing came from {port} that could be learned, and nothing was written: does the controller send control changes or notes?");
        }

        await File.WriteAllLinesAsync(file, ["# A controller map of PaintSound.", .. lesson.Learned.Select(Line)], stop);
        await Console.Out.WriteLineAsync($"{lesson.Learned.Count} controls are in {file}.");
        return ExitStatus.Done;
    }

    private static ControlTarget[]? Read(ArgumentResult given)
    {
        var read = given.Tokens.Select(token => ControlTarget.Parse(token.Value)).ToArray();
        if (Array.IndexOf(read, null) is >= 0 and var wrong)
        {
            given.AddError($"'{given.Tokens[wrong].Value}' is nothing that can be controlled.");
        }

        return read!;
    }

    /// <returns>False where nothing more is to be learned.</returns>
    private static async Task<bool> LearnAsync(MidiLearn lesson, ControlTarget target, ChannelReader<byte[]?> events, CancellationToken stop)
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
                await Console.Error.WriteLineAsync($"Nothing came for {Patience.TotalMinutes:0} minutes.");
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
        $"{binding.Target}: {{{(binding.Input.IsNote ? "note" : "control")}: {binding.Input.Number}, channel: {binding.Input.Channel}}}";
}
