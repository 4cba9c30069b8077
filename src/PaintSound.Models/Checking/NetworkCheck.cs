using PaintSound.Models.Manifests;
using PaintSound.Models.Networks;
using PaintSound.Models.Sessions;

namespace PaintSound.Models.Checking;

/// <summary>Checks a network: its manifest, its files, and its outputs for test pictures and sounds.</summary>
public static class NetworkCheck
{
    /// <summary>Checks the network in a folder. Takes some seconds on one core. Reports faults as findings, not as exceptions.</summary>
    /// <param name="folder">The folder with <c>model.json</c>.</param>
    /// <param name="time">Measures the duration of a run.</param>
    public static NetworkReport Run(string folder, TimeProvider time)
    {
        var findings = new List<Finding>();
        Manifest? manifest = null;
        double? step = null;
        if (Try("manifest", () => manifest = Manifest.Read(folder)) && manifest is not null)
        {
            findings.Add(new Finding("manifest", true, $"a {manifest.Role} network, {manifest.Name} {manifest.Version}, {manifest.Licence}"));
            var files = manifest.AllFiles.ToArray();
            if (files.Count(file => Try("files", () => file.Read())) == files.Length)
            {
                findings.Add(new Finding("files", true, $"{string.Join(", ", files.Select(file => file.Name))}: present, with the sha256 in the manifest"));
                Try("graphs", () => step = CheckOutputs(folder, manifest, time, findings));
            }
        }

        return new NetworkReport(manifest, findings, step);

        bool Try(string topic, Action check)
        {
            try
            {
                check();
                return true;
            }
            catch (ModelException error)
            {
                findings.Add(new Finding(topic, false, error.Message));
                return false;
            }
        }
    }

    private static double CheckOutputs(string folder, Manifest manifest, TimeProvider time, List<Finding> findings)
    {
        var sessions = new SessionFactory();
        var fits = new Finding("graphs", true, "inputs and outputs have the names and shapes in the manifest");
        if (manifest.Role == Manifest.Correspondence)
        {
            using var network = CorrespondenceNetwork.Open(folder, sessions);
            findings.Add(fits);
            return new CorrespondenceCheck(network, time).Run(findings);
        }

        using var embedding = SoundEmbeddingNetwork.Open(folder, sessions);
        findings.Add(fits);
        return new SoundEmbeddingCheck(embedding, time).Run(findings);
    }
}
