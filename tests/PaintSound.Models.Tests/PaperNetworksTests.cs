using System.Diagnostics;

namespace PaintSound.Models.Tests;

/// <summary>
/// The paper's own architectures (two ResNet-50, a DenseNet-121), exported by the training with random weights, run here as
/// they do in PyTorch.
/// </summary>
public sealed class PaperNetworksTests : IDisposable
{
    private const string Python = "/usr/bin/python3";

    /// <summary>230 MB while the test runs.</summary>
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("paintsound-paper-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task They_open_and_agree_with_PyTorch()
    {
        var (has, _) = await RunAsync("-c", "import torch, torchvision, onnx, scipy");
        Assert.SkipUnless(has, "PyTorch is not installed: apt-get install python3-torch python3-torchvision python3-onnx python3-scipy");
        var (done, complaint) = await RunAsync("-W", "ignore", "-m", "networks.untrained", "paper", _folder.FullName);
        Assert.True(done, complaint);

        var reference = new Reference(Path.Combine(_folder.FullName, "reference"));
        using (var network = CorrespondenceNetwork.Open(Path.Combine(_folder.FullName, "correspondence-paper"), new SessionFactory()))
        {
            reference.Agrees(network);
        }

        using (var network = SoundEmbeddingNetwork.Open(Path.Combine(_folder.FullName, "sound-paper"), new SessionFactory()))
        {
            reference.Agrees(network);
        }
    }

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
