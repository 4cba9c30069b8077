namespace PaintSound.Worker.Show.Settings.Modulations;

/// <summary>What a modulation moves. Each kind of target has a record of its own.</summary>
internal abstract record TargetSettings
{
    /// <summary>The most values in a second that make sense for the target, or null if that is not known.</summary>
    public virtual double? Rate => null;
}
