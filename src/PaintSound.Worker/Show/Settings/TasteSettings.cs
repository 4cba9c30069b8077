namespace PaintSound.Worker.Show.Settings;

/// <summary>What the artists teach PaintSound.</summary>
internal sealed record TasteSettings
{
    /// <summary>The file with the marks, absolute; null for the one beside the show file.</summary>
    public string? Profile { get; init; }

    /// <summary>How much of what was learned counts at the beginning; a control changes it during the performance.</summary>
    public double Share { get; init; } = 1;
}
