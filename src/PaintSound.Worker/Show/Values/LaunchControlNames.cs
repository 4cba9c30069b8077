using System.Text.Json.Nodes;
using PaintSound.Midi.Controllers;

namespace PaintSound.Worker.Show.Values;

/// <summary>The names of a Launch Control XL's controls in the JSON schema.</summary>
internal static class LaunchControlNames
{
    /// <summary>Creates the schema of a number or a name.</summary>
    /// <param name="number">The schema of the number.</param>
    /// <param name="isNote">True for buttons that send notes, false for controls that send control changes.</param>
    public static JsonObject Or(JsonObject number, bool isNote) => new()
    {
        ["anyOf"] = new JsonArray(
            number,
            new JsonObject { ["enum"] = new JsonArray([.. LaunchControlXl.Controls.Where(control => control.IsNote == isNote).Select(control => (JsonNode)control.Name)]) }),
    };
}
