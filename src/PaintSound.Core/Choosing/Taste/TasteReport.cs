namespace PaintSound.Core.Choosing.Taste;

/// <summary>What the marks of an artist have taught.</summary>
/// <param name="State">How far they have taught something.</param>
/// <param name="Marks">How many marks there are.</param>
/// <param name="Foretold">How many of them the marks of other works foretell. Half of them by chance.</param>
/// <param name="Strength">How much of what was learned counts, 0..1.</param>
/// <param name="Rule">The strongest rule in words; null if there is none.</param>
/// <param name="Contradictions">Marks that contradict each other, the most alike first.</param>
public sealed record TasteReport(
    TasteState State, int Marks, int Foretold, double Strength, string? Rule, IReadOnlyList<MarkContradiction> Contradictions)
{
    /// <summary>The report for people.</summary>
    public string Sentence => State switch
    {
        TasteState.NoMarks => "No marks yet: PaintSound selects as shipped.",
        TasteState.TooFew => $"{Count}: too few to tell a rule from chance. PaintSound selects as shipped until about {TasteTrainer.FewMarks} marks agree.",
        TasteState.Contradictory =>
            $"{Count} contradict each other: the others foretell {Foretold} of them, and chance {Marks / 2}. PaintSound selects as shipped.{Example} Undo what was a mistake, or begin a new profile.",
        TasteState.Unclear => $"{Count} begin to agree: the others foretell {Foretold} of them, and chance {Marks / 2}. What was learned counts by {Strength:P0}.{RuleSentence}",
        _ => $"{Count} agree: the others foretell {Foretold} of them, and chance {Marks / 2}.{RuleSentence}",
    };

    private string Count => Marks == 1 ? "1 mark" : $"{Marks} marks";

    private string RuleSentence => Rule is null ? "" : $" Most of all, {Rule}.";

    private string Example => Contradictions.Count == 0 ? "" : $" Marks {Contradictions[0].First} and {Contradictions[0].Second} are nearly the same pair with opposite verdicts.";
}
