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
    private readonly Func<ChatMessageContent, ModelUse> useOf;
    private int synced;
    private int message;
    private RequestedCall[] calls = [];
    private int answered;
    private ToolCall? next;

    /// <param name="opening">The hand-over's message to the agent.</param>
    /// <param name="rows">What was said since, in order; empty for a new conversation.</param>
    public Conversation(AgentRun run, string system, string opening, IEnumerable<JournalRow> rows, Func<ChatMessageContent, ModelUse> useOf)
    {
        this.run = run;
        this.useOf = useOf;
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

    /// <summary>Takes back what Semantic Kernel told the model in place of a fault: the call it happened in is open again.</summary>
    public void Rewind() => History.RemoveRange(synced, History.Count - synced);

    /// <summary>Answers an open call outside Semantic Kernel's loop.</summary>
    public void Answer(RequestedCall call, string result)
    {
        History.Add(Messages.Reply(call, result));
        Sync();
    }

    /// <summary>Journals whatever was added to the history since the last look.</summary>
    public void Sync()
    {
        for (; synced < History.Count; synced++)
        {
            var added = History[synced];
            if (added.Role == AuthorRole.Assistant)
            {
                var use = useOf(added);
                var step = Messages.Step(added);
                Begin(run.Journal.Append(StepKind.Model, run.Agent, null, step, use: use).Seq, step);
                run.Budget.Use(use);
            }
            else if (added.Role == AuthorRole.Tool)
            {
                JournalAnswer(added);
            }
        }
    }

    /// <summary>The call whose answer comes next.</summary>
    public ToolCall NextCall() => next ??= calls[answered].ToCall($"{message}.{answered}");

    private void JournalAnswer(ChatMessageContent toolMessage)
    {
        if (answered >= calls.Length)
        {
            return;
        }

        var call = NextCall();
        Advance();
        if (run.CurrentCall?.Key != call.Key)
        {
            // answered before any filter saw it: a tool nobody has, or arguments that are no JSON object
            run.Budget.Misfit(call.Key);
        }

        if (!run.Journal.HasResult(call.Key))
        {
            var result = toolMessage.Items.OfType<FunctionResultContent>().FirstOrDefault()?.Result?.ToString() ?? toolMessage.Content ?? "";
            run.Journal.Append(StepKind.Tool, run.Agent, call.Function, Steps.Of(call, result), call.Key);
        }
    }

    private void Begin(int seq, ModelStep step)
    {
        message = seq;
        calls = [.. step.ToolCalls.Select(RequestedCall.Of)];
        answered = 0;
        next = null;
    }

    private void Advance()
    {
        answered++;
        next = null;
    }

    private void Replay(JournalRow row)
    {
        switch (row.Kind)
        {
            case StepKind.Model when row.Agent == run.Agent:
                var step = row.Read(StepJson.Shared.ModelStep);
                Begin(row.Seq, step);
                History.Add(Messages.Message(step));
                break;

            case StepKind.Tool:
                History.Add(Messages.Reply(calls[answered], row.Read(StepJson.Shared.ToolStep).Result));
                Advance();
                break;

            case StepKind.Approval:
                History.AddUserMessage(Messages.Continuation(row));
                break;
        }
    }
}
