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
using PaintSound.Worker.Show.Keys;

namespace PaintSound.Worker.Commands.Midi;

/// <summary><c>paintsound midi learn</c>: asks for a knob, fader or button of a controller for each control, and writes a map of them.</summary>
internal static class MidiLearnCommand
{
    private const int ItemsPerFamily = 8;
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    /// <summary>Every control, in the order of the table; of controls whose items the show names, the first eight.</summary>
    private static ControlId[] AllTargets => [.. ControlTable.All.SelectMany(control => control.Family switch
    {
        null => [new ControlId(control)],
        { FixedItems: { Count: > 0 } items } => items.Select(item => new ControlId(control, item)),
        _ => Enumerable.Range(1, ItemsPerFamily).Select(number => new ControlId(control, $"{number}")),
    })];

    public static Command Create()
    {
        var port = new Option<string>("--port") { Description = "Port of the controller, or a part of its name; 'paintsound devices' lists the ports.", Required = true };
        var to = new Option<string>("--out") { Description = "The map file to write; a show file uses it as 'midi: {controller: {port: PORT, map: FILE}}'.", Required = true };
        var only = new Option<ControlId[]>("--only")
        {
            Description = $"Ask for this control only: {string.Join(", ", ControlTable.All.Select(FormatDefinition))}. Can be given several times.",
            CustomParser = ParseTargets,
            DefaultValueFactory = _ => AllTargets,
        };
        var command = new Command("learn", "Ask for the knobs, faders and buttons of a controller one after the other, and write the map.") { port, to, only };
        command.SetAction((parsed, stop) => LearnAsync(parsed.GetValue(port)!, parsed.GetValue(to)!, parsed.GetValue(only)!, stop));
        return command;
    }

    private static async Task<int> LearnAsync(string port, string file, ControlId[] targets, CancellationToken stop)
    {
        var events = Channel.CreateUnbounded<byte[]?>();
        var system = MidiSystems.Open(wanted: null);
        // Open the port once here: a wrong name is an error, while MidiInput would wait for the port.
        system.OpenIn(port).Dispose();
        using var loggers = LoggerFactory.Create(builder => builder.AddPaintSoundLogging(new LoggingSettings(), TimeProvider.System));
        using var input = new MidiInput(
            () => system.OpenIn(port),
            message => events.Writer.TryWrite(message.ToArray()),
            RateLimitedLogger.Once(loggers.CreateLogger<MidiInput>()),
            TimeProvider.System);
        input.Start();
        // Typed lines share the queue with the messages: an empty array means "skip", null means "end".
        ConsoleInput.Read(line => events.Writer.TryWrite(line == "end" ? null : []));

        var learn = new MidiLearn(targets, TimeProvider.System);
        await Console.Out.WriteLineAsync("Move the control that PaintSound asks for. Enter skips it; 'end' and Enter writes the map.");
        while (learn.Current is { } target)
        {
            await Console.Out.WriteLineAsync($"{target}: {Instruction(target.Definition)}");
            if (!await LearnTargetAsync(learn, target, events.Reader, stop))
            {
                break;
            }
        }

        await AwaitReleaseAsync(learn, events.Reader, stop);
        if (learn.Learned.Count == 0)
        {
            throw new CommandException($"No control changes or notes arrived from {port}, so no map was written. Check that the controller sends control changes or notes.");
        }

        await File.WriteAllLinesAsync(file, ["# A controller map of PaintSound.", .. learn.Learned.Select(FormatBinding)], stop);
        await Console.Out.WriteLineAsync($"{learn.Learned.Count} controls were written to {file}.");
        return ExitStatus.Done;
    }

    private static ControlId[]? ParseTargets(ArgumentResult argument)
    {
        try
        {
            return [.. argument.Tokens.Select(token => ControlId.Parse(token.Value))];
        }
        catch (InvalidControlException e)
        {
            argument.AddError(e.Message);
            return null;
        }
    }

    private static string FormatDefinition(ControlDefinition control) => control.Family is { } family ? $"'{control.Name} {family.Name.ToUpperInvariant()}'" : control.Name;

    private static string Instruction(ControlDefinition control) =>
        !control.IsContinuous ? "press a button"
        : control.Kind == ControlKind.Choice ? "turn a knob to both sides, move a fader or press a button"
        : "turn a knob to both sides or move a fader";

    /// <returns>False to end: the person typed 'end', or no message arrived for two minutes.</returns>
    private static async Task<bool> LearnTargetAsync(MidiLearn learn, ControlId target, ChannelReader<byte[]?> events, CancellationToken stop)
    {
        while (learn.Current == target)
        {
            byte[]? message;
            try
            {
                message = await events.ReadAsync(stop).AsTask().WaitAsync(Timeout, TimeProvider.System, stop);
            }
            catch (TimeoutException)
            {
                await Console.Error.WriteLineAsync($"No message arrived for {Timeout.TotalMinutes:0} minutes.");
                return false;
            }

            if (message is null)
            {
                return false;
            }

            if (message.Length == 0)
            {
                learn.Skip();
            }
            else if (learn.Process(message) is { } learned)
            {
                await Console.Out.WriteLineAsync(learned.Mode.IsRelative ? $"    {learned.Input}, an encoder" : $"    {learned.Input}");
            }
        }

        return true;
    }

    /// <summary>Waits until the last pressed button is released, or keeps its state.</summary>
    private static async Task AwaitReleaseAsync(MidiLearn learn, ChannelReader<byte[]?> events, CancellationToken stop)
    {
        while (learn.AwaitedRelease is { Ticks: > 0 } rest)
        {
            try
            {
                if (await events.ReadAsync(stop).AsTask().WaitAsync(rest, TimeProvider.System, stop) is { Length: > 0 } message)
                {
                    learn.Process(message);
                }
            }
            catch (TimeoutException)
            {
                return;
            }
        }
    }

    private static string FormatBinding(ControllerBinding binding) => $"{binding.Control}: {ControllerMapKeys.Format(binding)}";
}
