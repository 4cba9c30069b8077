using System.Security.Cryptography;

namespace PaintSound.Models.Manifests;

/// <summary>One file of a network: a graph, or values that a graph reads.</summary>
/// <param name="Folder">The network's folder.</param>
/// <param name="Name">Its path inside the folder, with <c>/</c> between folders.</param>
/// <param name="Sha256">What it must hash to, in hex.</param>
public sealed record NetworkFile(string Folder, string Name, string Sha256)
{
    /// <summary>Where it is.</summary>
    public string Path => System.IO.Path.Combine(Folder, Name);

    /// <summary>The other files that a graph reads its values from (ONNX external data); empty if it holds them itself.</summary>
    public IReadOnlyList<NetworkFile> Data { get; init; } = [];

    /// <summary>Whether it computes with whole numbers of 8 bits: the names of such operators stand in the file as plain text.</summary>
    /// <exception cref="ModelException">The file is missing, unreadable or another one.</exception>
    public bool IsQuantised()
    {
        ReadOnlySpan<byte> file = Read();
        return file.IndexOf("DequantizeLinear"u8) >= 0 || file.IndexOf("ConvInteger"u8) >= 0 || file.IndexOf("MatMulInteger"u8) >= 0
            || file.IndexOf("QLinear"u8) >= 0;
    }

    /// <summary>Reads the file and compares its hash, so that what runs is what the manifest describes.</summary>
    /// <exception cref="ModelException">The file is missing, unreadable or another one.</exception>
    internal byte[] Read()
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(Path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ModelException($"{Path} is missing, but model.json names it. Copy the network's whole folder again.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelException($"{Path} cannot be read: {e.Message}", e);
        }
        var found = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (!string.Equals(found, Sha256, StringComparison.OrdinalIgnoreCase))
        {
            throw new ModelException(
                $"{Path} is not the file that model.json describes (its sha256 is {found}, expected {Sha256}). "
                + "Copy the network's whole folder again; if you exported the file anew, write its sha256 into model.json.");
        }

        return bytes;
    }
}
