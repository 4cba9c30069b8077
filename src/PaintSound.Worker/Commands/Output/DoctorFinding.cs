namespace PaintSound.Worker.Commands.Output;

/// <summary>A result of <c>paintsound doctor</c>.</summary>
/// <param name="What">The part that was checked.</param>
/// <param name="Ok">True if there is nothing to do.</param>
/// <param name="Says">The state of the part, or what to do.</param>
internal sealed record DoctorFinding(string What, bool Ok, string Says)
{
    /// <summary>False if the part was not tried, or if nothing tells whether it works: <see cref="Says"/> gives the reason.</summary>
    public bool Tried { get; init; } = true;
}
