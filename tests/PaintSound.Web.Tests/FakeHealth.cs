using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PaintSound.Web.Tests;

/// <summary>Answers with the checks that a test sets.</summary>
internal sealed class FakeHealth : HealthCheckService
{
    /// <summary>The result of each check.</summary>
    public Dictionary<string, HealthReportEntry> Entries { get; } = [];

    /// <summary>Sets the result of a check.</summary>
    public void Set(string name, HealthStatus status, string description) =>
        Entries[name] = new HealthReportEntry(status, description, TimeSpan.Zero, exception: null, data: null);

    public override Task<HealthReport> CheckHealthAsync(Func<HealthCheckRegistration, bool>? predicate, CancellationToken cancellationToken = default) =>
        Task.FromResult(new HealthReport(Entries, TimeSpan.Zero));
}
