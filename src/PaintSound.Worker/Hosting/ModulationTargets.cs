using Microsoft.Extensions.Logging;
using PaintSound.Midi;
using PaintSound.Osc.Output;
using PaintSound.Worker.Outputs;
using PaintSound.Worker.Show;

namespace PaintSound.Worker.Hosting;

/// <summary>What the modulations of a show move. Modulations that go to the same program share one sender, whose trouble is logged once.</summary>
/// <param name="midi">What control changes leave through; there is one where the show has any.</param>
/// <param name="live">The Live side; there is one where the show names parameters in Live.</param>
internal sealed class ModulationTargets(MidiOutput? midi, LiveService? live) : IDisposable
{
    private readonly Dictionary<OscTarget, OscSender> _senders = [];

    /// <summary>What got lost on the way.</summary>
    public IEnumerable<(long Count, string What)> Losses =>
        _senders.Values.SelectMany(sender => sender.Destinations).Select(d => (d.Failed, $"modulations did not reach {d.Target}"));

    /// <summary>Opens the targets.</summary>
    /// <param name="settings">The show's modulations.</param>
    /// <param name="logger">Receives messages about OSC targets.</param>
    /// <param name="time">The session's clock.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>A voice for each modulation.</returns>
    public async Task<IReadOnlyList<ModulationOutput>> OpenAsync(
        IReadOnlyList<ModulationSettings> settings, ILogger<OscSender> logger, TimeProvider time, CancellationToken stop)
    {
        foreach (var to in settings.Select(setting => setting.Target).OfType<OscTargetSettings>().Select(osc => osc.To).Distinct())
        {
            _senders[to] = await OscSender.OpenAsync([to], logger, time, stop);
        }

        return [.. settings.Select(Open)];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var sender in _senders.Values)
        {
            sender.Dispose();
        }
    }

    private ModulationOutput Open(ModulationSettings setting) => new(setting, setting.Target switch
    {
        OscTargetSettings osc => new OscModulationTarget(_senders[osc.To], osc.Address, osc.Scale),
        MidiTargetSettings control => new MidiParameter(midi!, control.Control),
        LiveTargetSettings parameter => live!.GetModulationTarget(parameter.Parameter),
        _ => throw new InvalidOperationException($"Nobody knows how to move {setting.Target}."),
    });
}
