using System.Numerics;

namespace PaintSound.Osc.Codec;

/// <summary>
/// Compares an address pattern from outside with an address of ours (OSC 1.0, "OSC Message Dispatching and Pattern Matching"):
/// ? one character, * any number of them, [abc] [a-z] [!a] one of a set, {one,two} one of some words; none of them crosses a slash.
/// </summary>
public static class OscPattern
{
    /// <summary>The longest address that can be compared, in characters.</summary>
    public const int MaximumAddress = 63;

    /// <summary>Tells whether the pattern means the address. The work grows with the length of the pattern, never faster.</summary>
    /// <param name="pattern">An address, which may hold pattern characters.</param>
    /// <param name="address">A plain address of at most <see cref="MaximumAddress"/> characters.</param>
    /// <returns>False too for a pattern with an open bracket or brace.</returns>
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> address)
    {
        if (address.Length > MaximumAddress)
        {
            throw new ArgumentException($"An address of {address.Length} characters cannot be compared, {MaximumAddress} is the most.", nameof(address));
        }

        // Bit n is set while the first n characters of the address can be what the pattern said so far.
        var reached = 1UL;
        while (!pattern.IsEmpty && reached != 0)
        {
            int taken;
            (reached, taken) = pattern[0] switch
            {
                '*' => (Any(reached, address), 1),
                '?' => (One(reached, address, static (_, _) => true, default), 1),
                '[' => Set(reached, address, pattern),
                '{' => Words(reached, address, pattern),
                _ => (Literal(reached, address, pattern[..1]), 1),
            };
            pattern = pattern[taken..];
        }

        return pattern.IsEmpty && (reached >> address.Length) == 1;
    }

    private delegate bool Accepts(ReadOnlySpan<char> set, char character);

    private static ulong One(ulong reached, ReadOnlySpan<char> address, Accepts accepts, ReadOnlySpan<char> set)
    {
        var next = 0UL;
        for (var left = reached; left != 0; left &= left - 1)
        {
            var at = BitOperations.TrailingZeroCount(left);
            if (at < address.Length && address[at] != '/' && accepts(set, address[at]))
            {
                next |= 2UL << at;
            }
        }

        return next;
    }

    private static ulong Any(ulong reached, ReadOnlySpan<char> address)
    {
        for (var at = 0; at < address.Length; at++)
        {
            if (address[at] != '/')
            {
                reached |= (reached >> at & 1) << (at + 1);
            }
        }

        return reached;
    }

    private static ulong Literal(ulong reached, ReadOnlySpan<char> address, ReadOnlySpan<char> word)
    {
        var next = 0UL;
        for (var left = reached; left != 0; left &= left - 1)
        {
            var at = BitOperations.TrailingZeroCount(left);
            if (address[at..].StartsWith(word))
            {
                next |= 1UL << (at + word.Length);
            }
        }

        return next;
    }

    private static (ulong Reached, int Taken) Set(ulong reached, ReadOnlySpan<char> address, ReadOnlySpan<char> pattern)
    {
        var end = pattern.IndexOf(']');
        return end < 0 ? (0, pattern.Length) : (One(reached, address, InSet, pattern[1..end]), end + 1);
    }

    private static (ulong Reached, int Taken) Words(ulong reached, ReadOnlySpan<char> address, ReadOnlySpan<char> pattern)
    {
        var end = pattern.IndexOf('}');
        if (end < 0)
        {
            return (0, pattern.Length);
        }

        var next = 0UL;
        var words = pattern[1..end];
        foreach (var word in words.Split(','))
        {
            next |= Literal(reached, address, words[word]);
        }

        return (next, end + 1);
    }

    private static bool InSet(ReadOnlySpan<char> set, char character)
    {
        var not = set.StartsWith('!');
        set = not ? set[1..] : set;
        var found = false;
        for (var i = 0; i < set.Length; i++)
        {
            // A minus stands for a range only between two characters.
            if (i + 2 < set.Length && set[i + 1] == '-')
            {
                found |= character >= set[i] && character <= set[i + 2];
                i += 2;
            }
            else
            {
                found |= character == set[i];
            }
        }

        return found != not;
    }
}
