using System.Security.Cryptography;

namespace Agent.Api.Data.Servers;

/// <summary>Passwords nobody has to type: 192 random bits in letters and digits, safe in every settings file and connection string.</summary>
internal static class Passwords
{
    public static string Create() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
}
