namespace PaintSound.Worker.Takes.Export;

/// <summary>A file or a folder that was written.</summary>
/// <param name="Path">Its absolute path.</param>
/// <param name="Content">What it contains, in a few words.</param>
internal sealed record ExportedFile(string Path, string Content);
