using System.Text;

namespace PaintSound.Worker.Show.Definitions;

/// <summary>Writes the keys of a file as a Markdown table.</summary>
internal static class ShowKeyTable
{
    /// <summary>Creates the table, with line feeds.</summary>
    /// <param name="file">The keys.</param>
    public static string Create(IShowValue file)
    {
        var table = new StringBuilder("| key | values | default | meaning |\n| --- | --- | --- | --- |\n");

        // A key that several kinds of a union share stands there once.
        foreach (var (path, key) in file.Keys.Distinct())
        {
            table.Append($"| `{path}` | {key.Value.Words} | {key.DefaultWords} | {key.Description} |\n");
        }

        return table.ToString();
    }
}
