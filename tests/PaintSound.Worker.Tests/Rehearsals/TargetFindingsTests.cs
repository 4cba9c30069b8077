using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using PaintSound.Core.Events;
using PaintSound.Core.Sources;
using PaintSound.Lights.Universes;
using PaintSound.Osc.Output;
using PaintSound.Worker.Rehearsals;

namespace PaintSound.Worker.Tests.Rehearsals;

public sealed class TargetFindingsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OSC_works_if_a_program_of_this_computer_listens_and_something_was_sent()
    {
        using var program = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var target = $"{program.Client.LocalEndPoint}";
        Assert.Equal(RehearsalOutcome.Works, (await RunAsync(target, messages: 3)).Outcome);
        Assert.Equal(RehearsalOutcome.NotTried, (await RunAsync(target, messages: 0)).Outcome);
    }

    [Fact]
    public async Task OSC_without_a_program_or_a_connection_fails()
    {
        var udp = await RunAsync($"127.0.0.1:{FreePort.Find()}", messages: 1);
        Assert.Equal(RehearsalOutcome.Fails, udp.Outcome);
        Assert.Contains("no program is listening", udp.Says, StringComparison.Ordinal);
        var tcp = await RunAsync($"tcp://127.0.0.1:{FreePort.Find()}", messages: 2);
        Assert.Equal(RehearsalOutcome.Fails, tcp.Outcome);
        Assert.StartsWith("2 of 2 messages were not sent.", tcp.Says, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SourceState.Running, 5, nameof(RehearsalOutcome.Works))]
    [InlineData(SourceState.Running, 0, nameof(RehearsalOutcome.NotTried))]
    [InlineData(SourceState.Retrying, 5, nameof(RehearsalOutcome.Fails))]
    public void A_MIDI_port_must_be_open_and_must_take_messages(SourceState state, long sent, string outcome) =>
        Assert.Equal(outcome, $"{TargetFindings.Midi(state, "PaintSound", sent).Outcome}");

    [Theory]
    [InlineData(null, 0, nameof(RehearsalOutcome.NotTried))]
    [InlineData(null, 7, nameof(RehearsalOutcome.Fails))]
    [InlineData("the network is unreachable", 0, nameof(RehearsalOutcome.Fails))]
    public void Lights_are_never_said_to_work_because_nothing_answers(string? problem, long failed, string outcome) =>
        Assert.Equal(outcome, $"{TargetFindings.Lights(new UniverseId(LightProtocol.Sacn, 1), problem, failed).Outcome}");

    [Fact]
    public void Live_must_answer_and_must_launch_if_a_launch_was_asked_for()
    {
        LaunchRecord played = new([new LiveReport(LiveReportKind.Triggered, 1, "Rain was triggered.")]);
        LaunchRecord refused = new([new LiveReport(LiveReportKind.Refused, 1, "The set has no track Rain.")]);
        Assert.Equal(RehearsalOutcome.Fails, Live(SourceState.Lost, null));
        Assert.Equal(RehearsalOutcome.Works, Live(SourceState.Running, null));
        Assert.Equal(RehearsalOutcome.Works, Live(SourceState.Running, played));
        Assert.Equal(RehearsalOutcome.Fails, Live(SourceState.Running, refused));
        Assert.EndsWith("The set has no track Rain.", TargetFindings.Live(SourceState.Running, null, "the remote script", hasFeedback: true, refused).Says, StringComparison.Ordinal);
        Assert.Equal(RehearsalOutcome.NotTried, TargetFindings.Live(SourceState.Running, null, "MIDI notes", hasFeedback: false, null).Outcome);

        static RehearsalOutcome Live(SourceState state, LaunchRecord? launch) => TargetFindings.Live(state, null, "the remote script", hasFeedback: true, launch).Outcome;
    }

    private static async Task<RehearsalFinding> RunAsync(string target, int messages)
    {
        using var sender = await OscSender.OpenAsync([OscTarget.Parse(target)], NullLogger<OscSender>.Instance, TimeProvider.System, Stop);
        var fader = new OscModulationTarget(sender, "/fog", OscScale.Unit);
        for (var i = 0; i < messages; i++)
        {
            fader.SetValue(i / 10.0);
        }

        return await TargetFindings.OscAsync(sender.Destinations[0], TimeProvider.System, Stop);
    }
}
