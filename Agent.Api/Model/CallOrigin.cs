using Agent.Api.Prompts;
using Agent.Plugins.Leads;

namespace Agent.Api.Model;

/// <summary>
/// Who asks a model, and about which lead. No request says so, and handlers under the chat have nothing else: recordings are named by it.
/// </summary>
/// <param name="Agent">An agent of the house, or reader or writer.</param>
/// <param name="Prompt">The version it works under.</param>
internal sealed record CallOrigin(string Agent, Prompt Prompt, Lead Lead)
{
    private static readonly AsyncLocal<CallOrigin?> Ambient = new();

    /// <summary>Of the request this flow of control is about to make; null outside an agent's turn.</summary>
    public static CallOrigin? Current => Ambient.Value;

    /// <summary>Makes this the origin until the calling method returns: a reader that is asked in the middle of a turn hides the agent only for its own request.</summary>
    public void Enter() => Ambient.Value = this;
}
