using System.Net;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Control;
using PaintSound.Osc.Addresses;
using PaintSound.Osc.Output;
using PaintSound.Performance.Pipeline;

namespace PaintSound.Worker.Rehearsals;

/// <summary>Moves a control with an OSC message, as a fader of another program does.</summary>
/// <param name="control">The controls.</param>
/// <param name="watch">Knows what the outputs were told.</param>
/// <param name="logger">Receives messages about sending.</param>
/// <param name="time">The session clock.</param>
internal sealed class OscInputRehearsal(ShowControl control, RehearsalWatch watch, ILogger<OscSender> logger, TimeProvider time)
{
    private const int Attempts = 3;

    /// <summary>Sends the message to the address where the show listens, and puts the control back.</summary>
    /// <param name="listen">The address of the show.</param>
    /// <param name="stop">Cancels the rehearsal.</param>
    public async Task<RehearsalFinding> RunAsync(IPEndPoint listen, CancellationToken stop)
    {
        var definition = ControlTable.CongruitySmoothing;
        var id = new ControlId(definition);
        var before = id.Get(control.State);
        var other = ControlRehearsal.Other(control.State);
        var own = listen.Address.Equals(IPAddress.Any) ? IPAddress.Loopback : listen.Address.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Loopback : listen.Address;
        using var sender = await OscSender.OpenAsync([new OscTarget($"{own}", listen.Port)], logger, time, stop);
        var fader = new OscModulationTarget(sender, Catalogue.Controls.Single(entry => entry.Control == definition).Address, new OscScale(IsInteger: false, definition.Minimum, definition.Maximum));
        var arrived = false;
        for (var i = 0; i < Attempts && !arrived; i++)
        {
            fader.SetValue((other - definition.Minimum) / (definition.Maximum - definition.Minimum));
            arrived = await ConditionWait.WaitAsync(
                () => watch.Controls is { } told && Math.Abs(id.Get(told).Number - other) < 0.01, ControlRehearsal.Limit / Attempts, time, stop);
        }

        control.Set(id, before);
        return arrived
            ? new(RehearsedPart.Control, $"OSC in {listen}", RehearsalOutcome.Works, $"A message moved {id}, which was put back.")
            : new(RehearsedPart.Control, $"OSC in {listen}", RehearsalOutcome.Fails, "A message of this computer did not move a control. Check the firewall, and 'osc: listen' in the show file.");
    }
}
