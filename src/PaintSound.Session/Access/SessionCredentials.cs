using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PaintSound.Session.Access;

/// <summary>
/// The secret and the certificate of a hub, kept in a folder of its user. A hub that starts again has the same ones, so the links stay valid. To make all links invalid,
/// delete the folder.
/// </summary>
/// <param name="Tokens">The tokens of the roles.</param>
/// <param name="Certificate">The certificate with its key.</param>
public sealed record SessionCredentials(SessionTokens Tokens, X509Certificate2 Certificate)
{
    private const string SecretFile = "session.key";
    private const string CertificateFile = "session.pfx";

    /// <summary>Returns the link for a role.</summary>
    /// <param name="role">The role.</param>
    /// <param name="host">The name or address under which sites reach the hub.</param>
    /// <param name="port">The port.</param>
    public SessionLink CreateLink(SessionRole role, string host, int port) => new(host, port, Tokens[role], SessionCertificate.GetFingerprint(Certificate));

    /// <summary>Loads the keys, or creates them.</summary>
    /// <param name="folder">The folder. It is created if it is missing.</param>
    /// <param name="time">The clock of the computer.</param>
    /// <exception cref="SessionException">The folder cannot be used.</exception>
    public static SessionCredentials Open(string folder, TimeProvider time)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var secret = OpenFile(Path.Combine(folder, SecretFile), () => RandomNumberGenerator.GetBytes(SessionTokens.SecretBytes));
            var certificate = OpenFile(Path.Combine(folder, CertificateFile), () => SessionCertificate.Create(time));
            return secret.Length == SessionTokens.SecretBytes
                ? new SessionCredentials(new SessionTokens(secret), SessionCertificate.Load(certificate))
                : throw new SessionException($"{Path.Combine(folder, SecretFile)} is damaged. Delete the folder {folder}; the next start creates new links.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SessionException($"The keys of the session cannot be kept in {folder}: {e.Message}", e);
        }
        catch (CryptographicException e)
        {
            throw new SessionException($"{Path.Combine(folder, CertificateFile)} is damaged. Delete the folder {folder}; the next start creates new links.", e);
        }
    }

    private static byte[] OpenFile(string path, Func<byte[]> create)
    {
        if (File.Exists(path))
        {
            return File.ReadAllBytes(path);
        }

        var content = create();
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            // On Windows, the folder of a user is closed to others.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(path, options);
        file.Write(content);
        return content;
    }
}
