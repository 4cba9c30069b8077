namespace PaintSound.Acceptance.Tests.Pages;

/// <summary>The scripts that run inside a page; they are files of their own in the folder scripts.</summary>
internal static class PageScript
{
    /// <summary>Reads a script.</summary>
    /// <param name="name">Its file name without extension.</param>
    public static string Read(string name)
    {
        using var script = new StreamReader(typeof(PageScript).Assembly.GetManifestResourceStream($"{name}.js")
            ?? throw new ArgumentException($"There is no script {name}.js.", nameof(name)));
        return script.ReadToEnd();
    }
}
