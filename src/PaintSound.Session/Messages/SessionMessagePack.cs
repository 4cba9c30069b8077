using MessagePack;
using MessagePack.Resolvers;

namespace PaintSound.Session.Messages;

/// <summary>How the messages are written: MessagePack with the names of properties, so that a later version can add some.</summary>
public static class SessionMessagePack
{
    /// <summary>The options, for bytes of senders that are not trusted.</summary>
    public static MessagePackSerializerOptions Options { get; } = MessagePackSerializerOptions.Standard
        .WithResolver(CompositeResolver.Create([new HalfArrayFormatter()], [ContractlessStandardResolver.Instance]))
        .WithSecurity(MessagePackSecurity.UntrustedData);
}
