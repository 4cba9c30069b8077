using System.Text;

namespace PaintSound.Worker.Commands.Output;

/// <summary>
/// Standard error, if it works. When it is full or closed, text is lost and the program continues: nobody reads it there. Thread-safe.
/// </summary>
/// <param name="writer">Standard error as the system gives it.</param>
internal sealed class StandardErrorWriter(TextWriter writer) : TextWriter
{
    private readonly Lock _lock = new();

    /// <inheritdoc/>
    public override Encoding Encoding => writer.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Try(() => writer.Write(value));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Try(() => writer.Write(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(string? value) => Try(() => writer.Write(value));

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Try(() => writer.WriteLine(value));

    /// <inheritdoc/>
    public override void Flush() => Try(writer.Flush);

    private void Try(Action write)
    {
        try
        {
            lock (_lock)
            {
                write();
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // Full, or closed: .NET reports a descriptor that was closed at the start as an access that is denied.
        }
    }
}
