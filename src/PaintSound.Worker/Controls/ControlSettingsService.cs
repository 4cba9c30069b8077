using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Control;
using PaintSound.Performance.Pipeline;
using PaintSound.Web.Settings;
using PaintSound.Worker.Show.Editing;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Controls;

/// <summary>Keeps what was changed live: in the show file, and in presets. Thread-safe.</summary>
/// <param name="show">Path of the show file.</param>
/// <param name="editor">Changes the show file.</param>
/// <param name="control">The controls of the show.</param>
/// <param name="logger">Receives what was saved, recalled and left out.</param>
internal sealed partial class ControlSettingsService(
    string show, ShowFileEditor editor, ShowControl control, ILogger<ControlSettingsService> logger) : ISettingsService, IHostedService
{
    private const int LongestName = 60;
    private const int MostPresets = 200;

    private readonly PresetFile _presets = new(show);
    private readonly Lock _lock = new();

    private string ShowName => Path.GetFileName(show);

    private string PresetFileName => Path.GetFileName(_presets.Path);

    /// <summary>Loads the presets. A preset file that cannot be read is reported; the show continues without presets.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        control.Recalled += LogRecalled;
        try
        {
            control.SetPresets(_presets.Read());
        }
        catch (ShowException e)
        {
            LogNotRead(e.Message);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        control.Recalled -= LogRecalled;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public SavedDto Save(bool intoEdited)
    {
        lock (_lock)
        {
            var state = control.State;
            if (state.Changed.Count == 0)
            {
                return new SavedDto($"All controls have the values of {ShowName}: there is nothing to save.", false);
            }

            return Try($"{ShowName} was not changed", () =>
            {
                if (!intoEdited && editor.IsEdited)
                {
                    return new SavedDto($"{ShowName} was edited since the show was loaded. Nothing was saved. Save again to set only the changed controls in the edited file.", true);
                }

                editor.Set([.. state.Changed.Select(changed => ControlEdits.Create(changed, state))], settings =>
                {
                    var read = settings.State with { Collections = state.Collections };
                    if (state.Changed.FirstOrDefault(changed => changed.Get(read) != changed.Get(state)) is { Definition: not null } wrong)
                    {
                        throw new ShowException($"it would give '{wrong}' another value. Change it in an editor.");
                    }
                });
                control.MarkSaved(state);
                var message = $"Saved in {ShowName}: {string.Join(", ", state.Changed)}.";
                LogDone(message);
                return new SavedDto(message, false);
            });
        }
    }

    /// <inheritdoc/>
    public string StorePreset(string name)
    {
        name = CheckName(name);
        return Change($"The preset '{name}' was not stored", presets =>
        {
            var preset = ControlPreset.Create(name, control.State);
            var isNew = presets.All(other => other.Name != name);
            if (isNew && presets.Count >= MostPresets)
            {
                throw new SettingsException($"There are {MostPresets} presets, the most that PaintSound keeps. Delete one first.");
            }

            IReadOnlyList<ControlPreset> changed = isNew ? [.. presets, preset] : [.. presets.Select(other => other.Name == name ? preset : other)];
            return new PresetChange(changed, $"{(isNew ? "Stored" : "Replaced")} the preset '{name}' in {PresetFileName}.");
        });
    }

    /// <inheritdoc/>
    public string RenamePreset(string name, string newName)
    {
        newName = CheckName(newName);
        return Change($"The preset '{name}' was not renamed", presets =>
        {
            RequirePreset(presets, name);
            if (newName != name && presets.Any(preset => preset.Name == newName))
            {
                throw new SettingsException($"There is a preset '{newName}' already. Choose another name, or delete that one.");
            }

            return new PresetChange([.. presets.Select(preset => preset.Name == name ? preset with { Name = newName } : preset)], $"The preset '{name}' is now '{newName}'.");
        });
    }

    /// <inheritdoc/>
    public string DeletePreset(string name) => Change($"The preset '{name}' was not deleted", presets =>
    {
        RequirePreset(presets, name);
        return new PresetChange([.. presets.Where(preset => preset.Name != name)], $"Deleted the preset '{name}'.");
    });

    private static void RequirePreset(IReadOnlyList<ControlPreset> presets, string name)
    {
        if (presets.All(preset => preset.Name != name))
        {
            throw new SettingsException($"There is no preset '{name}'.");
        }
    }

    private static string CheckName(string name) => name.Trim() is { Length: > 0 and <= LongestName } trimmed && !trimmed.Any(char.IsControl)
        ? trimmed
        : throw new SettingsException($"A preset needs a name of 1 to {LongestName} characters.");

    // The file is read again, so that a preset that was written by hand, or by another show, is not lost.
    private string Change(string failure, Func<IReadOnlyList<ControlPreset>, PresetChange> change)
    {
        lock (_lock)
        {
            return Try(failure, () =>
            {
                var (presets, message) = change(_presets.Read());
                _presets.Write(presets);
                control.SetPresets(presets);
                LogDone(message);
                return message;
            });
        }
    }

    private static T Try<T>(string failure, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (e is ShowException or IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{failure}: {e.Message}", e);
        }
    }

    private void LogRecalled(ControlPreset preset, IReadOnlyList<string> refused)
    {
        if (refused.Count == 0)
        {
            LogDone($"Recalled the preset '{preset.Name}'.");
        }
        else
        {
            LogLeftOut(preset.Name, string.Join(" ", refused));
        }
    }

    [LoggerMessage(LogLevel.Information, "{Message}")]
    private partial void LogDone(string message);

    [LoggerMessage(LogLevel.Warning, "Recalled the preset '{Preset}' except for what this show or this version does not know: {Reasons}")]
    private partial void LogLeftOut(string preset, string reasons);

    [LoggerMessage(LogLevel.Warning, "The show has no presets: {Reason}")]
    private partial void LogNotRead(string reason);
}
