using System.Text.Json.Serialization;

namespace Agent.Api.Prompts;

/// <summary>One prompt, or the rubric, as it is in force on this node.</summary>
/// <param name="Name">The prompt's folder, or <c>rubric</c>.</param>
/// <param name="Version">The version in force: <c>sha256:</c> and the digest of its text. New runs are pinned to it.</param>
/// <param name="Source"><c>file</c>, or <c>activated</c> when a person has put an earlier version in the file's place.</param>
/// <param name="FileVersion">The last good version on disk.</param>
/// <param name="LoadedAt">Since when this node has the version in force.</param>
/// <param name="ActivatedAt">When it was activated; null when the file is in force.</param>
/// <param name="ActivatedBy">By whom.</param>
/// <param name="Model">The model its configuration names; null when it names none.</param>
/// <param name="Variables">What code fills in: each must stand in the template, and no other may.</param>
/// <param name="Error">What is wrong with the last edit, which therefore does not count; null when nothing is.</param>
public record PromptView(
    string Name,
    string Version,
    string Source,
    string FileVersion,
    DateTimeOffset LoadedAt,
    DateTimeOffset? ActivatedAt,
    string? ActivatedBy,
    string? Model,
    IReadOnlyList<string> Variables,
    string? Error)
{
    internal static PromptView Of(PromptState state) => new(
        state.Version.Name,
        state.Version.Hash,
        state.Activation is null ? "file" : "activated",
        state.FileHash,
        state.LoadedAt,
        state.Activation?.At,
        state.Activation?.By,
        (state.Version as Prompt)?.Model,
        PromptRule.Find(state.Version.Name)?.Variables ?? [],
        state.Error);
}

/// <summary>The same with its text and its history.</summary>
public sealed record PromptDetail : PromptView
{
    internal PromptDetail(PromptState state, IReadOnlyList<StoredVersion> versions)
        : base(Of(state))
    {
        Template = state.Version.Text.Template;
        Config = state.Version is Prompt ? state.Version.Text.Config : null;
        Versions = versions;
    }

    /// <summary>The text in force: of <c>skprompt.txt</c>, or of the rubric.</summary>
    public string Template { get; }

    /// <summary>The text of <c>config.json</c>; null for the rubric.</summary>
    public string? Config { get; }

    /// <summary>Every version that was ever in force, the newest first.</summary>
    public IReadOnlyList<StoredVersion> Versions { get; }
}

/// <summary>Every prompt, and the rubric.</summary>
public sealed record PromptList(IReadOnlyList<PromptView> Items);

/// <summary>Which version is to be in force.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ActivateRequest
{
    /// <summary><c>sha256:</c> and 64 hex digits, out of <c>GET /prompts/{name}</c>. The file's own version ends an activation.</summary>
    public string? Version { get; init; }
}
