using System.Security.Cryptography;

namespace Agent.Api.Scalar;

/// <summary>What the explorer's page may do: run the script we serve and talk to this service. Nothing else, nowhere else.</summary>
internal static class ScalarPolicy
{
    public static string NewNonce() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));

    // Styles are inline because Scalar writes them from script; without script of strangers they can do little.
    public static void Apply(HttpResponse response, string scripts)
    {
        response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src {scripts}; style-src 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
            + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
