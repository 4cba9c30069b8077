namespace PaintSound.Web.State.Dto;

/// <summary>The timing and losses of the performance, sent once per second.</summary>
/// <param name="StepMedian">The median time of a perception step during the last minute, in milliseconds; null before the first step.</param>
/// <param name="StepSlowest">The time of the slowest step during the last minute, in milliseconds; null before the first step.</param>
/// <param name="StepsDelayed">Steps since the start that took longer than 250 ms.</param>
/// <param name="EventsDropped">Events since the start that were dropped because an output was too slow.</param>
/// <param name="LaunchesLate">Launches since the start that were too late; null if nothing is launched.</param>
/// <param name="Latencies">The connections that have answered.</param>
/// <param name="Losses">All other losses since the start.</param>
public sealed record PerformanceDto(
    double? StepMedian,
    double? StepSlowest,
    long StepsDelayed,
    long EventsDropped,
    long? LaunchesLate,
    IReadOnlyList<LatencyDto> Latencies,
    IReadOnlyList<LossDto> Losses);
