namespace PaintSound.Osc.Codec;

/// <summary>An address and its arguments.</summary>
public sealed class OscMessage
{
    /// <summary>Makes a message.</summary>
    /// <param name="address">Begins with a slash; printable ASCII without spaces.</param>
    /// <param name="arguments">In order.</param>
    /// <exception cref="ArgumentException">The address is none.</exception>
    public OscMessage(string address, params OscArgument[] arguments)
    {
        if (!IsAddress(address))
        {
            throw new ArgumentException($"\"{address}\" is no OSC address: it begins with / and is printable ASCII without spaces.", nameof(address));
        }

        Address = address;
        Arguments = arguments;
    }

    /// <summary>Where it goes; from outside it may be a pattern (see <see cref="OscPattern"/>).</summary>
    public string Address { get; }

    /// <summary>What it carries, in order.</summary>
    public IReadOnlyList<OscArgument> Arguments { get; }

    /// <summary>A comma and the letter of every argument's type.</summary>
    public string TypeTags =>
        string.Create(Arguments.Count + 1, Arguments, static (tags, arguments) =>
        {
            tags[0] = ',';
            for (var i = 0; i < arguments.Count; i++)
            {
                tags[i + 1] = (char)arguments[i].Type;
            }
        });

    /// <summary>Tells whether a text can be an address or an address pattern.</summary>
    public static bool IsAddress(ReadOnlySpan<char> text) =>
        text.StartsWith('/') && !text.ContainsAnyExceptInRange('!', '~');

    /// <summary>Writes the message as one packet; the same message always gives the same bytes.</summary>
    /// <param name="buffer">Where it is written to, from the start.</param>
    /// <param name="length">How many bytes it took; 0 when it does not fit.</param>
    /// <returns>False when the buffer is too small.</returns>
    public bool TryWrite(Span<byte> buffer, out int length)
    {
        var writer = new OscWriter(buffer);
        writer.String(Address);
        writer.String(TypeTags);
        foreach (var argument in Arguments)
        {
            argument.Write(ref writer);
        }

        length = writer.Fits ? writer.Length : 0;
        return writer.Fits;
    }

    /// <summary>For people: the address and the values.</summary>
    public override string ToString() => string.Join(' ', Arguments.Select(a => a.ToString()).Prepend(Address));
}
