using System.Text.Json.Nodes;

namespace PaintSound.Worker.Show.Definitions;

/// <summary>Creates the JSON schema of a kind of file, for editors: completion, explanations, and errors while a person types.</summary>
internal static class ShowJsonSchema
{
    /// <summary>Creates the schema (draft 7, which the YAML language server supports completely).</summary>
    /// <param name="title">The name of the kind of file.</param>
    /// <param name="description">What the file is.</param>
    /// <param name="file">The keys.</param>
    public static JsonObject Create(string title, string description, IShowValue file)
    {
        var schema = new JsonObject { ["$schema"] = "http://json-schema.org/draft-07/schema#", ["title"] = title, ["description"] = description };
        foreach (var (name, value) in file.CreateSchema())
        {
            schema[name] = value?.DeepClone();
        }

        return schema;
    }
}
