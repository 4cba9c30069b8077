namespace PaintSound.Core.Tests.Signal;

internal enum TouchKind
{
    Tap,
    Scrape,
    Crescendo,
}
