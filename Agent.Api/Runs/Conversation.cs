using System.Text.Json.Nodes;
using Agent.Api.Traces;
using Agent.Plugins.Runs;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Agent.Api.Runs;

/// <summary>
/// The talk with the agent in charge, kept in step with the journal: every message Semantic Kernel adds to the history becomes a row,
/// also the errors it answers by itself (unknown tool, malformed arguments), and a history is rebuilt from those rows.
/// </summary>
internal sealed class Conversation
{
    private readonly AgentRun run;
    private readonly Func<ChatMessageContent, TokenCount?> tokensOf;
    private int synced;
    private JournalRow? message;
    private IReadOnlyList<RequestedCall> calls = [];
    private int answered;

    /// <param name="opening">The hand-over's message to the agent.</param>
    /// <param name="rows">What was said since, in order; empty for a new conversation.</param>
    public Conversation(AgentRun run, string system, string opening, IEnumerable<JournalRow> rows, Func<ChatMessageContent, TokenCount?> tokensOf)
    {
        this.run = run;
        this.tokensOf = tokensOf;
        History.AddSystemMessage(system);
        History.AddUserMessage(opening);
        foreach (var row in rows)
        {
            Replay(row);
        }

        synced = History.Count;
    }

    public ChatHistory History { get; } = [];

    /// <summary>The model's turn: the last word is not its own.</summary>
    public bool AwaitsModel => History[^1].Role != AuthorRole.Assistant;

    /// <summary>Calls of the last message that have no answer yet, in order.</summary>
    public IEnumerable<RequestedCall> OpenCalls => calls.Skip(answered);

    /// <summary>Tells the agent something the journal already holds.</summary>
    public void Tell(string text)
    {
        History.AddUserMessage(text);
        synced = History.Count;
    }

    /// <summary>Adds the model's last word, which Semantic Kernel only returns.</summary>
    public void Add(ChatMessageContent reply)
    {
        if (reply.Role == AuthorRole.Assistant && !ReferenceEquals(History[^1], reply))
        {
            History.Add(reply);
        }

        Sync();
    }

    /// <summary>Answers an open call outside Semantic Kernel's loop.</summary>
    public void Answer(RequestedCall call, string result)
    {
        History.Add(Reply(call, result));
        Sync();
    }

    /// <summary>Journals whatever was added to the history since the last look.</summary>
    public void Sync()
    {
        for (; synced < History.Count; synced++)
        {
            var next = History[synced];
            if (next.Role == AuthorRole.Assistant)
            {
                var tokens = tokensOf(next);
                Begin(run.Journal.Append(StepKind.Model, run.Agent, null, ModelStep.Payload(next), tokens: tokens));
                run.Budget.Use((tokens?.Input ?? 0) + (tokens?.Output ?? 0));
            }
            else if (next.Role == AuthorRole.Tool)
            {
                JournalAnswer(next);
            }
        }
    }

    /// <summary>The call whose answer comes next.</summary>
    public ToolCall NextCall() => calls[answered].ToCall($"{message!.Seq}.{answered}");

    private void JournalAnswer(ChatMessageContent toolMessage)
    {
        if (answered >= calls.Count)
        {
            return;
        }

        var call = NextCall();
        answered++;
        if (!run.Journal.HasResult(call.Key))
        {
            var result = toolMessage.Items.OfType<FunctionResultContent>().FirstOrDefault()?.Result?.ToString() ?? toolMessage.Content ?? "";
            run.Journal.Append(StepKind.Tool, run.Agent, call.Function, ToolStep.Payload(call, result), call.Key);
        }
    }

    private static ChatMessageContent Reply(RequestedCall call, string result) =>
        new(AuthorRole.Tool, [new FunctionResultContent(call.Function, call.Plugin, call.Id, result)]);

    private void Begin(JournalRow modelRow)
    {
        message = modelRow;
        calls = ModelStep.Calls(modelRow);
        answered = 0;
    }

    private void Replay(JournalRow row)
    {
        switch (row.Kind)
        {
            case StepKind.Model when row.Agent == run.Agent:
                Begin(row);
                History.Add(ModelStep.Message(row));
                break;

            case StepKind.Tool:
                var call = calls[answered++];
                var result = JsonNode.Parse(row.Payload)!["result"]!.GetValue<string>();
                History.Add(Reply(call, result));
                break;

            case StepKind.Approval:
                History.AddUserMessage(Continuation.Message(row.Payload));
                break;
        }
    }
}
