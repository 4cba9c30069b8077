using PaintSound.Performance.Pipeline;
using PaintSound.Simulation.Sessions;
using PaintSound.Simulation.Sources;
using PaintSound.Worker.Outputs;

namespace PaintSound.Worker.Hosting.Inputs;

/// <summary>The inputs of a demo: a simulated painter, whose brush and canvas are recorded for the film, and a simulated composer.</summary>
/// <param name="session">The simulated session.</param>
/// <param name="composer">The seed of the composer, who plays as long as the painter paints.</param>
/// <param name="recorder">Records brush and canvas.</param>
/// <param name="time">The session clock.</param>
internal sealed class SimulatedInputFactory(PaintingSession session, int composer, PerformanceRecorder recorder, TimeProvider time) : IInputFactory
{
    /// <inheritdoc/>
    public Task<PerformanceInputs> OpenAsync(CancellationToken stop) => Task.FromResult(new PerformanceInputs(
        recorder.Record(new SimulatedBrush(session, time)), recorder.Record(new SimulatedCanvas(session, time)), new SimulatedMusic(composer, session.Seconds, time)));
}
