namespace PaintSound.Web;

/// <summary>The links of the pages, with their tokens. They are secrets: PaintSound prints them on the console and never logs them.</summary>
/// <param name="Operator">The page that controls the show.</param>
/// <param name="Setup">The page that sets up the stage.</param>
/// <param name="Composer">The composer's page.</param>
/// <param name="Painter">The painter's page.</param>
/// <param name="Projection">The page for a projector.</param>
public sealed record PageLinks(string Operator, string Setup, string Composer, string Painter, string Projection)
{
    /// <summary>Formats the links as two lines for the console.</summary>
    public override string ToString() =>
        $"Pages: {Operator} (operator), {Setup} (setup).{Environment.NewLine}For the artists: {Composer} {Painter} {Projection}";
}
