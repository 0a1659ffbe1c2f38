using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Agent.Api.Intake;

/// <summary>
/// Names for people that say nothing about them: stable for one address under one secret, URL-safe, and not to be found by
/// hashing a list of addresses. Whoever changes the secret starts with new keys for everyone.
/// </summary>
internal sealed class LeadKeys
{
    private const string Prefix = "ld_";
    private const int Characters = 26;
    private const int ShortestSecret = 16;

    // Crockford's base 32: no i, l, o or u, so that a key survives being read aloud.
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    private static readonly SearchValues<char> KeyCharacters = SearchValues.Create(Alphabet);

    private readonly byte[] _secret;

    public LeadKeys(byte[] secret)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(secret.Length, ShortestSecret);
        _secret = [.. secret];
    }

    /// <summary>One key for one mailbox: letter case is folded, a +tag is kept, since it may be another mailbox.</summary>
    public string For(EmailAddress address)
    {
        var normalised = Encoding.UTF8.GetBytes($"{address.LocalPart.ToLowerInvariant()}@{address.Domain}");
        return Prefix + Base32(HMACSHA256.HashData(_secret, normalised));
    }

    /// <summary>Whether text has the shape of a key, so that a look-up of anything else need not ask the database.</summary>
    public static bool IsKey(ReadOnlySpan<char> text) =>
        text.Length == Prefix.Length + Characters && text.StartsWith(Prefix) && !text[Prefix.Length..].ContainsAnyExcept(KeyCharacters);

    private static string Base32(ReadOnlySpan<byte> bytes)
    {
        Span<char> text = stackalloc char[Characters];
        for (var i = 0; i < Characters; i++)
        {
            var bit = i * 5;
            var pair = (bytes[bit / 8] << 8) | bytes[(bit / 8) + 1];
            text[i] = Alphabet[(pair >> (11 - (bit % 8))) & 31];
        }

        return text.ToString();
    }
}
