namespace PaintSound.Session.Decisions;

/// <summary>The number of a decision. Numbers of a later term are higher.</summary>
/// <param name="Term">Identifies the host that decided: when it started, in milliseconds of its computer's clock.</param>
/// <param name="Number">Counts the decisions of the term, from 1; 0 for none yet.</param>
public readonly record struct DecisionNumber(long Term, long Number) : IComparable<DecisionNumber>
{
    /// <summary>Lower than all others.</summary>
    public static DecisionNumber None => default;

    /// <inheritdoc/>
    public int CompareTo(DecisionNumber other) => (Term, Number).CompareTo((other.Term, other.Number));

    /// <summary>True if the first comes before the second.</summary>
    public static bool operator <(DecisionNumber first, DecisionNumber second) => first.CompareTo(second) < 0;

    /// <summary>True if the first comes after the second.</summary>
    public static bool operator >(DecisionNumber first, DecisionNumber second) => first.CompareTo(second) > 0;

    /// <summary>True unless the first comes after the second.</summary>
    public static bool operator <=(DecisionNumber first, DecisionNumber second) => first.CompareTo(second) <= 0;

    /// <summary>True unless the first comes before the second.</summary>
    public static bool operator >=(DecisionNumber first, DecisionNumber second) => first.CompareTo(second) >= 0;
}
