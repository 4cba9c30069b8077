namespace PaintSound.Worker.Rehearsals;

/// <summary>The result of a rehearsal.</summary>
/// <param name="Seconds">How long it lasted, in seconds.</param>
/// <param name="Findings">One line for each source, target and control.</param>
internal sealed record RehearsalVerdict(double Seconds, IReadOnlyList<RehearsalFinding> Findings)
{
    /// <summary>True if nothing failed.</summary>
    public bool Passed => Count(RehearsalOutcome.Fails) == 0;

    /// <summary>The verdict in one sentence.</summary>
    public string Summary =>
        $"{(Passed ? "Nothing failed" : "The show is not ready")}: {Count(RehearsalOutcome.Works)} work, {Count(RehearsalOutcome.NotTried)} could not be tried, {Count(RehearsalOutcome.Fails)} do not work.";

    /// <summary>Writes the table and the sentence.</summary>
    /// <param name="output">Receives the lines.</param>
    public void WriteTo(TextWriter output)
    {
        var width = Findings.Select(finding => finding.Name.Length).DefaultIfEmpty().Max();
        foreach (var finding in Findings)
        {
            output.WriteLine($"{Mark(finding.Outcome),-9}  {finding.Part.ToString().ToLowerInvariant(),-9}  {finding.Name.PadRight(width)}  {finding.Says}");
        }

        output.WriteLine(Summary);
    }

    private static string Mark(RehearsalOutcome outcome) => outcome switch
    {
        RehearsalOutcome.Works => "works",
        RehearsalOutcome.NotTried => "not tried",
        _ => "FAILS",
    };

    private int Count(RehearsalOutcome outcome) => Findings.Count(finding => finding.Outcome == outcome);
}
