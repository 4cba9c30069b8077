namespace PaintSound.Fuzz.Tests;

/// <summary>Something that reads bytes from outside.</summary>
/// <param name="Name">The name, for the test's title.</param>
/// <param name="Seeds">Valid inputs, at least one.</param>
/// <param name="Read">Reads an input. Returns true if it was accepted, false if it was refused. Every exception is a fault.</param>
internal sealed record FuzzTarget(string Name, IReadOnlyList<byte[]> Seeds, Func<byte[], bool> Read)
{
    /// <summary>Makes a damaged input consistent again, for example its checksum, so that the damage reaches what is behind the check.</summary>
    public Func<byte[], byte[]> Repair { get; init; } = input => input;

    /// <summary>Bytes that mean something in this format; they are inserted now and then.</summary>
    public IReadOnlyList<byte[]> Words { get; init; } = [];

    /// <summary>The share of the inputs that is tried: 1, or less for a target that needs more than microseconds for one.</summary>
    public double Share { get; init; } = 1;

    /// <summary>The most bytes that may be allocated for one input, beyond a hundred times its length.</summary>
    public long MaxAllocation { get; init; } = 8 << 20;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
