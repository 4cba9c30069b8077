using System.Text.RegularExpressions;

namespace PaintSound.Acceptance.Tests;

/// <summary>Runs <c>jack_midi_dump</c>, which prints every message that arrives at its port, <c>NAME:input</c>.</summary>
internal sealed partial class MidiDump(JackServerProcess jack, string name) : IDisposable
{
    private readonly ChildProcess _dump = ChildProcess.Start("jackd2", jack.Environment, "stdbuf", "-oL", "jack_midi_dump", "-a", name);

    /// <summary>The received messages in hexadecimal.</summary>
    public string[] Messages => [.. _dump.Lines.Select(line => BytesPattern().Match(line)).Where(match => match.Success)
        .Select(match => match.Groups["bytes"].Value.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant())];

    /// <summary>Waits until the messages meet a condition, at most 180 s.</summary>
    public Task WaitUntilAsync(Func<string[], bool> condition) => _dump.WaitUntilAsync(() => condition(Messages));

    public void Dispose() => _dump.Dispose();

    // "  12345: 90 3c 7f note on   (channel  0): ..."; other messages have only the bytes.
    [GeneratedRegex(@"^\s*\d+:(?<bytes>( [0-9a-f]{2}(?= |$))+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BytesPattern();
}
