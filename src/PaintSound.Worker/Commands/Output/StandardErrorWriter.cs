using System.Text;

namespace PaintSound.Worker.Commands.Output;

/// <summary>
/// Writes to standard error. If it is full or closed, text is lost and the program continues. Thread-safe.
/// </summary>
/// <param name="writer">The standard error of the process.</param>
internal sealed class StandardErrorWriter(TextWriter writer) : TextWriter
{
    private readonly Lock _lock = new();

    /// <inheritdoc/>
    public override Encoding Encoding => writer.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => TryWrite(() => writer.Write(value));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => TryWrite(() => writer.Write(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(string? value) => TryWrite(() => writer.Write(value));

    /// <inheritdoc/>
    public override void WriteLine(string? value) => TryWrite(() => writer.WriteLine(value));

    /// <inheritdoc/>
    public override void Flush() => TryWrite(writer.Flush);

    private void TryWrite(Action write)
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
            // Full or closed. .NET throws UnauthorizedAccessException if the descriptor was closed when the process started.
        }
    }
}
