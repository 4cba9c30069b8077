using PaintSound.Core.Control;
using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Addresses;

/// <summary>A documented address. Only the catalogues create entries.</summary>
public sealed class CatalogueEntry
{
    private readonly byte[] _head;

    internal CatalogueEntry(Direction direction, string address, string description, params CatalogueArgument[] arguments)
    {
        Direction = direction;
        Address = address;
        Description = description;
        Arguments = arguments;

        var buffer = new byte[256];
        var writer = new OscWriter(buffer);
        writer.String(address);
        writer.String("," + string.Concat(arguments.Select(a => (char)a.Type)));
        _head = buffer[..writer.Length];
    }

    /// <summary>The direction of the messages.</summary>
    public Direction Direction { get; }

    /// <summary>True if PaintSound sends messages of this address.</summary>
    public bool IsSent => Direction != Direction.In;

    /// <summary>True if PaintSound acts on messages of this address.</summary>
    public bool IsReceived => Direction != Direction.Out;

    /// <summary>The control that this address sets and reports, or null.</summary>
    public ControlDefinition? Control { get; internal init; }

    /// <summary>The full address.</summary>
    public string Address { get; }

    /// <summary>The meaning, as a sentence.</summary>
    public string Description { get; }

    /// <summary>The arguments, in order.</summary>
    public IReadOnlyList<CatalogueArgument> Arguments { get; }

    /// <summary>The arguments for people, or a dash if there are none.</summary>
    public string ArgumentsText => Arguments.Count == 0 ? "-" : string.Join("; ", Arguments);

    /// <summary>Starts a message: writes the address and the type tags, which never change. The caller writes the arguments.</summary>
    internal OscWriter Begin(Span<byte> buffer)
    {
        var writer = new OscWriter(buffer);
        writer.Raw(_head);
        return writer;
    }
}
