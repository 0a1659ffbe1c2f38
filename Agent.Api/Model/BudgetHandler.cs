using Agent.Api.Runs;

namespace Agent.Api.Model;

/// <summary>Asks the pass's budget before every request that leaves for a model.</summary>
internal sealed class BudgetHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        RunBudget.Current?.BeforeRequest();
        return base.SendAsync(request, cancellationToken);
    }
}
