using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Events;
using PaintSound.Core.Modulation;
using PaintSound.Midi.Streams;
using PaintSound.Osc.Output;
using PaintSound.Worker.Metrics;
using PaintSound.Worker.Outputs;
using PaintSound.Worker.Show.Settings.Modulations;

namespace PaintSound.Worker.Hosting;

/// <summary>
/// Opens the targets of the modulations of a show. Modulations of the same program share one sender, so that a problem is logged once.
/// </summary>
/// <param name="settings">The modulations of the show.</param>
/// <param name="midi">Sends control changes; null if the show has no MIDI.</param>
/// <param name="live">Sets parameters in Live; null if the show has no Live.</param>
/// <param name="lights">Sends sACN and Art-Net; null if no modulation moves lights.</param>
/// <param name="logger">Receives messages about OSC targets.</param>
/// <param name="time">The session clock.</param>
/// <param name="gate">Tells whether this worker sends; null if it always does.</param>
/// <param name="followed">The positions that another worker sends; null if none is followed.</param>
internal sealed class ModulationService(
    IReadOnlyList<ModulationSettings> settings, MidiService? midi, LiveService? live, LightService? lights, ILogger<OscSender> logger, TimeProvider time,
    IOutputGate? gate = null, FollowedPositions? followed = null) : IHostedService, ILossSource, IOscTraffic, IDisposable
{
    private readonly Dictionary<OscTarget, OscSender> _senders = [];
    private readonly List<ModulationOutput> _outputs = [];

    /// <inheritdoc/>
    public IEnumerable<OscDestination> Destinations => _senders.Values.SelectMany(sender => sender.Destinations);

    /// <inheritdoc/>
    public IEnumerable<Loss> Losses => Destinations.Select(d => new Loss(LossKind.ModulationNotSent, d.Failed, d.Target.ToString()));

    /// <summary>The positions of all targets that have moved, by the names of their modulations. Thread-safe after the start.</summary>
    public IReadOnlyDictionary<string, double> Positions =>
        _outputs.Where(output => !double.IsNaN(output.Position)).ToDictionary(output => output.Modulation, output => output.Position, StringComparer.Ordinal);

    /// <summary>The outputs that were created, in the order of the show; complete when the performance has started.</summary>
    public IReadOnlyList<ModulationOutput> Outputs => _outputs;

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var to in settings.Select(setting => setting.Target).OfType<OscTargetSettings>().Select(osc => osc.To).Distinct())
        {
            _senders[to] = await OscSender.OpenAsync([to], logger, time, cancellationToken, gate: gate);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Creates the output of one modulation; after the host has started this service.</summary>
    /// <param name="setting">A modulation of the show.</param>
    public ModulationOutput CreateOutput(ModulationSettings setting)
    {
        var output = new ModulationOutput(setting, OpenTarget(setting), followed);
        _outputs.Add(output);
        return output;
    }

    private IModulationTarget OpenTarget(ModulationSettings setting) => setting.Target switch
    {
        OscTargetSettings osc => new OscModulationTarget(_senders[osc.To], osc.Address, osc.Scale),
        DmxTargetSettings => lights!.GetTarget(setting.Name),
        MidiTargetSettings control => new MidiParameter(midi!.Output, control.Control),
        LiveTargetSettings parameter => live!.GetModulationTarget(parameter.Parameter),
        _ => throw new InvalidOperationException($"There is no output for the modulation target {setting.Target}."),
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var sender in _senders.Values)
        {
            sender.Dispose();
        }

        _senders.Clear();
    }
}
