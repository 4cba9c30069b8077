using PaintSound.Core.Sources;

namespace PaintSound.Worker.Benchmarks;

/// <summary>A device that delivers taps of a brush in real time.</summary>
internal interface ITapDevice : IDisposable
{
    /// <summary>What the way from the tap to the analysis is, for people: part of a sentence.</summary>
    string Description { get; }

    /// <summary>The brush. Its run ends after the last tap.</summary>
    ISoundSource Brush { get; }

    /// <summary>When the block that holds the first sample of each tap was complete, in ticks of the session clock. Valid after the run.</summary>
    IReadOnlyList<long> Times { get; }
}
