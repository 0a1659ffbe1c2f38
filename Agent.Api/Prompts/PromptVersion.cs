using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Agent.Plugins.Scoring;

namespace Agent.Api.Prompts;

/// <summary>A prompt or the rubric as text, from the disk or out of <c>prompt_versions</c>. The rubric has no configuration.</summary>
internal sealed record PromptText(string Name, string Template, string Config);

/// <summary>One version of a prompt or of the rubric. The version is its content.</summary>
internal abstract class PromptVersion(PromptText text, string hash)
{
    /// <summary>Name under which the rubric is kept.</summary>
    public const string RubricName = "rubric";

    public PromptText Text => text;

    public string Name => text.Name;

    /// <summary><c>sha256:</c> and 64 hex digits.</summary>
    public string Hash => hash;

    /// <summary>As it was used before: only what cannot be used at all is refused, not what would not be accepted as an edit today.</summary>
    /// <exception cref="PromptException">It cannot be read.</exception>
    public static PromptVersion Read(PromptText text, string rubricFile = RubricVersion.DefaultFile) =>
        text.Name == RubricName ? new RubricVersion(text, rubricFile) : new Prompt(text);

    /// <summary>As an edit or an activation: it must keep every rule.</summary>
    /// <exception cref="PromptException">It must not be used.</exception>
    public static PromptVersion Check(PromptText text, string rubricFile = RubricVersion.DefaultFile)
    {
        if (text.Name != RubricName)
        {
            PromptCheck.Run(text);
        }

        return Read(text, rubricFile);
    }

    protected static string HashOf(string content) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}

/// <summary>One version of the rubric.</summary>
internal sealed class RubricVersion : PromptVersion
{
    public const string DefaultFile = "rubric.json";

    public RubricVersion(PromptText text, string file)
        : this(text, Parse(text.Template, file))
    {
    }

    private RubricVersion(PromptText text, Rubric rubric)
        : base(text, rubric.Hash) => Rubric = rubric;

    public Rubric Rubric { get; }

    private static Rubric Parse(string json, string file)
    {
        try
        {
            return Rubric.Parse(json);
        }
        catch (RubricException broken)
        {
            var problem = broken.InnerException is JsonException misfit ? RubricShape.Problem(misfit) : broken.Problem;
            throw new PromptException(file, broken.Key == "$" ? problem : $"{broken.Key}: {problem}", broken);
        }
    }
}
