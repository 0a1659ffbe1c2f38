using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

// Functions of a plugin are methods of an object, whether they need one or not.
#pragma warning disable CA1822

namespace Agent.Tests.Kernels;

public enum Priority
{
    Low,
    High,
}

public sealed record Person(string Name, int Age);

/// <summary>One function of every shape the tests need.</summary>
[Description("Everything about orders.")]
public sealed class OrderTools
{
    [KernelFunction("get_order")]
    [Description("Reads an order.")]
    [return: Description("The order.")]
    public string GetOrder([Description("Its number.")] string orderId) => $"order {orderId}";

    [KernelFunction("set_priority")]
    public Task<Priority> SetPriorityAsync(string orderId, Priority priority, [Description("How many.")] int count = 3, CancellationToken cancellationToken = default) =>
        Task.FromResult(priority);

    [KernelFunction("now")]
    public string Now() => "now <&>";

    [KernelFunction("person")]
    public Person Echo(Person person, List<string> tags, bool flag, double factor) =>
        person with { Name = string.Create(CultureInfo.InvariantCulture, $"{person.Name} {tags.Count} {flag} {factor}") };

    [KernelFunction("count")]
    public int Count(int n) => n;

    [KernelFunction("optional")]
    public string Optional(Priority? priority = null, DateTime? due = null, int? most = 5, string? text = "abc") =>
        string.Create(CultureInfo.InvariantCulture, $"{priority}|{due:O}|{most}|{text}");

    [KernelFunction("raw")]
    public string Raw(Guid id, JsonElement anything) => $"{id} {anything}";

    [KernelFunction("nothing")]
    public void Nothing()
    {
    }

    [KernelFunction("nothing_later")]
    public async Task NothingLaterAsync() => await Task.Yield();

    [KernelFunction("fails")]
    public string Fails() => throw new InvalidOperationException("the inside story");

    [KernelFunction("gives_up")]
    public Task GivesUpAsync() => throw new OperationCanceledException();

    [KernelFunction("message")]
    public ChatMessageContent Message() => new(AuthorRole.Assistant, "spoken");

    [KernelFunction("messages")]
    public IReadOnlyList<ChatMessageContent> Messages() => [new(AuthorRole.Assistant, "one"), new(AuthorRole.Assistant, "two")];

    [KernelFunction("date")]
    public DateTimeOffset Date() => new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [KernelFunction("facts")]
    public ValueTask<object> FactsAsync() => new(new { Text = "Grüße <b> & 'x'", Priority = Priority.High, Missing = (string?)null });

    [KernelFunction("own_result")]
    public FunctionResult OwnResult(KernelFunction function) => new(function, "made by hand");

    [KernelFunction("injected")]
    public string Injected(
        Kernel kernel,
        KernelFunction function,
        KernelArguments arguments,
        CultureInfo culture,
        IFormatProvider provider,
        ILogger logger,
        ILoggerFactory loggers,
        IAIServiceSelector selector,
        CancellationToken cancellationToken) =>
        $"{function.PluginName}.{function.Name} {arguments.Count} {culture.Name}{ReferenceEquals(culture, provider)} {kernel.Plugins.Count} {logger is not null} {loggers is not null} {selector is not null}";

    [KernelFunction("service")]
    public string Service([FromKernelServices] TimeProvider clock) => clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);

    [KernelFunction("service_or_not")]
    public string ServiceOrNot([FromKernelServices("key")] TimeProvider? clock = null) => clock is null ? "none" : "some";
}
