using PaintSound.Models.Manifests;
using PaintSound.Models.Networks;
using PaintSound.Models.Sessions;

namespace PaintSound.Models.Checking;

/// <summary>Tries a network out: its description, its files, and what it answers to pictures and sounds.</summary>
public static class NetworkCheck
{
    /// <summary>Checks the network in a folder. Takes seconds, on one core.</summary>
    /// <param name="folder">The folder with <c>model.json</c>.</param>
    /// <param name="time">Tells how long a run takes.</param>
    public static NetworkReport Of(string folder, TimeProvider time)
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
                findings.Add(new Finding("files", true, $"{string.Join(", ", files.Select(file => file.Name))}: here, with their sha256"));
                Try("graphs", () => step = TryOut(folder, manifest, time, findings));
            }
        }

        return new NetworkReport(manifest, findings, step);

        bool Try(string topic, Action look)
        {
            try
            {
                look();
                return true;
            }
            catch (ModelException wrong)
            {
                findings.Add(new Finding(topic, false, wrong.Message));
                return false;
            }
        }
    }

    private static double TryOut(string folder, Manifest manifest, TimeProvider time, List<Finding> findings)
    {
        var sessions = new SessionFactory();
        var fits = new Finding("graphs", true, "inputs and outputs have the names and shapes that the manifest asks for");
        if (manifest.Role == Manifest.Correspondence)
        {
            using var network = CorrespondenceNetwork.Open(folder, sessions);
            findings.Add(fits);
            return new CorrespondenceCheck(network, time).Into(findings);
        }

        using var embedding = SoundEmbeddingNetwork.Open(folder, sessions);
        findings.Add(fits);
        return new SoundEmbeddingCheck(embedding, time).Into(findings);
    }
}
