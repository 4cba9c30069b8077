using Microsoft.Extensions.Logging;
using PaintSound.Web.State;

namespace PaintSound.Worker.Logging;

/// <summary>
/// Shows messages in the log of the operator page. Messages logged before the page exists are kept (at most 100)
/// and shown when it is attached. Thread-safe.
/// </summary>
internal sealed class PageLoggerProvider : ILoggerProvider
{
    private const int MaxEarlyMessages = 100;

    private readonly Lock _lock = new();
    private readonly List<string> _early = [];
    private PageState? _page;

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new MessageLogger(categoryName, Show);

    /// <summary>Shows the messages so far on a page, and all further messages.</summary>
    public void Attach(PageState page)
    {
        lock (_lock)
        {
            _early.ForEach(page.AddLog);
            _early.Clear();
            _page = page;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Another class owns the page.
    }

    private void Show(LogMessage message)
    {
        lock (_lock)
        {
            if (_page is not null)
            {
                _page.AddLog(message.Text);
            }
            else if (_early.Count < MaxEarlyMessages)
            {
                _early.Add(message.Text);
            }
        }
    }
}
