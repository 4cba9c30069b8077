namespace PaintSound.Web.Links;

/// <summary>The links of the open pages, for the operator page, which shows them as codes for the camera of a phone. Thread-safe.</summary>
public sealed class PublishedLinks
{
    private volatile IReadOnlyList<PageLinkDto> _links = [];

    /// <summary>The links, the best address first; empty if only this computer reaches the pages, or before the port is open.</summary>
    public IReadOnlyList<PageLinkDto> All => _links;

    /// <summary>Replaces the links.</summary>
    /// <param name="links">The links of each address, the best one first.</param>
    public void Publish(IEnumerable<PageLinks> links) => _links = [.. links.Where(address => !new Uri(address.Operator).IsLoopback).SelectMany(Create)];

    private static IEnumerable<PageLinkDto> Create(PageLinks links)
    {
        yield return Create("Painter", links.Painter);
        yield return Create("Composer", links.Composer);
        yield return Create("Projection", links.Projection);
        yield return Create("Operator", links.Operator);
        yield return Create("Setup", links.Setup);
    }

    private static PageLinkDto Create(string page, string link)
    {
        var code = QrCode.Create(link);
        return new PageLinkDto(page, new Uri(link).Authority, link, code.Size, code.ToPath());
    }
}
