using System.Runtime.CompilerServices;

namespace PaintSound.Tests;

/// <summary>
/// Keeps what tests record out of the folder of the person who runs them: a folder of their own, which is empty at the start. Windows and macOS ignore
/// the variable; there a show under test names its folders.
/// </summary>
internal static class OwnDataFolder
{
#pragma warning disable CA2255 // It has to be set before the first test, and processes that tests start inherit it.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Use()
    {
        var data = Path.Combine(AppContext.BaseDirectory, "state", "data");
        if (Directory.Exists(data))
        {
            Directory.Delete(data, recursive: true);
        }

        Environment.SetEnvironmentVariable("XDG_DATA_HOME", data);
    }
}
