using System.ComponentModel.DataAnnotations;
using Agent.Api.Prompts;

namespace Agent.Api.Model;

/// <summary>Which model speaks for which agent. Section <c>Agent</c>, checked at start.</summary>
internal sealed class AgentModels : IValidatableObject
{
    public const string Section = "Agent";

    /// <summary>Agent (or reader, writer) to model name. Not named: the <c>model_id</c> of its prompt's config.json, else <c>OpenAI:Model</c>.</summary>
    public IReadOnlyDictionary<string, string> Models { get; init; } = new Dictionary<string, string>();

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from agent in Models.Keys.Except(PromptSet.Required)
        select new ValidationResult($"there is no such agent; known are {string.Join(", ", PromptSet.Required)}.", [$"{nameof(Models)}:{agent}"]);
}
