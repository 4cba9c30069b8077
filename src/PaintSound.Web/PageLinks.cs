namespace PaintSound.Web;

/// <summary>The addresses of the pages, each with the token that opens it. They are secrets: they are shown to the person at the machine and never logged.</summary>
/// <param name="Operator">The page that operates the show.</param>
/// <param name="Setup">The page that prepares it.</param>
/// <param name="Composer">The composer's page.</param>
/// <param name="Painter">The painter's page.</param>
/// <param name="Projection">The picture for a projector.</param>
public sealed record PageLinks(string Operator, string Setup, string Composer, string Painter, string Projection)
{
    /// <summary>Two lines for a person.</summary>
    public override string ToString() =>
        $"Pages: {Operator} operates the show; {Setup} prepares it.{Environment.NewLine}For the artists: {Composer} {Painter} {Projection}";
}
