using System.Diagnostics;
using PaintSound.Models.Networks;
using PaintSound.Models.Sessions;

namespace PaintSound.Models.Tests;

/// <summary>
/// Networks with random weights that the training exports now, of the paper's own architectures (two ResNet-50, a DenseNet-121)
/// and in 8 bits, run here as they do in PyTorch.
/// </summary>
public sealed class ExportedNetworksTests : IDisposable
{
    private const string Python = "/usr/bin/python3";

    /// <summary>230 MB while the test runs.</summary>
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("paintsound-paper-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public Task The_papers_agree_with_PyTorch() => AgreeAsync("paper", "fp32", "", 1e-3f);

    /// <summary>Where a value lies between two of 256 levels, the runtime and PyTorch may take different ones.</summary>
    [Fact]
    public Task Eight_bit_ones_agree_with_PyTorchs_simulation() => AgreeAsync("compact", "int8", "-int8", 0.02f);

    private async Task AgreeAsync(string architecture, string precision, string suffix, float tolerance)
    {
        var (has, _) = await RunAsync("-c", "import torch, torchvision, onnx, scipy");
        Assert.SkipUnless(has, "PyTorch is not installed: apt-get install python3-torch python3-torchvision python3-onnx python3-scipy");
        var (done, complaint) = await RunAsync("-W", "ignore", "-m", "networks.untrained", architecture, _folder.FullName, precision);
        Assert.True(done, complaint);

        var reference = new Reference(In("reference"), tolerance);
        using (var network = CorrespondenceNetwork.Open(In($"correspondence-{architecture}{suffix}"), new SessionFactory()))
        {
            reference.Agrees(network);
        }

        using (var network = SoundEmbeddingNetwork.Open(In($"sound-{architecture}{suffix}"), new SessionFactory()))
        {
            reference.Agrees(network);
        }
    }

    private string In(string name) => Path.Combine(_folder.FullName, name);

    private static async Task<(bool Done, string Complaint)> RunAsync(params string[] arguments)
    {
        if (!File.Exists(Python))
        {
            return (false, $"There is no {Python}.");
        }

        var start = new ProcessStartInfo(Python, arguments)
        {
            WorkingDirectory = Repository.Find("models", "training"),
            UseShellExecute = false,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var complaint = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode == 0, complaint);
    }
}
