using PaintSound.Core.Works;
using PaintSound.Library;
using PaintSound.Library.Editing;
using PaintSound.Library.Search;
using PaintSound.Performance.Pipeline;
using PaintSound.Web.Library;
using PaintSound.Web.Settings;

namespace PaintSound.Worker.Controls;

/// <summary>Switches works off and on, in the running show and in its library. Thread-safe.</summary>
/// <param name="library">The library of the show.</param>
/// <param name="music">Its works of music.</param>
/// <param name="control">The controls of the show.</param>
internal sealed class LibraryWorkSwitch(WorkLibrary library, IReadOnlyList<MusicWork> music, ShowControl control) : IWorkSwitch
{
    private readonly Lock _lock = new();

    /// <inheritdoc/>
    public IReadOnlySet<string> Off => control.State.Choosing.ExcludedWorks;

    /// <inheritdoc/>
    public Task SwitchAsync(string id, bool isOn)
    {
        control.SwitchWork(id, isOn, music);

        // The database may wait for a process that indexes.
        return Task.Run(() =>
        {
            lock (_lock)
            {
                try
                {
                    // What the show has now: two presses in a hurry may be written in any order.
                    LibraryEditor.Switch(library, [id], !Off.Contains(id));
                }
                catch (LibraryException e)
                {
                    throw new SettingsException($"The work is switched {(isOn ? "on" : "off")} in this show only: {e.Message}", e);
                }
            }
        });
    }
}
