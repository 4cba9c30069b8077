namespace PaintSound.Worker.Show.Settings;

/// <summary>How the performance is recorded.</summary>
internal sealed record TakeSettings
{
    /// <summary>True if it is recorded.</summary>
    public bool Record { get; init; } = true;

    /// <summary>The folder of all takes, absolute; null for the user's.</summary>
    public string? Folder { get; init; }

    /// <summary>How many hours of one performance are kept.</summary>
    public double Hours { get; init; } = 2;

    /// <summary>The size of all takes together, in GB.</summary>
    public double Gigabytes { get; init; } = 20;
}
