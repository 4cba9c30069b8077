using System.Text.RegularExpressions;

namespace PaintSound.Acceptance.Tests;

/// <summary><c>jack_midi_dump</c>: prints every message that arrives at its port, <c>NAME:input</c>.</summary>
internal sealed partial class MidiDump(JackServerProcess jack, string name) : IDisposable
{
    private readonly Peer _dump = Peer.Start("jackd2", jack.Environment, "stdbuf", "-oL", "jack_midi_dump", "-a", name);

    /// <summary>The messages, each in hexadecimal.</summary>
    public string[] Messages => [.. _dump.Lines.Select(line => Bytes().Match(line)).Where(match => match.Success)
        .Select(match => match.Groups["bytes"].Value.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant())];

    /// <summary>Waits until messages satisfy.</summary>
    public Task UntilAsync(Func<string[], bool> so) => _dump.UntilAsync(() => so(Messages));

    public void Dispose() => _dump.Dispose();

    // "  12345: 90 3c 7f note on   (channel  0): ...", and of other messages the bytes alone.
    [GeneratedRegex(@"^\s*\d+:(?<bytes>( [0-9a-f]{2}(?= |$))+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bytes();
}
