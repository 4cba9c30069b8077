using System.Security.Cryptography;

namespace PaintSound.Models.Manifests;

/// <summary>One file of a network: a graph, or a data file with values of a graph.</summary>
/// <param name="Folder">The folder of the network.</param>
/// <param name="Name">The path inside the folder, with <c>/</c> between folders.</param>
/// <param name="Sha256">The expected SHA-256 of the file, in hex.</param>
public sealed record NetworkFile(string Folder, string Name, string Sha256)
{
    /// <summary>The full path.</summary>
    public string Path => System.IO.Path.Combine(Folder, Name);

    /// <summary>The data files that a graph reads its values from (ONNX external data); empty if the graph contains all values.</summary>
    public IReadOnlyList<NetworkFile> Data { get; init; } = [];

    /// <summary>True if the graph computes with 8-bit integers. Searches the file for the names of such operators, which it contains as plain text.</summary>
    /// <exception cref="ModelException">The file is missing, unreadable, or has another hash.</exception>
    public bool IsQuantised()
    {
        ReadOnlySpan<byte> file = Read();
        return file.IndexOf("DequantizeLinear"u8) >= 0 || file.IndexOf("ConvInteger"u8) >= 0 || file.IndexOf("MatMulInteger"u8) >= 0
            || file.IndexOf("QLinear"u8) >= 0;
    }

    /// <summary>Reads the file and verifies its hash, so that PaintSound runs only the file that the manifest describes.</summary>
    /// <exception cref="ModelException">The file is missing, unreadable, or has another hash.</exception>
    internal byte[] Read()
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(Path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ModelException($"{Path} is missing, but model.json lists it. Copy the whole folder of the network again.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelException($"{Path} cannot be read: {e.Message}", e);
        }
        var actual = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (!string.Equals(actual, Sha256, StringComparison.OrdinalIgnoreCase))
        {
            throw new ModelException(
                $"{Path} is not the file that model.json describes (its sha256 is {actual}, expected {Sha256}). "
                + "Copy the whole folder of the network again. If you exported the file again, write its sha256 into model.json.");
        }

        return bytes;
    }
}
