using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Agent.Api.Runs;
using Agent.Plugins;
using Agent.Plugins.Ports;
using Agent.Plugins.Runs;
using Agent.Plugins.Scoring;
using Microsoft.Extensions.DependencyInjection;

namespace Agent.Tests.Support;

/// <summary>
/// One app for a class of tests. Each lead has a domain of its own, and the model and the tools behave towards it as its test says: the
/// tests do not meet. What is not said is the embedded model's and the real tools' business.
/// </summary>
public class SharedApp : IAsyncLifetime
{
    private static int _leads;
    private readonly ConcurrentDictionary<string, Case> _cases = new(StringComparer.Ordinal);
    private AgentApp? _app;

    internal AgentApp App => _app ?? throw new InvalidOperationException("Not started.");

    /// <summary>Settings beside the defaults of tests.</summary>
    protected virtual (string Key, string Value)[] Settings => [];

    public async Task InitializeAsync()
    {
        var setup = await SetupAsync(Answer);
        _app = await AgentApp.StartAsync(setup with
        {
            Settings = [.. setup.Settings, .. Settings],
            Replace = services =>
            {
                services.AddSingleton<IActs>(provider => new WatchedActs(this, provider.GetRequiredService<PostgresActs>()));
                setup.Replace?.Invoke(services);
            },
        });
    }

    public virtual async Task DisposeAsync() => await App.DisposeAsync();

    /// <summary>Where the model is that answers as the tests say. Default: behind a handler, without a network.</summary>
    private protected virtual Task<AppSetup> SetupAsync(Func<ModelRequest, ModelReply?> answer) => Task.FromResult(new AppSetup { Model = new ScriptedModel(answer) });

    internal Case Enterprise(Func<ModelRequest, ModelReply?>? script = null) => New(script, new JsonObject
    {
        ["need"] = "Enterprise API integration",
        ["timeline"] = "Immediately",
        ["budget"] = "$50,000+",
        ["company_size"] = 500,
        ["title"] = "CTO",
    });

    internal Case SmallBusiness(Func<ModelRequest, ModelReply?>? script = null) => New(script, new JsonObject
    {
        ["need"] = "Need CRM integration",
        ["timeline"] = "next quarter",
        ["company_size"] = 50,
        ["title"] = "Operations Manager",
    });

    internal Case Bare(Func<ModelRequest, ModelReply?>? script = null) => New(script, []);

    private Case New(Func<ModelRequest, ModelReply?>? script, JsonObject lead)
    {
        var domain = $"lead{Interlocked.Increment(ref _leads)}x.com";
        lead["email"] = $"buyer@{domain}";
        lead["company"] = domain[..^4];
        return _cases[domain] = new Case(this, domain, lead) { Script = script ?? (_ => null) };
    }

    // The writer sees the company, every other prompt the domain.
    private ModelReply? Answer(ModelRequest request)
    {
        var domain = Regex.Match(request.Body.ToJsonString(), @"lead\d+x").Value + ".com";
        return _cases.TryGetValue(domain, out var known) ? known.Hear(request) : null;
    }

    /// <summary>One lead and how the world behaves towards it.</summary>
    internal sealed class Case(SharedApp shared, string domain, JsonObject lead)
    {
        public string Domain => domain;

        public JsonObject Lead => lead;

        /// <summary>Changed in mid-run: the model recovers, or is taken over.</summary>
        public Func<ModelRequest, ModelReply?> Script { get; set; } = _ => null;

        /// <summary>Called before each act; throws what the tool throws.</summary>
        public Action<Act> BeforeAct { get; set; } = _ => { };

        /// <summary>Every request that any model got about this lead, as it went over the wire.</summary>
        public ConcurrentQueue<ModelRequest> Heard { get; } = new();

        /// <summary>The answers of tools that the model got to see in its last turn.</summary>
        public IReadOnlyList<string> LastAnswers => Heard.Last(request => request.Schema is null).Answers;

        public ModelReply? Hear(ModelRequest request)
        {
            Heard.Enqueue(request);
            return Script(request);
        }

        public async Task<JsonObject> SubmitAsync() => await shared.App.SubmitAsync(lead);

        public async Task<JsonObject> ResultAsync(JsonObject submitted) =>
            (await shared.App.GetAsync($"/lead/{submitted["lead_key"]}"))["result"]!.AsObject();

        /// <summary>Rows of a table that belong to this lead.</summary>
        public Task<long> CountAsync(string table, string condition = "true") => shared.App.CountAsync(
            $"select count(*) from {table} where lead_key = (select lead_key from leads where domain = '{domain}') and {condition}");

        /// <summary>Decides, and waits until whatever follows has ended.</summary>
        public async Task<JsonObject> DecideAsync(string actionId, string decision)
        {
            using var response = await shared.App.DecideAsync(actionId, decision);
            var body = await response.Content.ReadAsStringAsync();
            Assert.True(response.IsSuccessStatusCode, body);
            await shared.App.SettleAsync();
            return JsonNode.Parse(body)!.AsObject();
        }

        /// <summary>No meeting, no mail, nothing closed: nothing that leaves the house or ends the lead.</summary>
        public async Task AssertNothingOutwardAsync()
        {
            Assert.Equal(0, await CountAsync("meetings"));
            Assert.Equal(0, await CountAsync("outbox join runs using (run_id)"));
            Assert.Equal(0, await CountAsync("leads", "closed_as is not null"));
            await shared.App.AssertPromisesAsync();
        }
    }

    /// <summary>Facts as a reader sends them.</summary>
    internal static ModelReply Facts(LeadFacts facts) => ModelReply.Text(JsonSerializer.Serialize(facts, DomainJson.Shared.LeadFacts));

    private sealed class WatchedActs(SharedApp shared, PostgresActs acts) : IActs
    {
        public async Task CommitAsync(LeadRun run, Act act, string result, CancellationToken cancellationToken)
        {
            if (shared._cases.TryGetValue(run.Lead.Domain, out var known))
            {
                known.BeforeAct(act);
            }

            await acts.CommitAsync(run, act, result, cancellationToken);
        }

        public Task<SavedDraft?> FindDraftAsync(LeadRun run, string draftId, CancellationToken cancellationToken) =>
            acts.FindDraftAsync(run, draftId, cancellationToken);
    }
}

/// <summary>
/// A shared app where faults are quickly a person's business: one try of each request, two of each run, no pauses, and no breaker, which
/// would carry one test's fault into another.
/// </summary>
public sealed class FaultyApp : SharedApp
{
    protected override (string Key, string Value)[] Settings =>
        [("OpenAI:Attempts", "1"), ("OpenAI:BreakerFailures", "0"), ("Agent:MaxFailures", "2"), ("Agent:RetryPause", "00:00:00")];
}

/// <summary>A shared app that proposes mails too: every tool of the house is within some agent's reach.</summary>
public sealed class ProposingApp : SharedApp
{
    protected override (string Key, string Value)[] Settings =>
        [("Agent:Outreach", "propose"), ("OpenAI:Attempts", "1"), ("OpenAI:BreakerFailures", "0"), ("Agent:MaxFailures", "2"), ("Agent:RetryPause", "00:00:00")];
}
