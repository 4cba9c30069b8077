using PaintSound.Core.Choosing;
using PaintSound.Library.Mapping;
using PaintSound.Library.Search;
using PaintSound.Library.Search.Neighbours;

namespace PaintSound.Web.Library.Map;

/// <summary>What the map of the library page shows.</summary>
/// <param name="Excerpts">The excerpts of the show.</param>
/// <param name="Paintings">The paintings of the show.</param>
/// <param name="Load">Loads their places.</param>
/// <param name="Gate">Tells which excerpts passed the gate.</param>
/// <param name="Neighbours">The index of the excerpts that sound alike; null if the library has none.</param>
public sealed record LibraryMapSource(ExcerptTable Excerpts, PaintingTable Paintings, Func<LibraryMap> Load, GateWatch Gate, INeighbourIndex? Neighbours = null)
{
    /// <summary>Loads the points of the map.</summary>
    internal MapPoints LoadPoints() => MapPoints.Create(Excerpts, Paintings, Load());
}
