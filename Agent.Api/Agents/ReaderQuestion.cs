using System.Globalization;
using System.Text.Json;
using Agent.Api.Model;
using Agent.Plugins;
using Agent.Plugins.Leads;
using Agent.Plugins.Scoring;
using Microsoft.SemanticKernel;

namespace Agent.Api.Agents;

/// <summary>What the reader is asked about a lead and how its answer is read, whoever asks: a run, or a comparison of prompts.</summary>
internal static class ReaderQuestion
{
    public const string Prompt = "reader";

    public static KernelArguments Of(Lead lead) => new()
    {
        ["received_at"] = lead.ReceivedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["lead"] = LeadFields.ToReaderJson(lead),
    };

    /// <exception cref="ModelAnswerException">The answer is not what was asked for.</exception>
    public static LeadFacts Read(string answer)
    {
        try
        {
            return JsonSerializer.Deserialize(answer, DomainJson.Shared.LeadFacts) ?? throw new JsonException("null");
        }
        catch (JsonException misfit)
        {
            throw new ModelAnswerException("The reader's answer does not fit its schema.", misfit);
        }
    }
}
