namespace PaintSound.Worker.Show.Definitions;

/// <summary>A key with its path.</summary>
/// <param name="Path">The key with the keys that contain it, such as <c>canvas: corners</c>.</param>
/// <param name="Key">The key.</param>
internal sealed record ShowKeyPath(string Path, ShowKey Key)
{
    /// <summary>The same key inside another one.</summary>
    public ShowKeyPath Within(string key) => this with { Path = $"{key}: {Path}" };
}
