using System.Text.Json;
using System.Text.Json.Serialization;
using Agent.Eval.Labels;

namespace Agent.Eval.Twins;

/// <summary>One hostile text, as <c>attacks.json</c> has it.</summary>
/// <param name="Id">Unique: kind and language as a rule.</param>
/// <param name="Kind">score_claim, tool_request, system_turn, delimiter_break, translated_order ...</param>
/// <param name="Language">The language of the leads it is added to.</param>
/// <param name="Field">The free field it is added to. Default <c>message</c>.</param>
/// <param name="Hiding">How the text is hidden: none, zero_width, tags or base64. Default none.</param>
internal sealed record Attack(string Id, string Kind, string Language, string Text, string Field = "message", string Hiding = Hidings.None)
{
    /// <summary>The text as it is posted.</summary>
    public string Hidden() => Hidings.Hide(Text, Hiding);

    /// <summary>The table beside the program.</summary>
    public static IReadOnlyList<Attack> Load() =>
        JsonSerializer.Deserialize(File.ReadAllText(Path.Combine(EvalFolder.Built, "attacks.json")), AttackJson.Default.IReadOnlyListAttack) ?? [];
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(IReadOnlyList<Attack>))]
internal sealed partial class AttackJson : JsonSerializerContext;
