using PaintSound.Core.Brush;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Film.Recording;
using PaintSound.Worker.Outputs;

namespace PaintSound.Worker.Tests.Outputs;

public class DemoLightsTests
{
    [Fact]
    public void The_film_gets_the_levels_of_the_universe()
    {
        var recording = new PerformanceRecording { LightNames = DemoLights.Names };
        var outputs = new DemoLights().CreateOutputs(recording);
        Send(outputs, output => output.OnControls(new ShowState { Depths = DemoLights.Depths }));
        Send(outputs, output => output.OnTick(TimeSpan.Zero));
        Assert.Equal([0, 0, 0], Brush(recording));

        Send(outputs, output => output.OnBrush(new BrushFeatures { Level = 1 }));
        Send(outputs, output => output.OnTick(TimeSpan.FromSeconds(0.1)));
        Assert.Equal([255, 204, 115], Brush(recording));

        // Nothing has changed, so there is no new state.
        var states = recording.Lights.Count;
        Send(outputs, output => output.OnTick(TimeSpan.FromSeconds(0.2)));
        Assert.Equal(states, recording.Lights.Count);
    }

    private static byte[] Brush(PerformanceRecording recording) => recording.Lights[^1].Rgb.Slice(3, 3).ToArray();

    private static void Send(IReadOnlyList<IPerformanceOutput> outputs, Action<IPerformanceOutput> send)
    {
        foreach (var output in outputs)
        {
            send(output);
        }
    }
}
