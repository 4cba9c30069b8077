using PaintSound.Core.Works;
using PaintSound.Library.Tables;

namespace PaintSound.Library.Search;

/// <summary>A music work as it is read from the database.</summary>
/// <param name="Work">The work.</param>
/// <param name="Stored">Where its rows are.</param>
internal sealed record LoadedMusic(MusicWork Work, StoredWork Stored);
