namespace PaintSound.Acceptance.Tests.Understudies;

/// <summary>What a stage saw of one failure.</summary>
/// <param name="Fault">What happened.</param>
/// <param name="FromFault">ms from the fault to the first message of the other worker.</param>
/// <param name="Silence">ms from the last message of the failed worker to the first of the other one.</param>
/// <param name="Launched">How many launches came twice, or too early after the one before.</param>
/// <param name="LightJump">The step of the light from the last value of the failed worker to the first of the other one, 0..1.</param>
/// <param name="Burst">Onsets, strokes and launches of the other worker within its first 100 ms.</param>
/// <param name="Messages">All its messages within 100 ms.</param>
/// <param name="Returned">Messages of the failed worker after the other one had begun.</param>
/// <param name="ReturnedFor">ms from the end of the fault to the last of them; 0 for none.</param>
internal sealed record Moment(Fault Fault, double FromFault, double Silence, int Launched, double LightJump, int Burst, int Messages, int Returned, double ReturnedFor)
{
    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant(
        $"{Fault,-6} {FromFault,6:0} ms after the fault, silence {Silence,6:0} ms, launched twice {Launched}, light step {LightJump:0.000}, burst {Burst} of {Messages}, returned {Returned} in {ReturnedFor:0} ms");
}
