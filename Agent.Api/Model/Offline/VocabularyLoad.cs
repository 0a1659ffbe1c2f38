using Agent.Api.Model.Offline.Reading;

namespace Agent.Api.Model.Offline;

/// <summary>
/// Reads a lead of no one while the service starts: the vocabularies are loaded with the first that is read, and the first person should
/// not wait for them. A vocabulary that cannot be read stops the service.
/// </summary>
internal sealed class VocabularyLoad(TimeProvider clock) : BackgroundService
{
    private static readonly Dictionary<string, string> Lead = new(StringComparer.Ordinal)
    {
        ["message"] = "Hello, we are a team of 20 and need a system for 500 orders a month, budget 10k, by March.",
        ["title"] = "Head of Operations",
        ["timeline"] = "next quarter",
        ["budget"] = "10,000 EUR",
        ["company_size"] = "20",
    };

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        FactReader.Read(new LeadText(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), Lead));
        return Task.CompletedTask;
    }
}
