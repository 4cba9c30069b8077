namespace PaintSound.Web.Library;

/// <summary>Switches works off and on and puts them into collections: in the running show at its next step, and in the library for the next shows.</summary>
public interface IWorkSwitch
{
    /// <summary>The ids of the works that are switched off.</summary>
    IReadOnlySet<string> Off { get; }

    /// <summary>Switches works.</summary>
    /// <param name="ids">The ids of works of the library.</param>
    /// <param name="isOn">False to switch them off.</param>
    /// <exception cref="Core.PaintSoundException">The library cannot be written. The running show has the change, the next one has not.</exception>
    Task SwitchAsync(IReadOnlyList<string> ids, bool isOn);

    /// <summary>Puts works into a collection.</summary>
    /// <param name="ids">The ids of works of the library.</param>
    /// <param name="collection">The name of the collection, which may be new; null for those of the folders of the works.</param>
    /// <exception cref="Core.PaintSoundException">The library cannot be written. Nothing is changed.</exception>
    Task CollectAsync(IReadOnlyList<string> ids, string? collection);
}
