using System.Text;

namespace PaintSound.Worker.Tests.Pages;

/// <summary>Receives the console output of a performance and signals when the links of the pages are printed.</summary>
internal sealed class PageLinkWriter : StringWriter
{
    private readonly TaskCompletionSource _links = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the links are printed: the pages are available.</summary>
    public Task Printed => _links.Task;

    public override Encoding Encoding => Encoding.UTF8;

    public override void WriteLine(string? value)
    {
        if (value?.StartsWith("Pages: ", StringComparison.Ordinal) == true)
        {
            _links.TrySetResult();
        }
    }
}
