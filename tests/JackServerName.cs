namespace PaintSound.Tests;

/// <summary>
/// The name of a JACK server of a test, one of six that no other running test uses. JACK keeps records of at most eight servers per machine.
/// It removes the record of a killed server only when a server of the same name starts, so a new name each time would fill the records until no
/// server starts any more.
/// </summary>
internal sealed class JackServerName : IDisposable
{
    private const int Names = 6;
    private readonly FileStream _claim;

    private JackServerName(string value, FileStream claim) => (Value, _claim) = (value, claim);

    /// <summary>The name.</summary>
    public string Value { get; }

    /// <summary>Claims a name until disposal or the end of the process.</summary>
    /// <exception cref="InvalidOperationException">Running tests use all names.</exception>
    public static JackServerName Claim()
    {
        for (var i = 0; i < Names; i++)
        {
            var name = $"paintsound-test-{i}";
            try
            {
                return new JackServerName(name, new FileStream(
                    Path.Combine(Path.GetTempPath(), $"{name}.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException)
            {
                // Another test has claimed it.
            }
        }

        throw new InvalidOperationException($"{Names} JACK servers of running tests exist. Wait until a test run has ended.");
    }

    public void Dispose() => _claim.Dispose();
}
