using Microsoft.Extensions.Logging;
using PaintSound.Library;
using PaintSound.Library.Editing;
using PaintSound.Library.Search;
using PaintSound.Performance.Pipeline;
using PaintSound.Web.Library;
using PaintSound.Web.Settings;

namespace PaintSound.Worker.Controls;

/// <summary>
/// Switches works off and on, in the running show and in its library, and keeps in the library what undo and redo switch. The running show has the truth;
/// the library has what the next show begins with. Thread-safe.
/// </summary>
/// <param name="library">The library of the show.</param>
/// <param name="control">The controls of the show.</param>
/// <param name="logger">Receives a message if what undo switched cannot be kept.</param>
internal sealed partial class LibraryWorkSwitch(WorkLibrary library, ShowControl control, ILogger<LibraryWorkSwitch> logger) : IWorkSwitch
{
    private readonly Lock _writing = new();
    private readonly Lock _lock = new();
    private Task _restored = Task.CompletedTask;

    /// <inheritdoc/>
    public IReadOnlySet<string> Off => control.State.Choosing.ExcludedWorks;

    /// <summary>Begins to keep what undo and redo switch, for as long as the show runs.</summary>
    public void Follow() => control.WorkRestored += Keep;

    /// <summary>Waits until all that undo and redo switched is kept.</summary>
    /// <param name="stop">Ends the wait.</param>
    public Task CompleteAsync(CancellationToken stop)
    {
        control.WorkRestored -= Keep;
        lock (_lock)
        {
            return _restored.WaitAsync(stop);
        }
    }

    /// <inheritdoc/>
    public Task SwitchAsync(string id, bool isOn)
    {
        control.SwitchWork(id, isOn);

        // The database may wait for a process that indexes.
        return Task.Run(() => Write(id));
    }

    // Undo may come from OSC or MIDI, which wait for nothing.
    private void Keep(string id)
    {
        lock (_lock)
        {
            _restored = Task.WhenAll(_restored, Task.Run(() =>
            {
                try
                {
                    Write(id);
                }
                catch (SettingsException e)
                {
                    LogNotKept(e.Message);
                }
            }));
        }
    }

    private void Write(string id)
    {
        lock (_writing)
        {
            // What the show has now: two presses in a hurry may be written in any order.
            var isOn = !Off.Contains(id);
            try
            {
                LibraryEditor.Switch(library, [id], isOn);
            }
            catch (LibraryException e)
            {
                throw new SettingsException($"The work is switched {(isOn ? "on" : "off")} in this show only: {e.Message}", e);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Reason}")]
    private partial void LogNotKept(string reason);
}
