namespace PaintSound.Web.Library;

/// <summary>Switches single works off and on: in the running show at its next step, and in the library for the next shows.</summary>
public interface IWorkSwitch
{
    /// <summary>The ids of the works that are switched off.</summary>
    IReadOnlySet<string> Off { get; }

    /// <summary>Switches a work.</summary>
    /// <param name="id">The id of a work of the library.</param>
    /// <param name="isOn">False to switch it off.</param>
    /// <exception cref="Core.PaintSoundException">The library cannot be written. The running show has the change, the next one has not.</exception>
    Task SwitchAsync(string id, bool isOn);
}
