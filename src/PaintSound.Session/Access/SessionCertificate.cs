using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PaintSound.Session.Access;

/// <summary>A self-signed certificate for a hub without a domain. Its fingerprint stands in the link, and sites accept no other one.</summary>
public static class SessionCertificate
{
    private const string Name = "CN=PaintSound session";

    /// <summary>Creates a certificate (ECDSA P-256).</summary>
    /// <param name="time">The clock of the computer.</param>
    /// <returns>The certificate with its key as PKCS #12, without a password.</returns>
    public static byte[] Create(TimeProvider time)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(Name, key, HashAlgorithmName.SHA256);
        var today = time.GetUtcNow();

        // Sites compare the fingerprint and not the dates: a computer whose clock is wrong can join.
        using var certificate = request.CreateSelfSigned(today.AddDays(-1), today.AddYears(10));
        return certificate.Export(X509ContentType.Pfx);
    }

    /// <summary>Loads a certificate that <see cref="Create"/> returned.</summary>
    public static X509Certificate2 Load(ReadOnlySpan<byte> pkcs12) => X509CertificateLoader.LoadPkcs12(pkcs12, null);

    /// <summary>Returns the SHA-256 of a certificate, 64 hexadecimal digits in lower case.</summary>
    public static string GetFingerprint(X509Certificate certificate) => Convert.ToHexStringLower(SHA256.HashData(certificate.GetRawCertData()));
}
