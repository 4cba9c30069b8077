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
    public Task SwitchAsync(IReadOnlyList<string> ids, bool isOn)
    {
        control.SwitchWorks(ids, isOn);

        // The database may wait for a process that indexes.
        return Task.Run(() => Write(ids));
    }

    /// <inheritdoc/>
    public Task CollectAsync(IReadOnlyList<string> ids, string? collection) => Task.Run(() =>
    {
        try
        {
            lock (_writing)
            {
                LibraryEditor.Collect(library, ids, collection);
            }

            var chosen = ids.ToHashSet(StringComparer.Ordinal);
            control.Collect(library.LoadWorks().Where(work => chosen.Contains(work.Id)).ToDictionary(work => work.Id, work => work.Collection, StringComparer.Ordinal));
        }
        catch (LibraryException e)
        {
            throw new SettingsException($"The works stay in their collections: {e.Message}", e);
        }
    });

    // Undo may come from OSC or MIDI, which wait for nothing.
    private void Keep(string id)
    {
        lock (_lock)
        {
            _restored = Task.WhenAll(_restored, Task.Run(() =>
            {
                try
                {
                    Write([id]);
                }
                catch (SettingsException e)
                {
                    LogNotKept(e.Message);
                }
            }));
        }
    }

    private void Write(IReadOnlyList<string> ids)
    {
        lock (_writing)
        {
            // What the show has now: two presses in a hurry may be written in any order.
            foreach (var works in ids.ToLookup(id => !Off.Contains(id)))
            {
                try
                {
                    LibraryEditor.Switch(library, [.. works], works.Key);
                }
                catch (LibraryException e)
                {
                    throw new SettingsException($"{(ids.Count == 1 ? "The work is" : "The works are")} switched {(works.Key ? "on" : "off")} in this show only: {e.Message}", e);
                }
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Reason}")]
    private partial void LogNotKept(string reason);
}
