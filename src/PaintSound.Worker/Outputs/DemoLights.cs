using System.Collections.Immutable;
using PaintSound.Core.Events;
using PaintSound.Core.Modulation;
using PaintSound.Film.Recording;
using PaintSound.Lights.Output;
using PaintSound.Lights.Universes;
using PaintSound.Worker.Show.Settings.Modulations;

namespace PaintSound.Worker.Outputs;

/// <summary>
/// The lights of the demo: three fixtures with red, green and blue, moved by modulations as in a show, in a universe that is filmed and not sent, because a
/// demo must not move the lights of a house.
/// </summary>
internal sealed class DemoLights
{
    private static readonly UniverseId Id = new(LightProtocol.Sacn, 1);
    private readonly DmxUniverse _universe = new();

    /// <summary>The names of the fixtures, in the order of their channels: what moves each.</summary>
    public static IReadOnlyList<string> Names { get; } = ["congruity", "brush", "canvas"];

    /// <summary>The modulations, one for each channel.</summary>
    public static IReadOnlyList<ModulationSettings> Modulations { get; } =
    [
        // Cold while the two arts are apart, warm when they are together.
        Create("congruity-red", 1, ModulationSource.Congruity, new() { From = 0.2, To = 0.8, Attack = Seconds(0.5), Release = Seconds(1.5) }),
        Create("congruity-green", 2, ModulationSource.Congruity, new() { From = 0.2, To = 0.8, Attack = Seconds(0.5), Release = Seconds(1.5), Low = 0.25, High = 0.6 }),
        Create("congruity-blue", 3, ModulationSource.Congruity, new() { From = 0.2, To = 0.8, Invert = true, Attack = Seconds(0.5), Release = Seconds(1.5) }),

        // Follows every touch, and fades slowly.
        Create("brush-red", 4, ModulationSource.BrushLevel, new() { Release = Seconds(0.5) }),
        Create("brush-green", 5, ModulationSource.BrushLevel, new() { Release = Seconds(0.5), High = 0.8 }),
        Create("brush-blue", 6, ModulationSource.BrushLevel, new() { Release = Seconds(0.5), High = 0.45 }),

        // From blue to red as the canvas fills; green with the colours of the paint.
        Create("canvas-red", 7, ModulationSource.CanvasPainted, new() { Attack = Seconds(1), Release = Seconds(1) }),
        Create("canvas-green", 8, ModulationSource.CanvasColourfulness, new() { Attack = Seconds(1), Release = Seconds(1), Low = 0.2 }),
        Create("canvas-blue", 9, ModulationSource.CanvasPainted, new() { Invert = true, Attack = Seconds(1), Release = Seconds(1) }),
    ];

    /// <summary>The depths of the modulations, for the controls at the start.</summary>
    public static ImmutableSortedDictionary<string, double> Depths { get; } =
        Modulations.ToImmutableSortedDictionary(modulation => modulation.Name, modulation => modulation.Depth, StringComparer.Ordinal);

    /// <summary>Creates the outputs: the modulations and the recorder of what they do.</summary>
    /// <param name="recording">Receives the colours. Its lights are <see cref="Names"/>.</param>
    public IReadOnlyList<IPerformanceOutput> CreateOutputs(PerformanceRecording recording) =>
    [
        .. Modulations.Select(modulation => new ModulationOutput(modulation, CreateTarget(modulation))),
        new LightRecorder(_universe, recording),
    ];

    private static ModulationSettings Create(string name, int channel, ModulationSource source, ModulationCurve curve) =>
        new(name, source, curve, Depth: 1, LightOutput.Rate, new DmxTargetSettings(Id, [channel], IsFine: false));

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private DmxModulationTarget CreateTarget(ModulationSettings modulation)
    {
        var (target, curve) = ((DmxTargetSettings)modulation.Target, modulation.Curve);
        return new(target.Universe, _universe, target.Channels, target.IsFine, curve.ToTarget(curve.Shape(curve.From)));
    }
}
