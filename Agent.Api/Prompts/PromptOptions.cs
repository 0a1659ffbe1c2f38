using System.ComponentModel.DataAnnotations;

namespace Agent.Api.Prompts;

/// <summary>Which rubric decides. Section <c>Agent</c>, checked at start.</summary>
internal sealed class PromptOptions
{
    public const string Section = "Agent";

    /// <summary>The rubric's file, inside the prompts folder. Default <c>rubric.json</c>.</summary>
    [Required]
    [RegularExpression(@"^(?!.*\.\.)[^/\\][^\\]*\.json$", ErrorMessage = "Must be a .json file inside the prompts folder, such as presets/champ.json.")]
    public string Rubric { get; init; } = RubricVersion.DefaultFile;
}
