namespace PaintSound.Midi.Controllers;

/// <summary>
/// Tells a knob with a position from an encoder without end, by the values that it sends while it is turned to both sides. An encoder repeats
/// a value at a steady turn, stays near its value for "no step", and jumps when it is turned to the other side; a knob does none of these.
/// </summary>
internal static class EncoderDetector
{
    // The steps of a fast turn, in one message.
    private const int MaxSteps = 40;
    private const int RequiredPositions = 3;
    private const int RequiredMessages = 3;
    private const int MessagesWithoutRepeat = 8;

    // The jump to the other side, compared with the largest difference between two messages of one side.
    private const int JumpRatio = 3;

    private static readonly ControllerMode[] Encoders = [ControllerMode.TwosComplement, ControllerMode.SignedBit, ControllerMode.BinaryOffset];

    /// <summary>Finds the meaning of the values.</summary>
    /// <param name="values">All values since the first move, 0..127, in order.</param>
    /// <returns>Null if more values are necessary.</returns>
    public static ControllerMode? Detect(IReadOnlyList<int> values)
    {
        var possible = Encoders.Where(mode => values.All(value => mode.StepsOf(value) is not 0 and >= -MaxSteps and <= MaxSteps)).ToArray();
        foreach (var mode in possible)
        {
            if (values.Count >= RequiredMessages && IsEncoder(mode, values))
            {
                return mode;
            }
        }

        var isMoved = values.Distinct().Count() >= RequiredPositions;
        return isMoved && (possible.Length == 0 || !HasRepeats(values)) ? ControllerMode.Absolute : null;
    }

    private static bool IsEncoder(ControllerMode mode, IReadOnlyList<int> values)
    {
        var steps = values.Select(value => mode.StepsOf(value)).ToArray();
        if (steps.All(step => step > 0) || steps.All(step => step < 0))
        {
            return false;
        }

        if (mode == ControllerMode.BinaryOffset)
        {
            // Its two sides are neighbours, so a knob in its middle could send the same values, but not one of them twice.
            return HasRepeats(values) || values.Count >= MessagesWithoutRepeat;
        }

        var moves = values.Zip(values.Skip(1), (from, to) => (IsJump: mode.StepsOf(from) > 0 != mode.StepsOf(to) > 0, Size: Math.Abs(to - from))).ToArray();
        var smooth = Math.Max(1, moves.Where(move => !move.IsJump).Select(move => move.Size).DefaultIfEmpty(0).Max());
        return moves.Where(move => move.IsJump).Min(move => move.Size) >= JumpRatio * smooth;
    }

    private static bool HasRepeats(IReadOnlyList<int> values) => values.Zip(values.Skip(1)).Any(pair => pair.First == pair.Second);
}
