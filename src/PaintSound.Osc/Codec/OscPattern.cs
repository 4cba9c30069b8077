using System.Numerics;

namespace PaintSound.Osc.Codec;

/// <summary>
/// Matches a received address pattern against an address of PaintSound (OSC 1.0, "OSC Message Dispatching and Pattern Matching"):
/// ? one character, * any number of characters, [abc] [a-z] [!a] one character of a set, {one,two} one of several words. None of them matches a slash.
/// </summary>
public static class OscPattern
{
    /// <summary>The maximum length of an address, in characters.</summary>
    public const int MaximumAddress = 63;

    /// <summary>Returns true if the pattern matches the address. The time is linear in the length of the pattern.</summary>
    /// <param name="pattern">An address, which can contain pattern characters.</param>
    /// <param name="address">A plain address of at most <see cref="MaximumAddress"/> characters.</param>
    /// <returns>False also for a pattern with an unclosed bracket or brace.</returns>
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> address)
    {
        if (address.Length > MaximumAddress)
        {
            throw new ArgumentException($"The address has {address.Length} characters; the limit is {MaximumAddress}.", nameof(address));
        }

        // Bit n is set if the pattern up to now matches the first n characters of the address.
        var reached = 1UL;
        while (!pattern.IsEmpty && reached != 0)
        {
            int consumed;
            (reached, consumed) = pattern[0] switch
            {
                '*' => (MatchAny(reached, address), 1),
                '?' => (MatchOne(reached, address, static (_, _) => true, default), 1),
                '[' => MatchSet(reached, address, pattern),
                '{' => MatchWords(reached, address, pattern),
                _ => (MatchLiteral(reached, address, pattern[..1]), 1),
            };
            pattern = pattern[consumed..];
        }

        return pattern.IsEmpty && (reached >> address.Length) == 1;
    }

    private delegate bool CharacterTest(ReadOnlySpan<char> set, char character);

    private static ulong MatchOne(ulong reached, ReadOnlySpan<char> address, CharacterTest isAccepted, ReadOnlySpan<char> set)
    {
        var next = 0UL;
        for (var rest = reached; rest != 0; rest &= rest - 1)
        {
            var index = BitOperations.TrailingZeroCount(rest);
            if (index < address.Length && address[index] != '/' && isAccepted(set, address[index]))
            {
                next |= 2UL << index;
            }
        }

        return next;
    }

    private static ulong MatchAny(ulong reached, ReadOnlySpan<char> address)
    {
        for (var index = 0; index < address.Length; index++)
        {
            if (address[index] != '/')
            {
                reached |= (reached >> index & 1) << (index + 1);
            }
        }

        return reached;
    }

    private static ulong MatchLiteral(ulong reached, ReadOnlySpan<char> address, ReadOnlySpan<char> word)
    {
        var next = 0UL;
        for (var rest = reached; rest != 0; rest &= rest - 1)
        {
            var index = BitOperations.TrailingZeroCount(rest);
            if (address[index..].StartsWith(word))
            {
                next |= 1UL << (index + word.Length);
            }
        }

        return next;
    }

    private static (ulong Reached, int Consumed) MatchSet(ulong reached, ReadOnlySpan<char> address, ReadOnlySpan<char> pattern)
    {
        var end = pattern.IndexOf(']');
        return end < 0 ? (0, pattern.Length) : (MatchOne(reached, address, IsInSet, pattern[1..end]), end + 1);
    }

    private static (ulong Reached, int Consumed) MatchWords(ulong reached, ReadOnlySpan<char> address, ReadOnlySpan<char> pattern)
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
            next |= MatchLiteral(reached, address, words[word]);
        }

        return (next, end + 1);
    }

    private static bool IsInSet(ReadOnlySpan<char> set, char character)
    {
        var isNegated = set.StartsWith('!');
        set = isNegated ? set[1..] : set;
        var found = false;
        for (var i = 0; i < set.Length; i++)
        {
            // A minus is a range only between two characters.
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

        return found != isNegated;
    }
}
