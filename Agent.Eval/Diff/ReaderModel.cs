using Agent.Api.Agents;
using Agent.Api.Costs;
using Agent.Api.Model;
using Agent.Api.Model.Offline;
using Agent.Api.Model.Recording;
using Agent.Api.Prompts;
using Agent.Plugins.Leads;
using Agent.Plugins.Scoring;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Agent.Eval.Diff;

/// <summary>
/// Who reads leads anew under a changed reader prompt: the embedded model, recordings, or a model for money. The service's own handlers and
/// prompts, without its database: what is asked here is counted and paid for nowhere else.
/// </summary>
internal sealed class ReaderModel : IDisposable
{
    /// <summary>Reads of a borderline lead, as the service makes them.</summary>
    private const int MostReads = 3;

    private readonly ServiceProvider _services;
    private readonly RequestCount _count;
    private readonly HttpClient _client;
    private readonly ChatModels _models;

    private ReaderModel(ServiceProvider services, ReadBy readBy, HttpMessageHandler handler)
    {
        (_services, ReadBy) = (services, readBy);
        _count = new(handler);
        _client = new(_count) { Timeout = Timeout.InfiniteTimeSpan };
        var options = readBy == ReadBy.Offline ? new() : services.GetRequiredService<ModelOptions>();
        _models = new(options, services.GetRequiredService<AgentModels>(), _client, _client, services.GetRequiredService<ILoggerFactory>());
    }

    public ReadBy ReadBy { get; }

    /// <summary>Requests made, answered or not.</summary>
    public int Requests => _count.Requests;

    /// <summary>What they cost, in USD.</summary>
    public decimal Spent => _services.GetService<CostCeiling>()?.Spent ?? 0;

    /// <param name="configuration">The service's settings.</param>
    public static ReaderModel Create(DiffOptions options, IConfiguration configuration)
    {
        var services = new ServiceCollection().AddSingleton(configuration).AddLogging().AddSingleton(TimeProvider.System)
            .AddModel(configuration)
            .AddSingleton(provider => new CostCeiling(options.MaxCost, provider.GetRequiredService<ModelPrices>()))
            .BuildServiceProvider();
        return new(services, options.ReadBy, options.ReadBy switch
        {
            ReadBy.Offline => new OfflineModel(TimeProvider.System),
            ReadBy.Recordings => RecordingSetup.Recorded(services, () => throw new InvalidOperationException("A replay has no chain.")),
            _ => new AnswerCheckHandler(new CostCeilingHandler(
                services.GetRequiredService<CostCeiling>(),
                ModelSetup.Patient(services, services.GetRequiredKeyedService<HttpMessageHandler>(ModelSetup.Transport)))),
        });
    }

    /// <summary>The model that would read under this prompt.</summary>
    public string NameFor(Prompt prompt) => _models.For(prompt.Name, prompt, @out: false).Name;

    /// <summary>Reads the lead as often as the service would, and judges by the reads.</summary>
    /// <exception cref="RecordingMissingException">It was not recorded.</exception>
    /// <exception cref="ModelOutException">The model is out, or the next request could pass the cost limit.</exception>
    /// <exception cref="ModelAnswerException">The answer is not what was asked for.</exception>
    public async Task<Decision> DecideAsync(Lead lead, Prompt prompt, Rubric rubric, CancellationToken cancellationToken)
    {
        var reads = new LeadReads(lead, rubric);
        var most = 1;
        for (var read = 0; read < most; read++)
        {
            reads.Add(await ReadAsync(lead, prompt, cancellationToken));
            most = ReadBy != ReadBy.Offline && reads.IsBorderline ? MostReads : 1;
        }

        return reads.Settle(rules: null).Counts.Decision;
    }

    public void Dispose()
    {
        _client.Dispose();
        _services.Dispose();
    }

    private async Task<LeadFacts> ReadAsync(Lead lead, Prompt prompt, CancellationToken cancellationToken)
    {
        var model = _models.For(prompt.Name, prompt, @out: false);
        var answer = await PromptFunctions.AskAsync(model, prompt, lead, AnswerSchemas.LeadFacts, ReaderQuestion.Of(lead), cancellationToken);
        return ReaderQuestion.Read(answer.Content ?? "");
    }

    private sealed class RequestCount(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private int _requests;

        public int Requests => Volatile.Read(ref _requests);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _requests);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
