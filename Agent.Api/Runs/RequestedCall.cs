using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Agent.Api.Traces;
using Agent.Plugins.Runs;
using Microsoft.SemanticKernel;

namespace Agent.Api.Runs;

/// <summary>A call as a model asked for it.</summary>
/// <param name="Arguments">The argument text, untouched; possibly not JSON at all.</param>
internal sealed record RequestedCall(string? Id, string? Plugin, string Function, string Arguments)
{
    private static readonly JsonDocumentOptions Plain = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    public static RequestedCall Of(CallText call)
    {
        // becomes a column, which cannot hold U+0000; no tool has such a name
        var name = call.Name.Replace('\0', '\uFFFD');
        var separator = name.IndexOf('-', StringComparison.Ordinal);
        return separator < 0
            ? new(call.Id, null, name, call.Arguments)
            : new(call.Id, name[..separator], name[(separator + 1)..], call.Arguments);
    }

    /// <summary>The call under its place in the journal, its arguments in canonical form, and the digest that an approval is bound to.</summary>
    public ToolCall ToCall(string key)
    {
        var canonical = Parse() is { } parsed ? CanonicalJson.Text(parsed) : new JsonObject { ["unparsed"] = Arguments }.ToJsonString(ApiJson.Text);
        return new(key, Id, Plugin ?? "", Function, canonical, Digest(Plugin ?? "", Function, canonical));
    }

    /// <summary>Arguments for a resent message.</summary>
    public KernelArguments? Elements() => ToArguments(value => value);

    /// <summary>Arguments for invoking: as Semantic Kernel hands them over, every value a string. Null when they are not a JSON object.</summary>
    public KernelArguments? Strings() =>
        ToArguments(value => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText());

    public static string Digest(string plugin, string function, string canonical) =>
        "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{plugin}\n{function}\n{canonical}")));

    private KernelArguments? ToArguments(Func<JsonElement, object> convert)
    {
        if (Parse() is not { } parsed)
        {
            return null;
        }

        var arguments = new KernelArguments();
        foreach (var member in parsed.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null))
        {
            arguments[member.Name] = convert(member.Value);
        }

        return arguments;
    }

    // Null for what a journal cannot hold or two readers may understand differently: members twice, halves of a surrogate pair, U+0000,
    // numbers beyond all measure, nesting no tool asks for.
    private JsonElement? Parse()
    {
        try
        {
            // "null" calls a function without arguments
            var value = JsonElement.Parse(Arguments.Trim() == "null" ? "{}" : Arguments, Plain);
            return value.ValueKind == JsonValueKind.Object && IsPlain(value) ? value : null;
        }
        catch (Exception misfit) when (misfit is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static bool IsPlain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().All(member => IsPlain(member.Name) && IsPlain(member.Value)),
        JsonValueKind.Array => value.EnumerateArray().All(IsPlain),
        JsonValueKind.String => IsPlain(value.GetString()!),
        JsonValueKind.Number => value.TryGetDouble(out var size) && double.IsFinite(size),
        _ => true,
    };

    private static bool IsPlain(string text) => !text.Contains('\0', StringComparison.Ordinal);
}
