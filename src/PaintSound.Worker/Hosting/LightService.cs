using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Events;
using PaintSound.Core.Modulation;
using PaintSound.Lights.Output;
using PaintSound.Lights.Universes;
using PaintSound.Worker.Metrics;
using PaintSound.Worker.Paths;
using PaintSound.Worker.Show.Settings.Modulations;

namespace PaintSound.Worker.Hosting;

/// <summary>
/// sACN and Art-Net in a performance: sends the universes of all modulations that move lights. It stops after the performance, and then sends
/// the levels of the end.
/// </summary>
internal sealed class LightService : IHostedService, ILossSource, IDisposable
{
    private readonly LightOutput _output;
    private readonly ArtPollResponder _responder;
    private readonly CancellationTokenSource _stop = new();
    private Task _answering = Task.CompletedTask;
    private readonly Dictionary<string, IModulationTarget> _targets;

    /// <summary>Creates the universes, with all channels at rest.</summary>
    /// <param name="modulations">The modulations of the show.</param>
    /// <param name="options">How levels are sent.</param>
    /// <param name="componentFile">The file with the CID of sACN, such as <see cref="UserFolders.ComponentIdFile"/>.</param>
    /// <param name="logger">Receives messages about the network.</param>
    /// <param name="time">The session clock.</param>
    /// <param name="gate">Tells whether this worker sends; null if it always does.</param>
    public LightService(
        IReadOnlyList<ModulationSettings> modulations, LightOptions options, string componentFile, ILogger<LightOutput> logger, TimeProvider time, IOutputGate? gate = null)
    {
        Universes = UniversesOf(modulations);
        _output = new LightOutput(Universes, options, ComponentIdFile.Load(componentFile, logger), logger, time, gate);
        _responder = new ArtPollResponder(Universes, options, logger, time);
        _targets = modulations.Where(modulation => modulation.Target is DmxTargetSettings).ToDictionary(modulation => modulation.Name, Create);
    }

    /// <inheritdoc/>
    public IEnumerable<Loss> Losses => [new(LossKind.ModulationNotSent, _output.Failed, "sACN or Art-Net")];

    /// <summary>The universes of the show.</summary>
    public IReadOnlyList<UniverseId> Universes { get; }

    /// <summary>Why the last packet was not sent, as a part of a sentence; null if it was.</summary>
    public string? Problem => _output.Problem;

    /// <summary>Returns the universes that modulations move.</summary>
    /// <param name="modulations">The modulations of a show.</param>
    public static IReadOnlyList<UniverseId> UniversesOf(IReadOnlyList<ModulationSettings> modulations) =>
        [.. modulations.Select(modulation => modulation.Target).OfType<DmxTargetSettings>().Select(target => target.Universe).Distinct()];

    /// <summary>Returns the target of a modulation.</summary>
    /// <param name="name">The name of a modulation whose target is a <see cref="DmxTargetSettings"/>.</param>
    public IModulationTarget GetTarget(string name) => _targets[name];

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _output.Start();
        _answering = _responder.RunAsync(_stop.Token);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _output.Dispose();
        await _stop.CancelAsync();
        await _answering;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _output.Dispose();
        _stop.Dispose();
    }

    private IModulationTarget Create(ModulationSettings modulation)
    {
        var target = (DmxTargetSettings)modulation.Target;
        var curve = modulation.Curve;
        return _output.CreateTarget(target.Universe, target.Channels, target.IsFine, curve.ToTarget(curve.Shape(curve.From)));
    }
}
