using PaintSound.Models.Manifests;

namespace PaintSound.Models.Checking;

/// <summary>Result of a network check.</summary>
/// <param name="Manifest">The manifest; null if it cannot be read.</param>
/// <param name="Findings">The findings in order. The check ends at the first fault that makes the next step impossible.</param>
/// <param name="StepMilliseconds">Milliseconds that the network needs in a perception step on one core; null if it did not run.</param>
public sealed record NetworkReport(Manifest? Manifest, IReadOnlyList<Finding> Findings, double? StepMilliseconds)
{
    /// <summary>True if PaintSound can use the network.</summary>
    public bool IsUsable => Findings.All(finding => finding.Ok);
}
