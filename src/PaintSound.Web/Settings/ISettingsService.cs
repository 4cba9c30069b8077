namespace PaintSound.Web.Settings;

/// <summary>
/// Keeps what was changed live, for the operator's page. Undo, redo, reset and the recall of presets are controls. Thread-safe. Every method
/// returns what was done, as a sentence for people.
/// </summary>
public interface ISettingsService
{
    /// <summary>Writes the controls that were changed into the show file.</summary>
    /// <param name="intoEdited">True to write also if the file was edited since it was loaded; only the changed controls are set then.</param>
    /// <exception cref="SettingsException">The file cannot be changed; the message says why. It is as it was.</exception>
    SavedDto Save(bool intoEdited);

    /// <summary>Stores the present values of the controls as a preset. One with the same name is replaced.</summary>
    /// <exception cref="SettingsException">The name is not allowed, or the file of the presets cannot be written.</exception>
    string StorePreset(string name);

    /// <summary>Gives a preset another name.</summary>
    /// <exception cref="SettingsException">There is no such preset, the name is not allowed or taken, or the file cannot be written.</exception>
    string RenamePreset(string name, string newName);

    /// <summary>Deletes a preset.</summary>
    /// <exception cref="SettingsException">There is no such preset, or the file cannot be written.</exception>
    string DeletePreset(string name);
}
