using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Services;
using Xunit;

namespace Agent.Tests.Kernels;

public sealed class ServiceTests
{
    private sealed class ScopedThing
    {
        public Guid Id { get; } = Guid.NewGuid();
    }

    [Fact]
    public async Task AddKernel_InAnApplication_IsTransientOverSharedPlugins()
    {
        var services = new ServiceCollection();
        services.AddKernel().Plugins.AddFromType<OrderTools>("Orders");
        services.AddSingleton<IFunctionInvocationFilter>(new FunctionFilter((context, next) => next(context)));
        await using var provider = services.BuildServiceProvider();

        var (one, two) = (provider.GetRequiredService<Kernel>(), provider.GetRequiredService<Kernel>());

        Assert.NotSame(one, two);
        Assert.NotSame(one.Plugins, two.Plugins);
        Assert.Same(one.Plugins["Orders"], two.Plugins["Orders"]);
        Assert.Single(one.FunctionInvocationFilters);
    }

    [Fact]
    public async Task Kernel_FromAScope_ReachesTheScopesServices()
    {
        var services = new ServiceCollection();
        services.AddScoped<ScopedThing>();
        services.AddKernel();
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();

        var kernel = scope.ServiceProvider.GetRequiredService<Kernel>();

        Assert.Same(scope.ServiceProvider.GetRequiredService<ScopedThing>(), kernel.GetRequiredService<ScopedThing>());
    }

    [Fact]
    public void Build_WhereAnApplicationOwnsTheServices_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() => new ServiceCollection().AddKernel().Build());

    [Fact]
    public void GetRequiredService_WithoutOne_IsRefused()
    {
        Assert.Throws<KernelException>(() => new Kernel().GetRequiredService<IChatCompletionService>());
        Assert.Throws<KernelException>(() => new Kernel().GetRequiredService<IChatCompletionService>("key"));
    }

    [Fact]
    public void GetRequiredService_WithSeveral_TakesTheKeyedOrTheLast()
    {
        var builder = Kernel.CreateBuilder();
        builder.AddOpenAIChatCompletion("a", "key", serviceId: "A").AddOpenAIChatCompletion("b", "key", serviceId: "B");
        var kernel = builder.Build();

        Assert.Equal("a", kernel.GetRequiredService<IChatCompletionService>("A").GetModelId());
        Assert.Equal("b", kernel.GetRequiredService<IChatCompletionService>().GetModelId());
        Assert.Equal(2, kernel.GetAllServices<IChatCompletionService>().Count());
    }

    [Fact]
    public async Task AddOpenAI_ToAnApplication_UsesItsHttpClient()
    {
        var model = new FakeModel(FakeModel.Says("hi"));
        var services = new ServiceCollection();
        services.AddSingleton(new HttpClient(model));
        services.AddOpenAIChatCompletion("m", new Uri("http://localhost:3/v1"), "key", serviceId: "reader");
        services.AddKernel();
        await using var provider = services.BuildServiceProvider();

        var answer = await provider.GetRequiredService<Kernel>().GetRequiredService<IChatCompletionService>("reader").GetChatMessageContentAsync("x");

        Assert.Equal("hi", answer.Content);
        Assert.Equal("http://localhost:3/v1/chat/completions", model.Requests[0].RequestUri?.ToString());
    }

    [Theory]
    [InlineData("A", null, "a")]
    [InlineData("B", null, "b")]
    [InlineData(null, "model-a", "a")]
    [InlineData(null, null, "b")]
    [InlineData("unknown", "model-a", "a")]
    [InlineData(null, "unknown", "b")]
    public async Task Prompt_WithSettings_GoesToTheServiceTheyName(string? service, string? modelId, string expected)
    {
        var kernel = TwoModels();

        var answer = await kernel.InvokePromptAsync<string>("x", new KernelArguments(new PromptExecutionSettings { ServiceId = service, ModelId = modelId }));

        Assert.Equal(expected, answer);
    }

    [Fact]
    public async Task Prompt_WithSettingsForAnUnknownService_IsRefused() =>
        await Assert.ThrowsAsync<KernelException>(() =>
            TwoModels().InvokePromptAsync("x", new KernelArguments(new PromptExecutionSettings { ServiceId = "unknown" })));

    [Fact]
    public void Clone_OfAKernel_HasListsOfItsOwn()
    {
        var kernel = new TestKernel().Kernel;
        kernel.Data["a"] = 1;

        var clone = kernel.Clone();
        clone.Plugins.Clear();
        clone.Data["b"] = 2;
        clone.FunctionInvocationFilters.Add(new FunctionFilter((context, next) => next(context)));

        Assert.Single(kernel.Plugins);
        Assert.Single(kernel.Data);
        Assert.Empty(kernel.FunctionInvocationFilters);
        Assert.Same(kernel.Services, clone.Services);
        Assert.Equal(1, clone.Data["a"]);
    }

    private static Kernel TwoModels()
    {
        var builder = Kernel.CreateBuilder();
        builder.AddOpenAIChatCompletion("model-a", "key", serviceId: "A", httpClient: new HttpClient(new FakeModel(FakeModel.Says("a"))));
        builder.AddOpenAIChatCompletion("model-b", "key", serviceId: "B", httpClient: new HttpClient(new FakeModel(FakeModel.Says("b"))));
        return builder.Build();
    }
}
