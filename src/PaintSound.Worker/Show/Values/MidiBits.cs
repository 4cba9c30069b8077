using System.Text.Json.Nodes;
using PaintSound.Worker.Show.Definitions;

namespace PaintSound.Worker.Show.Values;

/// <summary>The resolution of a control change.</summary>
internal static class MidiBits
{
    /// <summary>The bits of one control change.</summary>
    public const int Coarse = 7;

    /// <summary>The bits of a pair of control changes.</summary>
    public const int Fine = 14;

    /// <summary>7 or 14.</summary>
    public static ShowValue<int> Value { get; } = new ShowScalar<int>(
        "`7` or `14`",
        node => node.Integer(Coarse, Fine) is var bits and (Coarse or Fine) ? bits : throw node.Invalid("7 or 14"),
        () => new JsonObject { ["enum"] = new JsonArray(Coarse, Fine) },
        bits => bits);
}
