using PaintSound.Core.Events;
using PaintSound.Film.Recording;
using PaintSound.Lights.Universes;

namespace PaintSound.Worker.Outputs;

/// <summary>Records the first channels of a universe for a film: three for each light, red, green and blue. Add it after the modulations that move them.</summary>
/// <param name="universe">The universe. Nothing else takes its levels.</param>
/// <param name="recording">Receives the colours of its lights.</param>
internal sealed class LightRecorder(DmxUniverse universe, PerformanceRecording recording) : IPerformanceOutput
{
    private readonly byte[] _levels = new byte[DmxUniverse.Channels];

    /// <inheritdoc/>
    public string Name => "recording of the lights";

    /// <inheritdoc/>
    public void OnTick(TimeSpan now)
    {
        if (universe.Take(_levels))
        {
            recording.AddLights(now, _levels.AsSpan(0, 3 * recording.LightNames.Count));
        }
    }
}
