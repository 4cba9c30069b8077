using PaintSound.Core.Control;
using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Addresses;

/// <summary>A documented address. Only the <see cref="Catalogue"/> makes them.</summary>
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

    /// <summary>Which way it goes.</summary>
    public Direction Direction { get; }

    /// <summary>True if PaintSound sends messages of this address.</summary>
    public bool IsSent => Direction != Direction.In;

    /// <summary>True if PaintSound acts on messages of this address.</summary>
    public bool IsReceived => Direction != Direction.Out;

    /// <summary>The control that it sets and reports, or null.</summary>
    public ControlDefinition? Control { get; internal init; }

    /// <summary>The full address.</summary>
    public string Address { get; }

    /// <summary>What it means, in a sentence.</summary>
    public string Description { get; }

    /// <summary>What it carries, in order.</summary>
    public IReadOnlyList<CatalogueArgument> Arguments { get; }

    /// <summary>For people: the arguments, or a dash for none.</summary>
    public string ArgumentsText => Arguments.Count == 0 ? "-" : string.Join("; ", Arguments);

    /// <summary>Starts a message: the address and the type tags, which never change. The arguments follow.</summary>
    internal OscWriter Begin(Span<byte> buffer)
    {
        var writer = new OscWriter(buffer);
        writer.Raw(_head);
        return writer;
    }
}
