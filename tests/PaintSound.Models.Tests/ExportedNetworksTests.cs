using System.Diagnostics;
using PaintSound.Models.Networks;
using PaintSound.Models.Sessions;

namespace PaintSound.Models.Tests;

/// <summary>
/// The training exports networks with random weights: the architectures of the paper (two ResNet-50, a DenseNet-121), and 8-bit
/// networks. They must give the same outputs here and in PyTorch.
/// </summary>
public sealed class ExportedNetworksTests : IDisposable
{
    private const string Python = "/usr/bin/python3";

    /// <summary>Needs 230 MB during the test.</summary>
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("paintsound-paper-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public Task The_paper_architectures_agree_with_PyTorch() => AssertAgreementAsync("paper", "fp32", "", 1e-3f);

    /// <summary>If a value is between two of the 256 levels, the runtime and PyTorch can round it differently.</summary>
    [Fact]
    public Task The_8_bit_networks_agree_with_the_simulation_in_PyTorch() => AssertAgreementAsync("compact", "int8", "-int8", 0.02f);

    private async Task AssertAgreementAsync(string architecture, string precision, string suffix, float tolerance)
    {
        var (isInstalled, _) = await RunAsync("-c", "import torch, torchvision, onnx, scipy");
        Assert.SkipUnless(isInstalled, "PyTorch is not installed: apt-get install python3-torch python3-torchvision python3-onnx python3-scipy");
        var (isDone, error) = await RunAsync("-W", "ignore", "-m", "networks.untrained", architecture, _folder.FullName, precision);
        Assert.True(isDone, error);

        var reference = new ReferenceOutputs(GetPath("reference"), tolerance);
        using (var network = CorrespondenceNetwork.Open(GetPath($"correspondence-{architecture}{suffix}"), new SessionFactory()))
        {
            reference.AssertAgreement(network);
        }

        using (var network = SoundEmbeddingNetwork.Open(GetPath($"sound-{architecture}{suffix}"), new SessionFactory()))
        {
            reference.AssertAgreement(network);
        }
    }

    private string GetPath(string name) => Path.Combine(_folder.FullName, name);

    private static async Task<(bool IsDone, string Error)> RunAsync(params string[] arguments)
    {
        if (!File.Exists(Python))
        {
            return (false, $"{Python} does not exist.");
        }

        var start = new ProcessStartInfo(Python, arguments)
        {
            WorkingDirectory = Repository.Find("models", "training"),
            UseShellExecute = false,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode == 0, error);
    }
}
