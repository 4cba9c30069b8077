using System.Net;
using PaintSound.Core.Events;
using PaintSound.Core.Sources;
using PaintSound.Lights.Universes;
using PaintSound.Midi;
using PaintSound.Midi.Ports;
using PaintSound.Osc;
using PaintSound.Osc.Output;
using PaintSound.Worker.Hosting;
using PaintSound.Worker.Outputs;

namespace PaintSound.Worker.Rehearsals;

/// <summary>Judges the targets of a show by what was sent and what came back.</summary>
internal static class TargetFindings
{
    /// <summary>Judges a target of OSC. A target over UDP gets one empty bundle more, because only a wait shows that no program listens.</summary>
    /// <param name="destination">The target with its counters.</param>
    /// <param name="time">The clock.</param>
    /// <param name="stop">Cancels the check.</param>
    public static async Task<RehearsalFinding> OscAsync(OscDestination destination, TimeProvider time, CancellationToken stop)
    {
        var (name, sent, failed) = ($"OSC {destination.Target}", destination.Sent, destination.Failed);
        try
        {
            if (failed > 0)
            {
                return Finding(name, RehearsalOutcome.Fails, $"{failed} of {sent + failed} messages were not sent. Start the receiver, check the network, or correct the address in the show file.");
            }

            if (destination.Target.Transport == OscTransport.Udp)
            {
                var answer = await OscTargetCheck.RunAsync(destination.Target, time, stop);
                return Finding(name, answer.IsKnown && sent > 0 ? RehearsalOutcome.Works : RehearsalOutcome.NotTried, $"{sent} messages were sent. {answer.Says.TrimEnd('.')}.");
            }

            return sent > 0
                ? Finding(name, RehearsalOutcome.Works, $"{sent} messages were sent over the connection.")
                : Finding(name, RehearsalOutcome.NotTried, "Nothing was sent, because nothing that it follows has moved.");
        }
        catch (OscException e)
        {
            return Finding(name, RehearsalOutcome.Fails, e.Message);
        }
    }

    /// <summary>Judges one modulation.</summary>
    /// <param name="output">The modulation.</param>
    /// <param name="needsArm">True if its target is only moved while the show is armed, and it was not.</param>
    public static RehearsalFinding Modulation(ModulationOutput output, bool needsArm) =>
        needsArm ? Finding(output.Name, RehearsalOutcome.NotTried, $"{output.TargetName} is only set while the show is armed. Use --arm.")
        : output.Sent > 0 ? Finding(output.Name, RehearsalOutcome.Works, $"{output.Sent} values went to {output.TargetName}.")
        : Finding(output.Name, RehearsalOutcome.NotTried, $"Its source gave nothing, so no value went to {output.TargetName}.");

    /// <summary>Judges the MIDI port.</summary>
    /// <param name="state">The state of the port.</param>
    /// <param name="port">Its name in the show.</param>
    /// <param name="sent">The number of messages that it accepted.</param>
    public static RehearsalFinding Midi(SourceState state, string port, long sent) => state != SourceState.Running
        ? Finding($"MIDI {port}", RehearsalOutcome.Fails, "The port is not open. Check 'midi: port' in the show file, and whether the MIDI system runs.")
        : sent > 0 ? Finding($"MIDI {port}", RehearsalOutcome.Works, $"The port is open and took {sent} messages. MIDI is one-way: look whether the receiver reacts.")
        : Finding($"MIDI {port}", RehearsalOutcome.NotTried, "The port is open, but nothing was sent. --arm launches a clip; a modulation sends control changes.");

    /// <summary>Judges the controller that operates the show.</summary>
    /// <param name="system">Opens the MIDI system.</param>
    /// <param name="port">The port of the controller.</param>
    public static RehearsalFinding Controller(Func<IMidiSystem> system, string port)
    {
        try
        {
            return system().ListInputs().Any(name => name.Contains(port, StringComparison.OrdinalIgnoreCase))
                ? new(RehearsedPart.Control, $"controller {port}", RehearsalOutcome.NotTried, "It is connected. Only your hand can move it: turn a knob and look at the operator's page.")
                : new(RehearsedPart.Control, $"controller {port}", RehearsalOutcome.Fails, "It is not connected. Connect it, or correct 'midi: controller' in the show file.");
        }
        catch (MidiException e)
        {
            return new(RehearsedPart.Control, $"controller {port}", RehearsalOutcome.Fails, e.Message);
        }
    }

    /// <summary>Judges one universe of lights.</summary>
    /// <param name="universe">The universe.</param>
    /// <param name="problem">Why the last packet was not sent; null if it was.</param>
    /// <param name="failed">The number of packets that were not sent.</param>
    public static RehearsalFinding Lights(UniverseId universe, string? problem, long failed) =>
        problem is not null ? Finding($"{universe}", RehearsalOutcome.Fails, $"Not sent: {problem}. Check the network of the lights, and 'lights' in the show file.")
        : failed > 0 ? Finding($"{universe}", RehearsalOutcome.Fails, $"{failed} packets were not sent. Check the cable and the network of the lights.")
        : Finding($"{universe}", RehearsalOutcome.NotTried, "Sent without an error. No node answers: look whether the lights move during the rehearsal.");

    /// <summary>Judges linear timecode.</summary>
    /// <param name="output">The output of the show.</param>
    /// <param name="problem">Why it does not go out; null if it does.</param>
    public static RehearsalFinding Timecode(string output, string? problem) => problem is null
        ? Finding($"LTC {output}", RehearsalOutcome.Works, "Timecode goes out. Look whether the receiver follows.")
        : Finding($"LTC {output}", RehearsalOutcome.Fails, $"No timecode goes out: {problem}. Check 'ltc: output' in the show file.");

    /// <summary>Judges the pages.</summary>
    /// <param name="listen">The address of the show.</param>
    /// <param name="isServing">True if they are served.</param>
    public static RehearsalFinding Pages(IPEndPoint listen, bool isServing) => isServing
        ? Finding("pages", RehearsalOutcome.Works, $"They are served at {listen}. Open them on the computers and phones of the show.")
        : Finding("pages", RehearsalOutcome.Fails, $"They are not served at {listen}: another program has the port. End it, or change 'web: listen' in the show file.");

    /// <summary>Judges Ableton Live.</summary>
    /// <param name="live">The connection.</param>
    /// <param name="hasFeedback">False over MIDI notes.</param>
    /// <param name="launch">The launch of a clip; null if none was asked for.</param>
    public static RehearsalFinding Live(LiveService live, bool hasFeedback, LaunchRecord? launch) => Live(live.State, live.Problem, live.Connection, hasFeedback, launch);

    /// <summary>Judges Ableton Live.</summary>
    /// <param name="state">The state of the connection.</param>
    /// <param name="problem">The problem that prevents an answer; null if there is none.</param>
    /// <param name="connection">The name of the connection.</param>
    /// <param name="hasFeedback">False over MIDI notes.</param>
    /// <param name="launch">The launch of a clip; null if none was asked for.</param>
    internal static RehearsalFinding Live(SourceState state, string? problem, string connection, bool hasFeedback, LaunchRecord? launch)
    {
        const string Name = "Live";
        if (hasFeedback && state != SourceState.Running)
        {
            return Finding(Name, RehearsalOutcome.Fails, problem ?? $"Live does not answer through {connection}. Start Live, and choose PaintSound in it.");
        }

        if (launch is null)
        {
            return hasFeedback
                ? Finding(Name, RehearsalOutcome.Works, $"Live answers through {connection}. No clip was launched: --arm launches one and stops it.")
                : Finding(Name, RehearsalOutcome.NotTried, $"{LiveService.NoFeedback} --arm launches a clip and stops it: listen.");
        }

        var refused = launch.Reports.LastOrDefault(report => report.Kind == LiveReportKind.Refused);
        return !hasFeedback ? Finding(Name, RehearsalOutcome.NotTried, $"A clip was launched and stopped. {LiveService.NoFeedback}")
            : launch.HasPlayed ? Finding(Name, RehearsalOutcome.Works, $"Live launched a clip through {connection}, and was asked to stop it.")
            : Finding(Name, RehearsalOutcome.Fails, $"Live launched no clip. {refused?.Text ?? "Check that the set has the clips of the library: 'paintsound live set' makes one."}");
    }

    private static RehearsalFinding Finding(string name, RehearsalOutcome outcome, string says) => new(RehearsedPart.Target, name, outcome, says);
}
