using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Agent.Api;
using Agent.Api.Intake;
using Agent.Api.OpenApi;
using Agent.Api.Scalar;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Agent.Tests.OpenApi;

/// <summary>The edge alone, on a port of its own: problems, document, explorer, and sample endpoints in place of the real ones.</summary>
internal sealed class EdgeHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private EdgeHost(WebApplication app, HttpClient client) => (_app, Client) = (app, client);

    public HttpClient Client { get; }

    public static async Task<EdgeHost> StartAsync(Action<IEndpointRouteBuilder>? map = null, string? contentRoot = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = contentRoot ?? AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            json.SerializerOptions.TypeInfoResolver ??= new DefaultJsonTypeInfoResolver();
        });
        builder.Services.AddProblems();
        builder.Services.AddApiDocument();

        var app = builder.Build();
        app.UseProblems();
        app.MapApiDocument();
        app.MapScalarExplorer();
        (map ?? MapSamples)(app);
        await app.StartAsync();

        var address = app.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new(app, new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = new Uri(address) });
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    public static void MapSamples(IEndpointRouteBuilder routes)
    {
        var leads = routes.MapGroup("").WithTags("Leads");
        leads.MapPost("/lead", SubmitAsync).WithName("SubmitLead").WithSummary("Hand in a lead")
            .Accepts<LeadRequest>("application/json").Produces<Answer>().Produces<Answer>(StatusCodes.Status202Accepted)
            .WithHeader(ApiHeader.IdempotencyKey).WithHeader(ApiHeader.Prefer).WithExamples(ApiExamples.SubmitLead);
        leads.MapGet("/lead/{leadKey}", (string leadKey) => Problems.NotFound("lead", leadKey)).WithName("GetLead").Produces<Answer>().WithExamples(ApiExamples.GetLead);
        leads.MapGet("/leads", (int? limit) => TypedResults.Ok(new Answer($"{limit}"))).WithName("ListLeads").WithExamples(ApiExamples.ListLeads);

        var approvals = routes.MapGroup("").WithTags("Approvals");
        approvals.MapGet("/approvals", (int? limit) => TypedResults.Ok(new Answer($"{limit}"))).WithName("ListApprovals").WithExamples(ApiExamples.ListApprovals);
        approvals.MapPost("/approve/{actionId}", (string actionId, Decision decision) => TypedResults.Ok(new Answer($"{actionId} {decision.Note}")))
            .WithName("Approve").WithExamples(ApiExamples.Approve);

        routes.MapGet("/memory/{domain}", (string domain) => TypedResults.Ok(new Answer(domain))).WithTags("Memory").WithName("GetMemory").WithExamples(ApiExamples.GetMemory);
        routes.MapGet("/traces", (int? limit) => TypedResults.Ok(new Answer($"{limit}"))).WithTags("Traces").WithName("ListTraces").WithExamples(ApiExamples.ListTraces);
        routes.MapGet("/traces/{runId}", (string runId) => TypedResults.Ok(new Answer(runId))).WithTags("Traces").WithName("GetTrace").WithExamples(ApiExamples.GetTrace);
        routes.MapGet("/health", () => TypedResults.Ok(new Answer("healthy"))).WithTags("Service").WithName("GetHealth").WithExamples(ApiExamples.GetHealth);
    }

    private static async Task<Results<Ok<Answer>, ProblemHttpResult>> SubmitAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (IdempotencyKey.Read(request.Headers[IdempotencyKey.Header]) is IdempotencyKeyOutcome.Invalid(var detail))
        {
            return Problems.Validation(IdempotencyKey.Header, detail);
        }

        var normalizer = new LeadNormalizer(new LeadKeys(new byte[32]));
        return await LeadRequestReader.ReadAsync(request, cancellationToken) switch
        {
            LeadReadOutcome.Read(var lead) => normalizer.Normalize(lead, DateTimeOffset.UnixEpoch) switch
            {
                NormalizeOutcome.Normalized(var normalized) => TypedResults.Ok(new Answer(normalized.LeadKey)),
                NormalizeOutcome.Invalid(var errors) => Problems.Validation(errors),
                var unknown => throw new UnreachableException($"No answer for {unknown}."),
            },
            LeadReadOutcome.Malformed(var why) => Problems.Malformed(why),
            LeadReadOutcome.TooLarge => Problems.TooLarge(LeadLimits.Body),
            LeadReadOutcome.UnsupportedMediaType(var why) => Problems.UnsupportedMediaType(why),
            LeadReadOutcome.Invalid(var errors) => Problems.Validation(errors),
            var unknown => throw new UnreachableException($"No answer for {unknown}."),
        };
    }

    internal sealed record Answer(string LeadKey);

    internal sealed record Decision([property: FromBody] string? Note);
}
