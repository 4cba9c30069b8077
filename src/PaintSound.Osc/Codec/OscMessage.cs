namespace PaintSound.Osc.Codec;

/// <summary>An OSC message: an address and its arguments.</summary>
public sealed class OscMessage
{
    /// <summary>Creates a message.</summary>
    /// <param name="address">Starts with a slash; printable ASCII without spaces.</param>
    /// <param name="arguments">The arguments, in order.</param>
    /// <exception cref="ArgumentException">The address is invalid.</exception>
    public OscMessage(string address, params OscArgument[] arguments)
    {
        if (!IsAddress(address))
        {
            throw new ArgumentException($"\"{address}\" is not an OSC address: an address starts with / and is printable ASCII without spaces.", nameof(address));
        }

        Address = address;
        Arguments = arguments;
    }

    /// <summary>The address; a received one can be a pattern (see <see cref="OscPattern"/>).</summary>
    public string Address { get; }

    /// <summary>The arguments, in order.</summary>
    public IReadOnlyList<OscArgument> Arguments { get; }

    /// <summary>The type tag string: a comma and the letter of each argument's type.</summary>
    public string TypeTags =>
        string.Create(Arguments.Count + 1, Arguments, static (tags, arguments) =>
        {
            tags[0] = ',';
            for (var i = 0; i < arguments.Count; i++)
            {
                tags[i + 1] = (char)arguments[i].Type;
            }
        });

    /// <summary>True if a text can be an address or an address pattern.</summary>
    public static bool IsAddress(ReadOnlySpan<char> text) =>
        text.StartsWith('/') && !text.ContainsAnyExceptInRange('!', '~');

    /// <summary>Writes the message as one packet. The same message always gives the same bytes.</summary>
    /// <param name="buffer">Receives the packet, from its start.</param>
    /// <param name="length">The number of bytes written; 0 if the buffer is too small.</param>
    /// <returns>False if the buffer is too small.</returns>
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

    /// <summary>Returns the address and the values for people.</summary>
    public override string ToString() => string.Join(' ', Arguments.Select(a => a.ToString()).Prepend(Address));
}
