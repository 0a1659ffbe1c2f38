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

    /// <summary>
    /// The call under its place in the journal, with one spelling for equal arguments (members in ordinal order, no white space) and the
    /// digest over tool and arguments that an approval is bound to.
    /// </summary>
    public ToolCall ToCall(string key)
    {
        var canonical = (Parse() is { } parsed ? Sort(parsed) : new JsonObject { ["unparsed"] = Arguments }).ToJsonString(ApiJson.Text);
        return new(key, Id, Plugin ?? "", Function, canonical, Digest(Plugin ?? "", Function, canonical));
    }

    /// <summary>Arguments for a resent message.</summary>
    public KernelArguments? Elements() => Parse() is { } parsed
        ? new(parsed.ToDictionary(member => member.Key, member => (object?)member.Value?.GetValue<JsonElement>()))
        : null;

    /// <summary>Arguments for invoking: as Semantic Kernel hands them over, every value a string. Null when they are not a JSON object.</summary>
    public KernelArguments? Strings() => Parse() is { } parsed
        ? new(parsed.Where(member => member.Value is not null).ToDictionary(member => member.Key, member => (object?)Text(member.Value!)))
        : null;

    public static string Digest(string plugin, string function, string canonical) =>
        "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{plugin}\n{function}\n{canonical}")));

    // Null for what a journal cannot hold or two readers may understand differently: members twice, halves of a surrogate pair, U+0000,
    // numbers beyond all measure, nesting no tool asks for.
    private JsonObject? Parse()
    {
        try
        {
            // "null" calls a function without arguments
            return Arguments.Trim() == "null" ? [] : JsonNode.Parse(Arguments, documentOptions: Plain) is JsonObject parsed && IsPlain(parsed) ? parsed : null;
        }
        catch (Exception misfit) when (misfit is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static bool IsPlain(JsonNode? value) => value switch
    {
        JsonObject members => members.All(member => IsPlain(member.Key) && IsPlain(member.Value)),
        JsonArray items => items.All(IsPlain),
        JsonValue text when text.GetValueKind() == JsonValueKind.String => IsPlain(text.GetValue<string>()),
        JsonValue number when number.GetValueKind() == JsonValueKind.Number => number.TryGetValue<double>(out var size) && double.IsFinite(size),
        _ => true,
    };

    private static bool IsPlain(string text) => !text.Contains('\0', StringComparison.Ordinal);

    private static JsonObject Sort(JsonObject value) =>
        new(value.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Sort(member.Value))));

    private static JsonNode? Sort(JsonNode? value) => value switch
    {
        JsonObject members => Sort(members),
        JsonArray items => new JsonArray([.. items.Select(Sort)]),
        _ => value?.DeepClone(),
    };

    private static string Text(JsonNode value) => value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString(ApiJson.Text);
}
