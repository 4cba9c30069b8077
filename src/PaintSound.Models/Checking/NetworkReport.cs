using PaintSound.Models.Manifests;

namespace PaintSound.Models.Checking;

/// <summary>What a check of a network found.</summary>
/// <param name="Manifest">The network's description; null where it cannot be read.</param>
/// <param name="Findings">What was looked at, in order; the check ends where nothing more can be looked at.</param>
/// <param name="StepMilliseconds">What it adds to a perception step, on one core; null where it did not run.</param>
public sealed record NetworkReport(Manifest? Manifest, IReadOnlyList<Finding> Findings, double? StepMilliseconds)
{
    /// <summary>Whether PaintSound can use the network.</summary>
    public bool IsUsable => Findings.All(finding => finding.Ok);
}
