using System.Text;

namespace PaintSound.Worker.Tests.WithPages;

/// <summary>The commentary of a performance, of which only the links of the pages are waited for.</summary>
internal sealed class OpenedPages : StringWriter
{
    private readonly TaskCompletionSource _links = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the links are printed: the pages can be opened.</summary>
    public Task Links => _links.Task;

    public override Encoding Encoding => Encoding.UTF8;

    public override void WriteLine(string? value)
    {
        if (value?.StartsWith("Pages: ", StringComparison.Ordinal) == true)
        {
            _links.TrySetResult();
        }
    }
}
