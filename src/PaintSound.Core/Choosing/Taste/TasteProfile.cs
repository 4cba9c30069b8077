using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PaintSound.Core.Choosing.Taste;

/// <summary>The marks of an artist, or of artists who perform together. Immutable: a change creates a new value.</summary>
/// <param name="Name">The name of the artist.</param>
/// <param name="Network">The hash of the correspondence network whose log odds the marks contain; empty before the first mark.</param>
/// <param name="Revision">How often the profile was changed.</param>
/// <param name="Marks">The marks, the oldest first.</param>
public sealed record TasteProfile(string Name, string Network, int Revision, ImmutableArray<Mark> Marks)
{
    /// <summary>The version of the file format.</summary>
    public const int CurrentFormat = 1;

    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>The hash of network and marks: the same hash teaches the same. 64 hexadecimal digits.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new Content(Network, Marks), Options)));

    /// <summary>Creates a profile without marks.</summary>
    /// <param name="name">The name of the artist.</param>
    public static TasteProfile Create(string name) => new(name, "", 0, []);

    /// <summary>Reads a profile.</summary>
    /// <param name="json">The contents of a file, in UTF-8.</param>
    /// <exception cref="JsonException">It is no profile, is of a newer version, or was changed by hand.</exception>
    public static TasteProfile Read(ReadOnlySpan<byte> json)
    {
        var file = JsonSerializer.Deserialize<ProfileFile>(json, Options) ?? throw new JsonException("it is empty");
        if (file.Format > CurrentFormat)
        {
            throw new JsonException("a newer PaintSound wrote it: use that version, or a newer one");
        }

        if (file.Marks.IsDefault || file.Marks.Any(mark => mark is null || !float.IsFinite(mark.LogOdds) || !Enum.IsDefined(mark.Kind)))
        {
            throw new JsonException("a mark is not complete");
        }

        var profile = new TasteProfile(file.Name, file.Network, file.Revision, file.Marks);
        return profile.Hash == file.Hash ? profile : throw new JsonException("its marks are not those that PaintSound wrote: the hash differs. Use a copy that nobody has edited");
    }

    /// <summary>Returns the contents of a file, in UTF-8.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(new ProfileFile(CurrentFormat, Name, Network, Revision, Hash, Marks), Options);

    /// <summary>Adds a mark.</summary>
    /// <param name="mark">The mark.</param>
    /// <param name="network">The hash of the correspondence network.</param>
    public TasteProfile Add(Mark mark, string network) => this with { Network = network, Revision = Revision + 1, Marks = Marks.Add(mark) };

    /// <summary>Takes the last mark back.</summary>
    public TasteProfile Undo() => Marks.IsEmpty ? this : this with { Revision = Revision + 1, Marks = Marks.RemoveAt(Marks.Length - 1) };

    private sealed record Content(string Network, ImmutableArray<Mark> Marks);

    private sealed record ProfileFile(int Format, string Name, string Network, int Revision, string Hash, ImmutableArray<Mark> Marks);
}
