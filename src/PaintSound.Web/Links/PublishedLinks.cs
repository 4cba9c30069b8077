namespace PaintSound.Web.Links;

/// <summary>The links of the open pages, for the operator page, which shows them as codes for the camera of a phone. Thread-safe.</summary>
public sealed class PublishedLinks
{
    private volatile IReadOnlyList<PageLinks> _links = [];

    /// <summary>Returns the links with their codes, the best address first; none if only this computer reaches the pages, or before the port is open.</summary>
    public IReadOnlyList<PageLinkDto> CreateCodes() => [.. _links.Where(address => !address.IsLoopback).SelectMany(Create)];

    /// <summary>Replaces the links.</summary>
    /// <param name="links">The links of each address, the best one first.</param>
    public void Publish(IReadOnlyList<PageLinks> links) => _links = links;

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
